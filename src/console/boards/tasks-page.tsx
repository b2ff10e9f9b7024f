import { useQuery } from '@tanstack/react-query';
import { phoneTasksQuery } from '../api/queries.js';
import type { PhoneTask } from '../api/types.js';
import { useNow } from '../live/server-time.js';
import { Page } from '../shell/page.js';
import { RowList } from '../shell/row-list.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { fullDateWords, timeOfDay } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { AboutCase } from './about-case.js';
import { spanWords } from './marks.js';
import { TaskActions } from './task-actions.js';

/** The agencies that must be phoned: who, which number, since when, and what came of earlier calls. */
export function TasksPage() {
  const words = useWords();
  const query = useQuery(phoneTasksQuery);
  return (
    <Page title={words.boards.tasks.title} lead={<p className="lead">{words.boards.tasks.lead}</p>}>
      <Loaded query={query} skeleton={<Skeleton lines={5} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.boards.tasks.empty} hint={words.boards.tasks.emptyHint} icon="phone" />
          ) : (
            <TaskList tasks={items} />
          )
        }
      </Loaded>
    </Page>
  );
}

function TaskList({ tasks }: { tasks: PhoneTask[] }) {
  const words = useWords();
  const { name } = useNames();
  const text = words.boards.tasks;
  return (
    <RowList
      caption={text.caption}
      items={tasks}
      columns={[
        {
          name: text.agency,
          cell: task => (
            <>
              {name(task.agency)}
              <span className="second-line">{words.domain.taskReason[task.reason]}</span>
            </>
          ),
        },
        { name: text.duty, cell: task => <Duty task={task} /> },
        { name: text.case, cell: task => <AboutCase of={task.case} /> },
        { name: text.since, cell: task => <Waiting since={task.openedAt} /> },
        { name: text.attempts, cell: task => <Attempts task={task} /> },
        { name: words.boards.agency.actions, cell: task => <TaskActions task={task} /> },
      ]}
      card={task => (
        <>
          <div className="card-line">
            <Duty task={task} />
            <Waiting since={task.openedAt} />
          </div>
          <div>
            <AboutCase of={task.case} />
          </div>
          <Attempts task={task} />
          <TaskActions task={task} />
        </>
      )}
    />
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
