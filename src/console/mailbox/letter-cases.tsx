import { NumberLink } from '../boards/case-list.js';
import { StateMark } from '../boards/marks.js';
import { Icon } from '../shell/icons.js';
import { useNames, useWords } from '../words/use-words.js';
import type { LetterInFull } from './mailbox-queries.js';

type CaseOfLetter = LetterInFull['cases'][number];

/** The petition it became, and the further ones of its other matters; for which of them the answer waits. */
export function LetterCases({ letter: { cases } }: { letter: LetterInFull }) {
  const { letter: text } = useWords().mailbox;
  return (
    <section className="letter-part" aria-labelledby="letter-cases">
      <h2 id="letter-cases">{text.cases}</h2>
      {cases.length === 0 ? (
        <p className="muted">{text.noCases}</p>
      ) : (
        <ul className="cards">
          {cases.map(one => (
            <OneCase key={one.number} one={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OneCase({ one }: { one: CaseOfLetter }) {
  const words = useWords();
  const { letter: text } = words.mailbox;
  const { name } = useNames();
  const state = one.state as Parameters<typeof StateMark>[0]['of']['state'];
  return (
    <li className="card">
      <div className="card-line">
        <NumberLink card={one} />
        <StateMark of={{ state, workOrder: null }} />
      </div>
      <p>
        {name(one.category)}
        <span className="second-line">
          {[words.domain.kind[one.kind], one.agency ? name(one.agency) : words.domain.unrouted].join('・')}
        </span>
      </p>
      <p className={one.isSettled ? 'letter-settled' : 'muted'}>
        <Icon name={one.isSettled ? 'check' : 'soon'} /> {one.isSettled ? text.settled : text.unsettled}
      </p>
    </li>
  );
}
