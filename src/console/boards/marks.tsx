import type { CaseCard, CaseState, WorkOrderState } from '../api/types.js';
import { type ClockLevel, type Limit, lastClock, levelOf, runningClock, spanOf } from '../live/clocks.js';
import { useNow } from '../live/server-time.js';
import { Icon, type IconName } from '../shell/icons.js';
import { fullDateWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import type { Words } from '../words/zh-tw.js';

/** State and clock as icon and word; colour only repeats what they say. */

const STATE_ICONS: Record<CaseState | WorkOrderState, IconName> = {
  recorded: 'recorded',
  dispatched: 'sent',
  assigned: 'sent',
  acknowledged: 'inHand',
  waiting: 'clock',
  reported: 'reported',
  replied: 'reported',
  released: 'released',
  withdrawn: 'withdrawn',
  converted: 'sent',
  not_handled: 'withdrawn',
  transferred: 'sent',
  merged: 'sent',
  closed: 'withdrawn',
};

type Stated = Pick<CaseCard, 'state' | 'workOrder'> & Partial<Pick<CaseCard, 'askedUntil'>>;

/** A recorded case waits at the centre until somebody or some rule finds the agency. */
export const isUnrouted = (of: Pick<CaseCard, 'state'>): boolean => of.state === 'recorded';

export function StateMark({ of }: { of: Stated }) {
  const words = useWords();
  const unrouted = isUnrouted(of);
  const undelivered =
    (of.state === 'dispatched' || of.state === 'assigned') && of.workOrder?.deliveredAt === null;
  return (
    <span className={`mark state-${of.state}`}>
      <Icon name={unrouted ? 'unrouted' : STATE_ICONS[of.state]} />
      {words.domain.state[of.state]}
      {unrouted && <span className="mark-note">{words.domain.unrouted}</span>}
      {undelivered && <span className="mark-note">{words.boards.counters.undelivered}</span>}
      <NotSupplied until={of.askedUntil ?? null} />
    </span>
  );
}

/** The citizen was asked for something, and it has not come in time. */
export function NotSupplied({ until }: { until: string | null }) {
  const { supplement: text } = useWords().petitions;
  const now = useNow();
  if (until === null || now <= Date.parse(until)) return null;
  return <span className="mark-note">{text.states.overdue}</span>;
}

export function OrderStateMark({ state }: { state: WorkOrderState }) {
  const words = useWords();
  return (
    <span className={`mark state-${state}`}>
      <Icon name={STATE_ICONS[state]} />
      {words.domain.orderState[state]}
    </span>
  );
}

/** What is said beside the item: it is urgent, or came in while surge mode was on. */
export function ItemMarks({ of: { urgency, surge } }: { of: Pick<CaseCard, 'urgency' | 'surge'> }) {
  const words = useWords();
  return (
    <>
      {urgency === 'urgent' && (
        <span className="mark mark-urgent">
          <Icon name="urgent" />
          {words.domain.urgency.urgent}
        </span>
      )}{' '}
      {surge && (
        <span className="mark mark-surge">
          <Icon name="soon" />
          {words.surge.mark}
        </span>
      )}
    </>
  );
}

const LEVEL_ICONS: Record<ClockLevel, IconName> = {
  calm: 'clock',
  soon: 'soon',
  overdue: 'alarm',
  met: 'check',
  missed: 'alarm',
};

export function spanWords(milliseconds: number, words: Words, withSeconds = false): string {
  const { days, hours, minutes, seconds } = spanOf(milliseconds);
  if (days > 0) return words.domain.clock.days(days, hours);
  if (hours > 0) return words.domain.clock.hours(hours, minutes);
  if (withSeconds) return words.domain.clock.seconds(minutes, seconds);
  return minutes > 0 ? words.domain.clock.minutes(minutes) : words.domain.clock.lessThanMinute;
}

const LAST_MINUTES = 5 * 60_000;

interface ClockProps {
  clocks: CaseCard['clocks'];
  /** Ticks by the second in its last five minutes. */
  isWatched?: boolean;
}

/** The clock that matters now: which one, and how long. */
export function ClockMark({ clocks, isWatched = false }: ClockProps) {
  const { clock: text } = useWords().domain;
  const clock = runningClock(clocks) ?? lastClock(clocks);
  if (!clock) return <span className="clock clock-none">{text.none}</span>;
  return <LimitMark limit={clock} name={text[clock.kind]} isWatched={isWatched} />;
}

/** One limit, of a case or of anything else that has one: what it is for, and how long. */
export function LimitMark(props: { limit: Limit; name: string; isWatched?: boolean }) {
  const { limit, name, isWatched = false } = props;
  const words = useWords();
  const language = useLanguage();
  const minute = useNow();
  const isLast = !limit.stoppedAt && Math.abs(Date.parse(limit.dueAt) - minute) < LAST_MINUTES;
  const now = useNow(isWatched && isLast);
  const level = levelOf(limit, now);
  const left = Date.parse(limit.dueAt) - now;
  const span = spanWords(left, words, isWatched && isLast && left > 0);
  const text = limit.stoppedAt
    ? words.domain.clock.level[level]
    : left >= 0
      ? words.domain.clock.left(span)
      : words.domain.clock.over(span);
  const due = words.domain.clock.due(fullDateWords(limit.dueAt, language));
  return (
    <span className={`clock clock-${level}`} title={`${name} ${due}`}>
      <Icon name={LEVEL_ICONS[level]} />
      <span className="clock-kind">{name}</span>
      <span className="clock-span">{text}</span>
    </span>
  );
}

export function ClockLevelMark({ level }: { level: ClockLevel }) {
  const words = useWords();
  return (
    <span className={`clock clock-word clock-${level}`}>
      <Icon name={LEVEL_ICONS[level]} />
      {words.domain.clock.level[level]}
    </span>
  );
}
