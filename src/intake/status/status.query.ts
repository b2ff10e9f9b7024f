import { Injectable } from '@nestjs/common';
import type { CaseState } from '../../cases/case-actions.rules.js';
import type { CaseKind, PauseReason } from '../../events.js';
import { Database } from '../../platform/database/database.js';
import type { Words } from '../../platform/problem/problem.js';

/** What decides whether anything is told. */
export interface AskedRow {
  id: string;
  citizenId: string | null;
  passwordHash: Buffer;
  isShown: boolean;
}

export interface StatusRow {
  id: string;
  number: string;
  kind: CaseKind;
  state: CaseState;
  agency: string | null;
  receivedAt: Date;
  closedAt: Date | null;
  redacted: boolean;
  waitsFor: PauseReason | null;
  waitsUntil: Date | null;
  dueAt: Date | null;
}

export interface AnsweredRow {
  /** Of a mail that was sent: sealed. */
  mailId: string | null;
  mail: Buffer | null;
  mailedAt: Date | null;
  /** In writing, of a petition; and what else is open to the petitioner. */
  text: string | null;
  remedies: string[];
  /** Why it ended without an answer to its matter. */
  notice: Words | null;
  /** What was reported by code. */
  outcome: string | null;
  /** When an agency last said what came of it. */
  concludedAt: Date | null;
}

/** Nobody learns by a password of what is not theirs alone to know; history is nobody's. */
const IS_SHOWN = `not c.confidential and c.origin <> 'replay' and c.kind <> 'decision'`;

/** Whose work was that of a case `c`, too: what came of it after the merge, up to its own release, is what came of both. */
const LEAD = `(select m.lead_id from incident_member m join case_file f on f.id = m.lead_id
                where m.case_id = c.id and m.left_at is null and not f.confidential)`;

@Injectable()
export class StatusQuery {
  constructor(private readonly database: Database) {}

  /** One row in any case: what there is no case of costs the same. */
  async asked(number: string): Promise<AskedRow | null> {
    const [row] = await this.database.query<AskedRow | { id: null }>(
      `select c.id, c.citizen_id as "citizenId", c.password_hash as "passwordHash", coalesce(${IS_SHOWN}, false) as "isShown"
         from (select $1::text as number) asked left join case_file c on c.number = asked.number`,
      [number],
    );
    return row && row.id !== null ? row : null;
  }

  async of(id: string): Promise<StatusRow> {
    const [row] = await this.database.query<StatusRow>(
      `select c.id, c.number, c.kind, c.state, c.agency, c.received_at as "receivedAt", c.closed_at as "closedAt",
              c.texts_redacted_at is not null as redacted, p.reason as "waitsFor", p.until as "waitsUntil",
              (select k.due_at from clock k
                where k.case_id = c.id and k.work_order_id is null and k.kind in ('complete', 'reply')
                order by k.stopped_at is null desc, k.started_at desc, k.id desc limit 1) as "dueAt"
         from case_file c
         left join lateral (select reason, until from case_pause
                             where case_id = c.id and ended_at is null limit 1) p on true
        where c.id = $1`,
      [id],
    );
    return row as StatusRow;
  }

  /** The petition that it became, or the case that leads; protected ones are told of by nothing. */
  async goesOnIn({ id, state }: Pick<StatusRow, 'id' | 'state'>): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      state === 'merged'
        ? `select c.id from incident_member m join case_file c on c.id = m.lead_id
            where m.case_id = $1 and m.left_at is null and not c.confidential`
        : `select c.id from case_link l join case_file c on c.id = l.to_case
            where l.from_case = $1 and l.kind = 'converted' and not c.confidential`,
      [id],
    );
    return row?.id ?? null;
  }

  /** What they were told of another's work stays, whatever the other case goes on to. A mail about several cases is of one citizen; where one of them is protected, or its texts are deleted, it is not shown here. */
  async answered(id: string): Promise<AnsweredRow> {
    const [row] = await this.database.query<AnsweredRow>(
      `select m.id as "mailId", m.text as mail, m.sent_at as "mailedAt", r.text, coalesce(r.remedies, '{}') as remedies,
              d.notice, coalesce(u.outcome, w.outcome) as outcome,
              greatest(r.replied_at, coalesce(u.at, w.reported_at)) as "concludedAt"
         from case_file c
         left join lateral (
           select m.id, m.text, m.sent_at from letter_case l join message m on m.letter_id = l.letter_id
            where l.case_id = c.id and m.kind = 'answer' and m.state = 'sent' and m.text is not null
              and not exists (select 1 from letter_case o join case_file f on f.id = o.case_id
                               where o.letter_id = l.letter_id and (f.confidential or f.texts_redacted_at is not null))
            order by m.sent_at desc, m.id desc limit 1) m on true
         left join lateral (select text, remedies, replied_at from reply where case_id = c.id
                             order by replied_at desc, id desc limit 1) r on true
         left join lateral (select notice from disposition where case_id = c.id and state = 'approved'
                             order by decided_at desc, id desc limit 1) d on true
         left join lateral (select w.outcome, w.reported_at from work_order w
                             where w.case_id = coalesce(${LEAD}, c.id) and w.role = 'lead'
                               and w.reported_at <= coalesce(c.closed_at, w.reported_at)
                             order by w.reported_at desc, w.id desc limit 1) w on true
         left join lateral (select e.data->>'outcome' as outcome, e.at from case_entry e
                             where e.case_id = c.id and e.kind = 'case.lead-reported' and ${LEAD} is not null
                               and e.at <= coalesce(c.closed_at, e.at)
                             order by e.at desc, e.id desc limit 1) u on true
        where c.id = $1`,
      [id],
    );
    return row as AnsweredRow;
  }
}
