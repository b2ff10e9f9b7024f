import type { FieldProblem } from '../../platform/problem/problem.js';
import { refused, wrong } from './open311.problems.js';
import type { Parameters } from './parameters.rules.js';
import { type ServiceObject, serviceObjectIn } from './service-object.rules.js';
import type { Status } from './status.rules.js';
import { timeIn } from './time.rules.js';

const DAY_MS = 24 * 60 * 60_000;
const WINDOW_MS = 90 * DAY_MS;
export const MOST_REQUESTS = 1000;
/** Of a page: every request before it is read and left out. */
export const MOST_DEPTH = 100_000;
const MOST_METRES = 100_000;
const STATUSES: readonly string[] = ['open', 'closed'];

/** Which requests are asked for. */
export interface RequestFilter {
  /** Null: whatever they are; otherwise everything else was left out. */
  numbers: string[] | null;
  categories: string[] | null;
  statuses: Status[] | null;
  /** Of the receipt: from, until (both within). */
  from: Date | null;
  until: Date | null;
  updatedAfter: Date | null;
  updatedBefore: Date | null;
  near: { lat: number; lng: number; metres: number } | null;
  object: ServiceObject | null;
  limit: number;
  offset: number;
}

const EVERYTHING = {
  categories: null,
  statuses: null,
  from: null,
  until: null,
  updatedAfter: null,
  updatedBefore: null,
  near: null,
  object: null,
};

/** A number that decides who is asked for: more than this is none. */
const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;

/** INVALID 400 names everything that cannot be read. */
export function filterFrom(sent: Parameters, now: Date): RequestFilter {
  const flaws: FieldProblem[] = [];
  const page = pageFrom(sent, flaws);
  const numbers = sent.list('service_request_id').map(number => number.toUpperCase());
  if (numbers.length > 0) {
    if (flaws.length > 0) throw refused(flaws);
    return { numbers: numbers.slice(0, MOST_REQUESTS), ...EVERYTHING, limit: MOST_REQUESTS, offset: 0 };
  }
  const time = (name: string): Date | null => {
    const text = sent.text(name);
    const read = text === null ? null : timeIn(text);
    if (text !== null && !read) flaws.push(wrong(name, '須為 ISO 8601 時間', 'must be an ISO 8601 time'));
    return read;
  };
  const asked = { from: time('start_date'), until: time('end_date') };
  const [updatedAfter, updatedBefore] = [time('updated_after'), time('updated_before')];
  const statuses = sent.list('status').map(one => one.toLowerCase());
  if (!statuses.every(one => STATUSES.includes(one)))
    flaws.push(wrong('status', '只能是 open 或 closed', 'must be open or closed'));
  const near = nearFrom(sent, flaws);
  const object = serviceObjectIn(sent, flaws);
  const isByUpdate = updatedAfter !== null || updatedBefore !== null;
  const window = isByUpdate && !asked.from && !asked.until ? asked : windowOf(asked, now, flaws);
  if (flaws.length > 0) throw refused(flaws);
  const categories = sent.list('service_code');
  return {
    numbers: null,
    categories: categories.length > 0 ? categories : null,
    statuses: statuses.length > 0 ? (statuses as Status[]) : null,
    ...window,
    updatedAfter,
    updatedBefore,
    near,
    object,
    ...page,
  };
}

type Window = Pick<RequestFilter, 'from' | 'until'>;

/** At most 90 days; one end alone is completed to that. */
function windowOf({ from, until }: Window, now: Date, flaws: FieldProblem[]): Window {
  if (from && until) {
    if (until < from) flaws.push(wrong('end_date', '早於 start_date', 'is before start_date'));
    else if (until.getTime() - from.getTime() > WINDOW_MS)
      flaws.push(
        wrong('end_date', '與 start_date 相距不能超過 90 天', 'is more than 90 days after start_date'),
      );
    return { from, until };
  }
  if (from) return { from, until: new Date(from.getTime() + WINDOW_MS) };
  const end = until ?? now;
  return { from: new Date(end.getTime() - WINDOW_MS), until: end };
}

function pageFrom(sent: Parameters, flaws: FieldProblem[]): Pick<RequestFilter, 'limit' | 'offset'> {
  const whole = (name: string): number | null => {
    const text = sent.text(name);
    if (text === null) return null;
    if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
    flaws.push(wrong(name, '須為正整數', 'must be a positive whole number'));
    return null;
  };
  const [page, size, most] = [whole('page') ?? 1, whole('page_size'), whole('max_requests')];
  const limit = Math.min(size ?? MOST_REQUESTS, most ?? MOST_REQUESTS, MOST_REQUESTS);
  return { limit, offset: (page - 1) * limit };
}

/** Only where all three are there: some clients send a point with everything. */
function nearFrom(sent: Parameters, flaws: FieldProblem[]): RequestFilter['near'] {
  const texts = ['lat', 'long', 'radius'].map(name => sent.text(name));
  if (texts.includes(null)) return null;
  const [lat, lng, metres] = texts.map(text => (NUMBER.test(text as string) ? Number(text) : Number.NaN)) as [
    number,
    number,
    number,
  ];
  if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180 && metres > 0 && metres <= MOST_METRES)) {
    flaws.push(
      wrong('radius', 'lat、long、radius（公尺）須為數字', 'lat, long and radius (metres) must be numbers'),
    );
    return null;
  }
  return { lat, lng, metres };
}
