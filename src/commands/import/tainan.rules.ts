import { MOST_TEXT } from '../../cases/case-action.dto.js';
import { RejectedLine, type Status } from '../replay/line.rules.js';
import type { FeedRow } from './feed-row.js';
import { fitted, MOST_PLACE, numberOf, pointOf, textOf } from './feed-text.rules.js';
import { feedTime } from './feed-time.rules.js';

/** Done is where a case ends in Tainan's feed: nothing follows it, so it is closed here too. */
const STATUSES = new Map<string, Status>([
  ['未處理', 2],
  ['處理中', 3],
  ['已完工', 5],
  ['已結案', 5],
  ['open', 2],
  ['closed', 5],
]);

/** A record of Tainan's OPEN1999. When it was last changed is the only time it has after its receipt. */
export function readTainan(row: Record<string, unknown>, now: Date): FeedRow {
  const doubts: string[] = [];
  const doubt = (what: string): void => void doubts.push(what);
  const number = numberOf(row.service_request_id, 'service_request_id');
  const told = textOf(row.status);
  if (told === '') doubt('it has no status: it is taken for 未處理');
  const status = told === '' ? 2 : STATUSES.get(told);
  if (!status) throw new RejectedLine('status is none that Tainan uses');
  const createdAt = feedTime(row.requested_datetime, 'requested_datetime', now);
  if (!createdAt) throw new RejectedLine('requested_datetime is empty');
  const changedAt = feedTime(row.updated_datetime, 'updated_datetime', now);
  if (changedAt && changedAt < createdAt)
    throw new RejectedLine('updated_datetime is earlier than requested_datetime');
  if (status === 5 && !changedAt)
    doubt('it is done without an updated_datetime: the time of its receipt stands for it');
  const point = pointOf(row.long, row.lat);
  if (point === 'unreadable') doubt('lat and long are no position: it is left out');
  return {
    ...{ number, status, createdAt, sentAt: null, closedAt: status === 5 ? changedAt : null },
    items: [row.subproject, row.service_name].map(textOf).filter(Boolean),
    unit: withoutNought(row.agency),
    district: textOf(row.area),
    zip: '',
    place: fitted(textOf(row.address_string), MOST_PLACE, 'address_string', doubt),
    description: fitted(textOf(row.description), MOST_TEXT, 'description', doubt),
    handling: fitted(textOf(row.service_notice), MOST_TEXT, 'service_notice', doubt),
    point: point === 'unreadable' ? null : point,
    doubts,
  };
}

/** "0": nobody filled it in. */
const withoutNought = (value: unknown): string => (textOf(value) === '0' ? '' : textOf(value));
