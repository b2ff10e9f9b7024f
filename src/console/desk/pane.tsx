import type { UseQueryResult } from '@tanstack/react-query';
import { useCity } from '../api/queries.js';
import type { CallerSearch } from '../api/types.js';
import type { CallerAtDesk } from '../calls/call-queries.js';
import { CallerPane } from '../calls/caller-pane.js';
import { KeptCases } from '../identity/kept-cases.js';
import { Button } from '../shell/controls/button.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { useNames, useWords } from '../words/use-words.js';
import { CaseLines } from './case-lines.js';
import { currentCase, type Draft } from './draft.js';
import { Preview } from './next.js';
import type { SectionName } from './section.js';
import { useSimilar } from './similar.js';
import type { DraftOf } from './use-draft.js';

interface Props {
  at: SectionName;
  of: DraftOf;
  caller: UseQueryResult<CallerSearch>;
  hasPhone: boolean;
  /** Who calls, as the telephone system says. */
  onLine: CallerAtDesk | null;
}

/** Follows the focus: what helps with the step the agent is in. */
export function Pane({ at, of, caller, hasPhone, onLine }: Props) {
  if (at === 'item') return <AboutItem draft={of.draft} />;
  if (at === 'where' || at === 'similar') return <Nearby draft={of.draft} />;
  if (at === 'next' || at === 'record') return <Coming draft={of.draft} />;
  if (onLine) return <CallerPane caller={onLine} of={of} />;
  return <Caller caller={caller} hasPhone={hasPhone} of={of} />;
}

function Caller({ caller, hasPhone, of }: Pick<Props, 'caller' | 'hasPhone' | 'of'>) {
  const { desk } = useWords();
  const text = desk.pane;
  if (!hasPhone) return <Note title={text.caller} text={text.callerNeed} />;
  return (
    <>
      <h2>{text.caller}</h2>
      <Loaded query={caller} skeleton={<Skeleton lines={3} />}>
        {({ citizens, cases, confidential }) => (
          <>
            {citizens.map(({ id, name }) =>
              name && name !== of.draft.name ? (
                <Button key={id} onPress={() => of.change({ name })}>
                  {text.use(name)}
                </Button>
              ) : null,
            )}
            <p className="muted">{cases.length === 0 ? text.callerNone : text.callerFound(cases.length)}</p>
            <CaseLines cases={cases.slice(0, 8)} />
            <KeptCases kept={confidential} />
          </>
        )}
      </Loaded>
    </>
  );
}

function AboutItem({ draft }: { draft: Draft }) {
  const { desk, domain } = useWords();
  const { name } = useNames();
  const text = desk.pane;
  const category = useCity()?.categories.find(({ code }) => code === currentCase(draft).category);
  if (!category) return <Note title={text.item} text={text.itemNeed} />;
  return (
    <>
      <h2>{text.item}</h2>
      <p className="preview-agency">{name(category)}</p>
      <p>
        {domain.kind[category.kind]} · {category.group}
      </p>
      <ul className="dues">
        {category.limits.map(({ kind, ...amount }) => (
          <li key={kind}>{text.limit[kind](domain.amount(amount))}</li>
        ))}
        {category.photoRequired && <li>{text.photo}</li>}
      </ul>
      {category.keywords.length > 0 && (
        <>
          <h3>{text.words}</h3>
          <p className="muted">{category.keywords.slice(0, 12).join('、')}</p>
        </>
      )}
    </>
  );
}

function Nearby({ draft }: { draft: Draft }) {
  const { desk } = useWords();
  const query = useSimilar(draft);
  const items = query.data?.items;
  const { unread, needPlace } = desk.similar;
  if (!items) return <Note title={desk.pane.similar} text={query.isError ? unread : needPlace} />;
  return (
    <>
      <h2>{desk.pane.similar}</h2>
      {items.length === 0 ? <p className="muted">{desk.similar.none}</p> : <CaseLines cases={items} />}
    </>
  );
}

function Coming({ draft }: { draft: Draft }) {
  const { desk } = useWords();
  return (
    <>
      <h2>{desk.pane.next}</h2>
      <Preview draft={draft} />
    </>
  );
}

function Note({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h2>{title}</h2>
      <p className="muted">{text}</p>
    </>
  );
}
