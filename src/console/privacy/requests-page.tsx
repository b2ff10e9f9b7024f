import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Me } from '../api/types.js';
import { useNow } from '../live/server-time.js';
import { Button } from '../shell/controls/button.js';
import { Check } from '../shell/controls/check.js';
import { DueDate } from '../shell/date-time.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useNarrow } from '../shell/use-narrow.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { type PersonRequest, requestsQuery } from './queries.js';
import { RegisterDialog } from './register-dialog.js';
import { TableFrame } from './table-frame.js';
import './privacy.css';

/** What people ask about their own data, what is due first. */
export function RequestsPage({ me }: { me: Me }) {
  const text = useWords().privacy.requests;
  const [params, setParams] = useSearchParams();
  const isFinished = params.get('finished') === 'true';
  const query = useQuery(requestsQuery(!isFinished));
  const isNarrow = useNarrow();
  const [isRegistering, setRegistering] = useState(false);
  return (
    <Page
      title={text.title}
      lead={<p className="lead">{text.lead}</p>}
      actions={
        me.rights.includes('person-request.handle') && (
          <Button asks look="primary" icon="plus" onPress={() => setRegistering(true)}>
            {text.register}
          </Button>
        )
      }
    >
      <Check
        name="finished"
        label={text.finished}
        value={isFinished}
        onChange={isOn => setParams(isOn ? { finished: 'true' } : {}, { replace: true })}
      />
      <Loaded query={query} skeleton={<Skeleton lines={5} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              title={isFinished ? text.emptyFinished : text.empty}
              hint={isFinished ? undefined : text.emptyHint}
              icon="person"
            />
          ) : isNarrow ? (
            <Cards items={items} />
          ) : (
            <Table items={items} />
          )
        }
      </Loaded>
      {isRegistering && <RegisterDialog onClose={() => setRegistering(false)} />}
    </Page>
  );
}

function Table({ items }: { items: PersonRequest[] }) {
  const text = useWords().privacy.requests;
  return (
    <TableFrame label={text.caption}>
      <table className="case-table">
        <caption className="hidden-text">{text.caption}</caption>
        <thead>
          <tr>
            {[text.kind, text.due, text.handler, text.progress].map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(one => (
            <tr key={one.id}>
              <th scope="row">
                <RequestLink one={one} />
              </th>
              <td>
                <Due one={one} />
              </td>
              <td>{one.isMine ? text.mine : one.handledBy.name}</td>
              <td>{stateOf(one, text.states)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Cards({ items }: { items: PersonRequest[] }) {
  const text = useWords().privacy.requests;
  return (
    <ul className="cards" aria-label={text.caption}>
      {items.map(one => (
        <li key={one.id} className="card">
          <div className="card-title">
            <RequestLink one={one} />
          </div>
          <div className="card-line">
            <span>
              {text.due} <Due one={one} />
            </span>
            <span>{one.isMine ? text.mine : one.handledBy.name}</span>
          </div>
          <p>{stateOf(one, text.states)}</p>
        </li>
      ))}
    </ul>
  );
}

function RequestLink({ one }: { one: PersonRequest }) {
  const text = useWords().privacy.requests;
  const language = useLanguage();
  return (
    <>
      <Link to={`/person-requests/${one.id}`}>{text.kinds[one.kind]}</Link>
      <span className="second-line">
        {text.received} {dateTimeWords(one.receivedAt, language)}
      </span>
    </>
  );
}

/** Late is a word, not only a colour. */
export function Due({ one }: { one: PersonRequest }) {
  const text = useWords().privacy.requests;
  const now = useNow();
  const isLate = one.decidedAt === null && one.finishedAt === null && Date.parse(one.dueAt) <= now;
  return (
    <span className={isLate ? 'privacy-late' : undefined}>
      <DueDate at={one.dueAt} />
      {isLate && ` ${text.overdue}`}
      {one.extensionReason !== null && <span className="second-line">{text.extended}</span>}
    </span>
  );
}

export const stateOf = (one: PersonRequest, states: Record<string, string>): string =>
  [one.decision ? states[one.decision] : states.open, one.finishedAt && states.finished]
    .filter(Boolean)
    .join(' · ');
