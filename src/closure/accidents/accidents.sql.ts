import { HOLDS, JOINED_AT } from '../../access/holding.sql.js';
import type { CaseKind } from '../../events.js';
import type { Accident } from './accident.entity.js';
import type { AccidentNotice } from './accident-notice.entity.js';
import type { AccidentStep } from './accident-step.entity.js';

export type AccidentRow = Omit<Accident, 'caseId' | 'markedBy' | 'closedBy'> & {
  markedByName: string;
  number: string;
  caseKind: CaseKind;
  category: string;
  district: string | null;
  place: string | null;
  sharedPlace: string | null;
  /** Who has the case now; null: the centre. */
  holder: string | null;
  isReadable: boolean;
};

export type StepRow = Omit<AccidentStep, 'by' | 'text'> & { byName: string };

export type NoticeRow = Pick<
  AccidentNotice,
  | 'id'
  | 'accidentId'
  | 'recipient'
  | 'role'
  | 'agency'
  | 'via'
  | 'toldAt'
  | 'shownAt'
  | 'confirmedAt'
  | 'noAddress'
  | 'endedAt'
  | 'endedWhy'
> & {
  confirmedByName: string | null;
  messageState: 'waiting' | 'sent' | 'failed' | 'bounced' | 'taken_back' | null;
  /** It was under way when it was taken back: until then it may leave. */
  underwayUntil: Date | null;
  sentAt: Date | null;
  reachedAt: Date | null;
  reachedByName: string | null;
};

/** Whether one of the agencies `$1` has the case `c`, or the one that leads it; whoever reads for all (null) reads every case. */
const IS_READABLE = `($1::text[] is null or c.agency = any($1) and ${JOINED_AT} is not null or exists (
  select 1 from work_order w where w.case_id = c.id and w.agency = any($1) and ${HOLDS}))`;

/** Accidents `a` as the agencies `$1` see them, each with its case `c`. */
export const ACCIDENTS = `
  select a.id, a.version, a.grade, a.marked_at as "markedAt", m.name as "markedByName", a.told,
         a.on_site_due as "onSiteDue", a.arrived_at as "arrivedAt", a.care_due as "careDue",
         a.cared_at as "caredAt", a.next_follow_up_at as "nextFollowUpAt", a.closed_at as "closedAt", a.result,
         c.number, c.kind as "caseKind", c.category, c.district, c.place, c.shared_place as "sharedPlace",
         case when c.state <> 'recorded' then c.agency end as holder, ${IS_READABLE} as "isReadable"
    from accident a join case_file c on c.id = a.case_id join staff m on m.id = a.marked_by`;

/** The agencies `$1` stand on the list, or have the case. */
export const SEES_ACCIDENT = `(a.told && $1::text[] or ${IS_READABLE})`;

/** The agency `$2`, or, where that is null, whoever of the centre has the role `$3`, was told on a screen and has not confirmed. */
export const TO_CONFIRM = `exists (
  select 1 from accident_notice n where n.accident_id = a.id and n.via = 'screen' and n.confirmed_at is null and n.ended_at is null
     and case when $2::text is null then n.agency is null and n.role = $3::text else n.agency = $2 end)`;

export const STEPS = `
  select s.id, s.accident_id as "accidentId", s.kind, s.at, s.recorded_at as "recordedAt", s.agency, s.way,
         p.name as "byName"
    from accident_step s join staff p on p.id = s.by
   where s.accident_id = any($1::uuid[]) order by s.id`;

export const NOTICES = `
  select n.id, n.accident_id as "accidentId", n.recipient, n.role, n.agency, n.via, n.told_at as "toldAt",
         n.shown_at as "shownAt", n.confirmed_at as "confirmedAt", n.no_address as "noAddress", n.ended_at as "endedAt",
         n.ended_why as "endedWhy", p.name as "confirmedByName",
         m.state as "messageState", m.sent_at as "sentAt", case m.state when 'taken_back' then m.next_try_at end as "underwayUntil",
         r.attempted_at as "reachedAt", r.name as "reachedByName"
    from accident_notice n left join staff p on p.id = n.confirmed_by left join message m on m.id = n.message_id
         left join lateral (select t.attempted_at, q.name from phone_attempt t join staff q on q.id = t.attempted_by
                             where t.phone_task_id = n.phone_task_id and t.result = 'reached'
                             order by t.attempted_at limit 1) r on true
   where n.accident_id = any($1::uuid[]) order by n.id`;

export type KnownNotice = Pick<
  AccidentNotice,
  'id' | 'recipient' | 'agency' | 'via' | 'endedAt' | 'phoneTaskId' | 'messageId'
> & { isWaiting: boolean };

/** Of the accident `$1`, and whether it has reached nobody yet. */
export const KNOWN = `
  select n.id, n.recipient, n.agency, n.via, n.ended_at as "endedAt", n.phone_task_id as "phoneTaskId",
         n.message_id as "messageId",
         n.confirmed_at is null and not n.no_address and case n.via
           when 'screen' then n.shown_at is null
           when 'phone' then exists (select 1 from phone_task t where t.id = n.phone_task_id and t.closed_at is null)
           else exists (select 1 from message m where m.id = n.message_id and m.state = 'waiting') end as "isWaiting"
    from accident_notice n where n.accident_id = $1 order by n.id`;
