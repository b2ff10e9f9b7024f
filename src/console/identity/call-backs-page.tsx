import { useQuery } from '@tanstack/react-query';
import { AboutCase } from '../boards/about-case.js';
import { spanWords } from '../boards/marks.js';
import { useNow } from '../live/server-time.js';
import { Page } from '../shell/page.js';
import { RowList } from '../shell/row-list.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { dueDateWords, fullDateWords, timeOfDay } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { CallBackActions } from './call-back-actions.js';
import { type CallBack, callBacksQuery } from './queries.js';

/** The citizens who wait to be told: about which case, since when, and who has taken it. */
export function CallBacksPage() {
  const { identity } = useWords();
  const text = identity.callBacks;
  const query = useQuery(callBacksQuery);
  return (
    <Page title={text.title} lead={<p className="lead">{text.lead}</p>}>
      <Loaded query={query} skeleton={<Skeleton lines={5} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={text.empty} hint={text.emptyHint} icon="phone" />
          ) : (
            <CallBackList tasks={items} />
          )
        }
      </Loaded>
    </Page>
  );
}

function CallBackList({ tasks }: { tasks: CallBack[] }) {
  const text = useWords().identity.callBacks;
  return (
    <RowList
      caption={text.caption}
      items={tasks}
      columns={[
        { name: text.case, cell: task => <AboutCase of={task.case} /> },
        { name: text.purpose, cell: task => <Purpose task={task} /> },
        { name: text.since, cell: task => <Waiting since={task.openedAt} /> },
        { name: text.taker, cell: task => <Taker task={task} /> },
        { name: text.attempts, cell: task => <Attempts task={task} /> },
        { name: text.actions, cell: task => <CallBackActions task={task} /> },
      ]}
      card={task => (
        <>
          <div className="card-line">
            <Purpose task={task} />
            <Waiting since={task.openedAt} />
          </div>
          <div className="card-line">
            <Taker task={task} />
          </div>
          <Attempts task={task} />
          <CallBackActions task={task} />
        </>
      )}
    />
  );
}

/** Who is told that another agency has it is told which. */
function Purpose({ task }: { task: CallBack }) {
  const { identity } = useWords();
  const language = useLanguage();
  const { name } = useNames();
  const { agency } = task.case;
  return (
    <span>
      {identity.callBacks.purposes[task.purpose]}
      {task.purpose === 'tell_transfer' && (
        <span className="second-line">{identity.callBacks.now(agency ? name(agency) : null)}</span>
      )}
      {task.note && <span className="second-line">{task.note}</span>}
      {task.notice && <span className="second-line">{task.notice[language]}</span>}
      {task.asks?.text && <span className="second-line">{task.asks.text}</span>}
      {task.asks?.until && (
        <span className="second-line">
          {identity.callBacks.asksUntil(dueDateWords(task.asks.until, language))}
        </span>
      )}
    </span>
  );
}

function Waiting({ since }: { since: string }) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow();
  return (
    <time className="tabular" dateTime={since} title={fullDateWords(since, language)}>
      {words.identity.callBacks.waiting(spanWords(now - Date.parse(since), words))}
    </time>
  );
}

function Taker({ task }: { task: CallBack }) {
  const { identity } = useWords();
  const text = identity.callBacks;
  if (task.takenBy === null) return <span className="muted">{text.nobody}</span>;
  return <span>{task.isMine ? text.you : task.takenBy}</span>;
}

function Attempts({ task }: { task: CallBack }) {
  const words = useWords();
  const text = words.identity.callBacks;
  if (task.attempts.length === 0) return <span className="muted">{text.none}</span>;
  const results: Record<string, string> = { ...text.results, reached: text.reached };
  return (
    <ol className="attempts">
      {task.attempts.map(attempt => (
        <li key={attempt.at}>
          <span className="tabular">
            {text.attempt(results[attempt.result] ?? attempt.result, timeOfDay(attempt.at))}
          </span>
          <span className="muted"> {[attempt.by, attempt.note].filter(Boolean).join('：')}</span>
        </li>
      ))}
    </ol>
  );
}
