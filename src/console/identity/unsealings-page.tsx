import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.js';
import { NumberLink } from '../boards/case-list.js';
import { DateTime } from '../shell/date-time.js';
import { Page } from '../shell/page.js';
import { RowList } from '../shell/row-list.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { type Unsealing, unsealingsQuery } from './queries.js';
import { UnsealingActions } from './unsealing-actions.js';
import './identity.css';

/** Who needs to know who asked: what waits for my word, and what I have asked for. */
export function UnsealingsPage() {
  const words = useWords();
  const me = useQuery(sessionQuery).data;
  const text = words.identity.unsealings;
  return (
    <Page title={text.title} lead={<p className="lead">{text.lead}</p>}>
      {me?.rights.includes('unsealing.approve') && <Requests view="decide" />}
      {me?.rights.includes('unsealing.ask') && <Requests view="mine" />}
    </Page>
  );
}

function Requests({ view }: { view: 'decide' | 'mine' }) {
  const words = useWords();
  const text = words.identity.unsealings;
  const query = useQuery(unsealingsQuery(view));
  const isDecide = view === 'decide';
  return (
    <section className="requests" aria-labelledby={`unsealings-${view}`}>
      <h2 id={`unsealings-${view}`}>{text[view]}</h2>
      <Loaded query={query} skeleton={<Skeleton lines={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              title={isDecide ? text.emptyDecide : text.emptyMine}
              hint={isDecide ? text.emptyDecideHint : text.emptyMineHint}
              icon="seal"
            />
          ) : (
            <List items={items} caption={text[view]} />
          )
        }
      </Loaded>
    </section>
  );
}

function List({ items, caption }: { items: Unsealing[]; caption: string }) {
  const text = useWords().identity.unsealings;
  return (
    <RowList
      caption={caption}
      items={items}
      columns={[
        { name: text.case, cell: one => <About one={one} /> },
        { name: text.who, cell: one => <Asker one={one} /> },
        { name: text.reason, cell: one => one.reason, className: 'entry-text' },
        { name: text.state, cell: one => <State one={one} />, className: 'request-state' },
        { name: text.actions, cell: one => <UnsealingActions one={one} /> },
      ]}
    />
  );
}

function About({ one }: { one: Unsealing }) {
  const words = useWords();
  const { name } = useNames();
  return (
    <>
      <NumberLink card={one.case} />
      <span className="second-line">
        {[name(one.case.category), one.case.confidential && words.identity.confidentialMark]
          .filter(Boolean)
          .join('・')}
      </span>
    </>
  );
}

function Asker({ one }: { one: Unsealing }) {
  const words = useWords();
  const { name } = useNames();
  const { askedBy } = one;
  return (
    <>
      {askedBy.name}
      <span className="second-line">
        {name(askedBy.agency) || words.roles[askedBy.role]} <DateTime at={one.askedAt} />
      </span>
    </>
  );
}

function State({ one }: { one: Unsealing }) {
  const words = useWords();
  const language = useLanguage();
  const text = words.identity;
  return (
    <>
      {text.unsealings.states[one.state]}
      {one.state === 'asked' && <span className="second-line">{text.decider[one.decider]}</span>}
      {one.state === 'approved' && one.untilAt && (
        <span className="second-line">{text.until(dateTimeWords(one.untilAt, language))}</span>
      )}
      {one.decidedBy && (
        <span className="second-line">{[one.decidedBy, one.note].filter(Boolean).join('：')}</span>
      )}
    </>
  );
}
