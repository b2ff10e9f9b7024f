import { MOST_TEXT } from '../../cases/case-action.dto.js';
import { RejectedLine, type Status } from '../replay/line.rules.js';
import type { FeedRow } from './feed-row.js';
import { fitted, MOST_PLACE, numberOf, pointOf, textOf } from './feed-text.rules.js';
import { feedTime } from './feed-time.rules.js';

const STATUSES: readonly Status[] = [1, 2, 3, 4, 5, 9];
const NAMES = new Map<string, Status>([
  ['建立中', 1],
  ['待確認', 2],
  ['待處理', 3],
  ['處理完成', 4],
  ['解除管制', 5],
]);

/** A row of Kaohsiung's open1999. It says when a case was made, sent and closed; not when it was acknowledged or reported. */
export function readKaohsiung(row: Record<string, unknown>, now: Date): FeedRow {
  const doubts: string[] = [];
  const doubt = (what: string): void => void doubts.push(what);
  const number = numberOf(row.FileNo_, 'FileNo_');
  const status = statusOf(row);
  const createdAt = feedTime(row.Cre_Date_, 'Cre_Date_', now);
  if (!createdAt) throw new RejectedLine('Cre_Date_ is empty');
  const sentAt = feedTime(row.Save_Date_, 'Save_Date_', now);
  const closedAt = feedTime(row.Close_Date_, 'Close_Date_', now);
  if (closedAt && closedAt < createdAt) throw new RejectedLine('Close_Date_ is earlier than Cre_Date_');
  if (status === 5 && !closedAt)
    doubt('it is closed without a Close_Date_: the last time known stands for it');
  const point = pointOf(row.Lng_, row.Lat_);
  if (point === 'unreadable') doubt('Lat_ and Lng_ are no position: it is left out');
  return {
    ...{ number, status, createdAt, sentAt, closedAt },
    items: [textOf(row.InformDesc_)].filter(Boolean),
    unit: textOf(row.UnitName_),
    district: textOf(row.ZipName_),
    zip: textOf(row.zipcode_),
    place: fitted(textOf(row.address_), MOST_PLACE, 'address_', doubt),
    description: fitted(textOf(row.BeforeDesc_), MOST_TEXT, 'BeforeDesc_', doubt),
    handling: fitted(textOf(row.AfterDesc_), MOST_TEXT, 'AfterDesc_', doubt),
    point: point === 'unreadable' ? null : point,
    doubts,
  };
}

function statusOf({ Status_, StatusName_ }: Record<string, unknown>): Status {
  const told = textOf(Status_).normalize('NFKC');
  const status = told === '' ? NAMES.get(textOf(StatusName_)) : STATUSES.find(one => String(one) === told);
  if (!status) throw new RejectedLine(told === '' ? 'it has no Status_' : 'Status_ is none of 1 to 5 and 9');
  return status;
}
