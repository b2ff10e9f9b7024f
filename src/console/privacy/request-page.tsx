import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Me } from '../api/types.js';
import { DateTime } from '../shell/date-time.js';
import { Page } from '../shell/page.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { OwnData } from './own-data.js';
import { type PersonRequest, requestQuery } from './queries.js';
import { RequestActions } from './request-actions.js';
import { Due, stateOf } from './requests-page.js';
import './privacy.css';

/** One request: what is asked, until when, what was decided; the data itself only when asked for. */
export function RequestPage({ me }: { me: Me }) {
  const text = useWords().privacy.requests;
  const { id = '' } = useParams();
  const query = useQuery(requestQuery(id));
  const mayHandle = me.rights.includes('person-request.handle');
  return (
    <Page
      title={query.data ? `${text.title}：${text.kinds[query.data.kind]}` : text.title}
      lead={
        <p className="lead">
          <Link to="/person-requests">{text.back}</Link>
        </p>
      }
    >
      <Loaded query={query} skeleton={<Skeleton lines={8} />}>
        {request => (
          <>
            <Facts request={request} mayRead={me.rights.includes('retention.read')} />
            {mayHandle && request.finishedAt === null && (
              <>
                <RequestActions request={request} />
                {request.isMine && request.persons > 0 && <OwnData request={request} />}
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Facts({ request, mayRead }: { request: PersonRequest; mayRead: boolean }) {
  const words = useWords();
  const text = words.privacy.requests;
  return (
    <section className="privacy-section" aria-labelledby="request-facts">
      <h2 id="request-facts">{text.facts}</h2>
      <dl className="privacy-facts">
        <dt>{text.progress}</dt>
        <dd>{stateOf(request, text.states)}</dd>
        <dt>{text.due}</dt>
        <dd>
          <Due one={request} />
        </dd>
        {request.extensionReason && (
          <>
            <dt>{text.extensionReason}</dt>
            <dd className="privacy-text">{request.extensionReason}</dd>
          </>
        )}
        <dt>{text.received}</dt>
        <dd>
          <DateTime at={request.receivedAt} />
        </dd>
        <dt>{text.identifiedBy}</dt>
        <dd>{text.identified[request.identifiedBy]}</dd>
        <dt>{text.handler}</dt>
        <dd>{request.isMine ? text.mine : request.handledBy.name}</dd>
        <dt>{text.person}</dt>
        <dd>{text.found(request.persons)}</dd>
        {request.decision && (
          <>
            <dt>{text.decision}</dt>
            <dd>
              {text.states[request.decision]} {request.decidedBy?.name}
              <span className="privacy-text block">{request.decisionReason}</span>
            </dd>
          </>
        )}
        {request.deletion && (
          <>
            <dt>{text.deletion}</dt>
            <dd>
              {mayRead ? (
                <Link to={`/retention/${request.deletion.id}`}>
                  {words.privacy.retention.states[request.deletion.state]}
                </Link>
              ) : (
                words.privacy.retention.states[request.deletion.state]
              )}
            </dd>
          </>
        )}
        {request.changed.length > 0 && (
          <>
            <dt>{text.changed}</dt>
            <dd>{request.changed.map(field => text.fields[field] ?? field).join(words.states.and)}</dd>
          </>
        )}
        {request.exportedAt && (
          <>
            <dt>{text.exported}</dt>
            <dd>
              <DateTime at={request.exportedAt} />
            </dd>
          </>
        )}
        {request.result && (
          <>
            <dt>{text.result}</dt>
            <dd className="privacy-text">{request.result}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
