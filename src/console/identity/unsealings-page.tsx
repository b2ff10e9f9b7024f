import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.js';
import { NumberLink } from '../boards/case-list.js';
import { DateTime } from '../shell/date-time.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useNarrow } from '../shell/use-narrow.js';
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
  const isNarrow = useNarrow();
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
          ) : isNarrow ? (
            <Cards items={items} label={text[view]} />
          ) : (
            <Table items={items} caption={text[view]} />
          )
        }
      </Loaded>
    </section>
  );
}

function Table({ items, caption }: { items: Unsealing[]; caption: string }) {
  const words = useWords();
  const text = words.identity.unsealings;
  return (
    <div className="table-frame">
      <table className="case-table">
        <caption className="hidden-text">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.case}</th>
            <th scope="col">{text.who}</th>
            <th scope="col">{text.reason}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.actions}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(one => (
            <tr key={one.id}>
              <th scope="row">
                <About one={one} />
              </th>
              <td>
                <Asker one={one} />
              </td>
              <td className="entry-text">{one.reason}</td>
              <td className="request-state">
                <State one={one} />
              </td>
              <td>
                <UnsealingActions one={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cards({ items, label }: { items: Unsealing[]; label: string }) {
  return (
    <ul className="cards" aria-label={label}>
      {items.map(one => (
        <li key={one.id} className="card">
          <div className="card-title">
            <About one={one} />
          </div>
          <div className="card-line">
            <Asker one={one} />
          </div>
          <p className="entry-text">{one.reason}</p>
          <State one={one} />
          <UnsealingActions one={one} />
        </li>
      ))}
    </ul>
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
