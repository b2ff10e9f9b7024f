import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.js';
import { AboutCase } from '../boards/about-case.js';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Page } from '../shell/page.js';
import { RowList } from '../shell/row-list.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { dateTimeWords, dayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { Attempts } from './attempts.js';
import { SurveyCallView } from './survey-call.js';
import { type SurveyCall, type SurveyCalls, surveyCallsQuery } from './survey-call-queries.js';
import { useHeldCall } from './use-held-call.js';
import './survey-calls.css';

const RENEWS = ['survey-calls', 'case'] as const;

/** Whom to ask by telephone. Whoever has taken a call sees that one, until it is over. */
export function SurveyCallsPage() {
  const text = useWords().surveyCalls;
  const query = useQuery(surveyCallsQuery);
  return (
    <Page title={text.title} lead={<p className="lead">{text.lead}</p>}>
      <Loaded query={query} skeleton={<Skeleton lines={5} />}>
        {calls => <Shown calls={calls} />}
      </Loaded>
    </Page>
  );
}

function Shown({ calls }: { calls: SurveyCalls }) {
  const text = useWords().surveyCalls;
  const language = useLanguage();
  const { items, isTime, hours } = calls;
  const { call, isOver, leave } = useHeldCall(items);
  if (call) return <SurveyCallView key={call.id} onLeave={leave} {...{ call, calls, isOver }} />;
  const times = hours.map(({ from, to }) => `${from}–${to}`).join(language === 'en' ? ', ' : '、');
  const when = hours.length > 0 ? text.hours(times) : text.off;
  if (items.length === 0)
    return (
      <Empty
        title={isTime || hours.length === 0 ? text.empty : text.notNow}
        hint={`${text.emptyHint} ${when}`}
        icon="phone"
      />
    );
  return (
    <>
      <p className="muted">{when}</p>
      <CallList calls={items} />
    </>
  );
}

function CallList({ calls }: { calls: SurveyCall[] }) {
  const text = useWords().surveyCalls;
  const language = useLanguage();
  const next = calls.find(({ takenBy }) => takenBy === null);
  const until = (call: SurveyCall) => (
    <time className="tabular" dateTime={call.expiresAt}>
      {dateTimeWords(call.expiresAt, language)}
    </time>
  );
  const released = ({ case: { releasedAt } }: SurveyCall) => (
    <time className="tabular" dateTime={releasedAt}>
      {dayWords(releasedAt, language)}
    </time>
  );
  return (
    <>
      {next && (
        <div className="order-actions">
          <Take call={next} isNext />
        </div>
      )}
      <RowList
        caption={text.caption}
        items={calls}
        columns={[
          { name: text.case, cell: call => <AboutCase of={call.case} /> },
          { name: text.released, cell: released },
          { name: text.until, cell: until },
          { name: text.attempts, cell: call => <Attempts call={call} /> },
          { name: text.taker, cell: call => <Taker call={call} /> },
          { name: text.actions, cell: call => <Actions call={call} /> },
        ]}
        card={call => (
          <>
            <div className="card-line">
              <span>
                {text.until} {until(call)}
              </span>
              <Taker call={call} />
            </div>
            <Attempts call={call} />
            <Actions call={call} />
          </>
        )}
      />
    </>
  );
}

function Taker({ call: { takenBy } }: { call: SurveyCall }) {
  const text = useWords().surveyCalls;
  return takenBy === null ? <span className="muted">{text.nobody}</span> : <span>{takenBy}</span>;
}

function Actions({ call }: { call: SurveyCall }) {
  const words = useWords();
  const me = useQuery(sessionQuery).data;
  const { send, isWorking, problem } = usePost(RENEWS);
  const { number } = call.case;
  const text = words.surveyCalls;
  if (call.takenBy === null) return <Take call={call} />;
  if (me?.role !== 'supervisor') return null;
  const giveBack = () =>
    send(`/survey-calls/${call.id}/actions/give-back`, { version: call.version }, text.saved(number));
  return (
    <>
      <Button isWorking={isWorking} onPress={() => void giveBack()} aria-label={`${text.giveBack} ${number}`}>
        {text.giveBack}
      </Button>
      <Wrong problem={problem} />
    </>
  );
}

function Take({ call, isNext }: { call: SurveyCall; isNext?: boolean }) {
  const text = useWords().surveyCalls;
  const { send, isWorking, problem } = usePost(RENEWS);
  const { number } = call.case;
  const take = () =>
    send(`/survey-calls/${call.id}/actions/take`, { version: call.version }, text.takenOver(number));
  const label = isNext ? text.next : text.take;
  return (
    <>
      <Button
        look={isNext ? 'primary' : undefined}
        isWorking={isWorking}
        onPress={() => void take()}
        aria-label={`${label} ${number}`}
      >
        {label}
      </Button>
      <Wrong problem={problem} />
    </>
  );
}

function Wrong({ problem }: { problem: string | null }) {
  if (!problem) return null;
  return (
    <p className="field-error" role="alert">
      {problem}
    </p>
  );
}
