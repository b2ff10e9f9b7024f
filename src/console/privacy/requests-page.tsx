import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Me } from '../api/types.js';
import { useNow } from '../live/server-time.js';
import { Button } from '../shell/controls/button.js';
import { Check } from '../shell/controls/check.js';
import { DueDate } from '../shell/date-time.js';
import { Page } from '../shell/page.js';
import { RowList } from '../shell/row-list.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { type PersonRequest, requestsQuery } from './queries.js';
import { RegisterDialog } from './register-dialog.js';
import './privacy.css';

/** What people ask about their own data, what is due first. */
export function RequestsPage({ me }: { me: Me }) {
  const text = useWords().privacy.requests;
  const [params, setParams] = useSearchParams();
  const isFinished = params.get('finished') === 'true';
  const query = useQuery(requestsQuery(!isFinished));
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
          ) : (
            <List items={items} />
          )
        }
      </Loaded>
      {isRegistering && <RegisterDialog onClose={() => setRegistering(false)} />}
    </Page>
  );
}

function List({ items }: { items: PersonRequest[] }) {
  const text = useWords().privacy.requests;
  const handler = (one: PersonRequest) => (one.isMine ? text.mine : one.handledBy.name);
  return (
    <RowList
      caption={text.caption}
      items={items}
      columns={[
        { name: text.kind, cell: one => <RequestLink one={one} /> },
        { name: text.due, cell: one => <Due one={one} /> },
        { name: text.handler, cell: handler },
        { name: text.progress, cell: one => stateOf(one, text.states) },
      ]}
      card={one => (
        <>
          <div className="card-line">
            <span>
              {text.due} <Due one={one} />
            </span>
            <span>{handler(one)}</span>
          </div>
          <p>{stateOf(one, text.states)}</p>
        </>
      )}
    />
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
