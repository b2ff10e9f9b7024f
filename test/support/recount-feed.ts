import type { FeedLine } from './feed.js';
import { DISTRICTS, HOURS, ITEMS, UNCATEGORISED, UNITS } from './profile-words.js';

const HOUR_MS = 3_600_000;

export interface FeedLimit {
  clock: 'respond' | 'complete';
  startedAt: number;
  dueAt: number;
  stoppedAt: number | null;
  verdict: 'met' | 'missed' | 'openOverdue' | 'cancelled';
  unit: string;
}

export interface FeedCase {
  receivedAt: number;
  item: string;
  district: string;
  unit: string;
  isSent: boolean;
  acknowledgedAt: number | null;
  reportedAt: number | null;
  /** Those that were not taken back. */
  releasedAt: number[];
  withdrawnAt: number | null;
  reopened: number;
  limits: FeedLimit[];
}

/** One line of the city's feed, lived through by hand: levels 1 to 5, what goes back, and whose it was. */
export function countFeed({ item_code, ...line }: FeedLine): FeedCase {
  const receivedAt = Date.parse(line.created_at);
  const itemOf = (name: string, before: string): string =>
    name ? (ITEMS.get(name) ?? UNCATEGORISED) : before;
  const first = line.transitions[0];
  const of: FeedCase = {
    ...{ receivedAt, item: item_code ?? itemOf(first?.item ?? '', UNCATEGORISED), unit: '' },
    ...{
      district: DISTRICTS.get(line.district) ?? '',
      isSent: false,
      acknowledgedAt: null,
      reportedAt: null,
    },
    ...{ releasedAt: [], withdrawnAt: null, reopened: 0, limits: [] },
  };
  const begin = (clock: FeedLimit['clock'], startedAt: number, hours: number): void => {
    const dueAt = startedAt + hours * HOUR_MS;
    of.limits.push({ clock, startedAt, dueAt, stoppedAt: null, verdict: 'openOverdue', unit: '' });
  };
  const hours = (): number => HOURS.get(of.item) ?? Number.NaN;
  const stop = (clock: FeedLimit['clock'], at: number): void => {
    const limit = of.limits.findLast(one => one.clock === clock);
    if (limit?.stoppedAt !== null) return;
    Object.assign(limit, { stoppedAt: at, verdict: at <= limit.dueAt ? 'met' : 'missed' });
  };
  /** Its hours are those of what it is about by now. */
  const runOn = (limit: FeedLimit): void => {
    Object.assign(limit, {
      dueAt: limit.startedAt + hours() * HOUR_MS,
      stoppedAt: null,
      verdict: 'openOverdue',
    });
  };
  begin('respond', receivedAt, 4);
  begin('complete', receivedAt, hours());
  const held: { from: number; unit: string }[] = [];
  let level = 1;
  let at = receivedAt;
  for (const [nth, { status, seen_at, ...seen }] of line.transitions.entries()) {
    at = Math.max(at, Date.parse(seen_at));
    const isLast = nth === line.transitions.length - 1;
    if (status === 9 && !isLast) continue;
    of.item = itemOf(seen.item, of.item);
    for (const limit of of.limits) if (limit.clock === 'complete' && limit.stoppedAt === null) runOn(limit);
    if (level >= 4 && status < 4) {
      of.reopened += 1;
      level = 2;
      begin('complete', at, hours());
    }
    if (status === 1) level = 1;
    const unit = UNITS.get(seen.unit) ?? of.unit;
    if (unit !== of.unit && of.unit !== '' && level > 1) {
      if (level === 5) of.releasedAt.pop();
      level = 2;
      const last = of.limits.findLast(({ clock }) => clock === 'complete');
      if (last) runOn(last);
    }
    of.unit = unit;
    held.push({ from: at, unit });
    if (status === 9) {
      if (level === 5) of.releasedAt.pop();
      of.withdrawnAt = at;
      for (const limit of of.limits)
        if (limit.stoppedAt === null)
          Object.assign(limit, { stoppedAt: at, verdict: at <= limit.dueAt ? 'cancelled' : 'missed' });
      continue;
    }
    if (level === 5 && status === 4) of.releasedAt.pop();
    if (level > status) level = status;
    while (level < status && of.unit !== '') {
      level += 1;
      of.isSent = true;
      if (level === 3) stop('respond', at);
      if (level === 3) of.acknowledgedAt ??= at;
      if (level === 4) stop('complete', at);
      if (level === 4) of.reportedAt ??= at;
      if (level === 5) of.releasedAt.push(at);
    }
  }
  for (const limit of of.limits) {
    const then = Math.min(limit.stoppedAt ?? limit.dueAt, limit.dueAt);
    // Of what was seen first when its limit was over: nobody's, unless it was never sent to anybody.
    limit.unit = held.findLast(({ from }) => from <= then)?.unit ?? (of.isSent ? '' : of.unit);
  }
  return of;
}
