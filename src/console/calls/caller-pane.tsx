import { CaseLines } from '../desk/case-lines.js';
import type { DraftOf } from '../desk/use-draft.js';
import { KeptCases } from '../identity/kept-cases.js';
import { Button } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { useWords } from '../words/use-words.js';
import type { CallerAtDesk } from './call-queries.js';

const MOST_SHOWN = 8;

/** Everybody who gave this number, their cases (open ones first), and what was said before. */
export function CallerPane({ caller, of }: { caller: CallerAtDesk; of: DraftOf }) {
  const { desk, domain, calls } = useWords();
  const { pane } = desk;
  const { pop } = calls;
  const { citizens, cases, confidential, contacts, language } = caller;
  const named = citizens.filter(({ name }) => name);
  const spoken = language && desk.languages[language as keyof typeof desk.languages];
  return (
    <>
      <h2>{pane.caller}</h2>
      {citizens.length > 1 && <p>{pop.several(citizens.length)}</p>}
      {named.length === 0 && <p className="muted">{pop.nobody}</p>}
      {named.map(({ id, name }) =>
        name && name !== of.draft.name ? (
          <Button key={id} onPress={() => of.change({ name })}>
            {pane.use(name)}
          </Button>
        ) : null,
      )}
      {spoken && <p>{pop.language(spoken)}</p>}
      <p className="muted">{cases.length === 0 ? pane.callerNone : pane.callerFound(cases.length)}</p>
      <CaseLines cases={cases.slice(0, MOST_SHOWN)} />
      <KeptCases kept={confidential} />
      {contacts.length > 0 && (
        <section aria-labelledby="earlier-contacts">
          <h3 id="earlier-contacts">{pop.earlier}</h3>
          <ul className="case-lines">
            {contacts.map(one => (
              <li key={one.id}>
                <DateTime at={one.receivedAt} /> {domain.channel[one.channel as keyof typeof domain.channel]}
                <span className="second-line">{[one.topic, one.note].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
