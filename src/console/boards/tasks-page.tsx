import { useQuery } from '@tanstack/react-query';
import { phoneTasksQuery } from '../api/queries.js';
import type { PhoneTask } from '../api/types.js';
import { useNow } from '../live/server-time.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useNarrow } from '../shell/use-narrow.js';
import { fullDateWords, timeOfDay } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { NumberLink } from './case-list.js';
import { spanWords } from './marks.js';
import { TaskActions } from './task-actions.js';

/** The agencies that must be phoned: who, which number, since when, and what came of earlier calls. */
export function TasksPage() {
  const words = useWords();
  const query = useQuery(phoneTasksQuery);
  const isNarrow = useNarrow();
  return (
    <Page title={words.boards.tasks.title} lead={<p className="lead">{words.boards.tasks.lead}</p>}>
      <Loaded query={query} skeleton={<Skeleton lines={5} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.boards.tasks.empty} hint={words.boards.tasks.emptyHint} icon="phone" />
          ) : isNarrow ? (
            <TaskCards tasks={items} />
          ) : (
            <TaskTable tasks={items} />
          )
        }
      </Loaded>
    </Page>
  );
}

function TaskTable({ tasks }: { tasks: PhoneTask[] }) {
  const words = useWords();
  const { name } = useNames();
  const text = words.boards.tasks;
  return (
    <div className="table-frame">
      <table className="case-table">
        <caption className="hidden-text">{text.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.agency}</th>
            <th scope="col">{text.duty}</th>
            <th scope="col">{text.case}</th>
            <th scope="col">{text.since}</th>
            <th scope="col">{text.attempts}</th>
            <th scope="col">{words.boards.agency.actions}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map(task => (
            <tr key={task.id}>
              <th scope="row">
                {name(task.agency)}
                <span className="second-line">{words.domain.taskReason[task.reason]}</span>
              </th>
              <td>
                <Duty task={task} />
              </td>
              <td>
                <NumberLink card={task.case} />
                <span className="second-line">
                  {[name(task.case.category), name(task.case.district)].filter(Boolean).join(' ')}
                </span>
              </td>
              <td>
                <Waiting since={task.openedAt} />
              </td>
              <td>
                <Attempts task={task} />
              </td>
              <td>
                <TaskActions task={task} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TaskCards({ tasks }: { tasks: PhoneTask[] }) {
  const words = useWords();
  const { name } = useNames();
  return (
    <ul className="cards" aria-label={words.boards.tasks.caption}>
      {tasks.map(task => (
        <li key={task.id} className="card">
          <div className="card-title">{name(task.agency)}</div>
          <div className="card-line">
            <Duty task={task} />
            <Waiting since={task.openedAt} />
          </div>
          <div className="card-line">
            <NumberLink card={task.case} />
            <span>{name(task.case.category)}</span>
          </div>
          <Attempts task={task} />
          <TaskActions task={task} />
        </li>
      ))}
    </ul>
  );
}

function Duty({ task }: { task: PhoneTask }) {
  const words = useWords();
  const { phone } = task.agency;
  if (!phone) return <span className="muted">{words.boards.tasks.noNumber}</span>;
  return (
    <a className="phone-number" href={`tel:${phone.replaceAll(/[^\d+#,]/g, '')}`}>
      {phone}
    </a>
  );
}

function Waiting({ since }: { since: string }) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow();
  return (
    <time className="tabular" dateTime={since} title={fullDateWords(since, language)}>
      {words.boards.tasks.waiting(spanWords(now - Date.parse(since), words))}
    </time>
  );
}

function Attempts({ task }: { task: PhoneTask }) {
  const words = useWords();
  if (task.attempts.length === 0) return <span className="muted">{words.boards.tasks.none}</span>;
  return (
    <ol className="attempts">
      {task.attempts.map(attempt => (
        <li key={attempt.at}>
          <span className="tabular">
            {words.boards.tasks.attempt(words.domain.attempt[attempt.result], timeOfDay(attempt.at))}
          </span>
          <span className="muted"> {[attempt.by, attempt.note].filter(Boolean).join('：')}</span>
        </li>
      ))}
    </ol>
  );
}
