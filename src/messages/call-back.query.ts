import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../access/confidential.rules.js';
import type { Asker } from '../access/rights.js';
import { Names } from '../city/names.service.js';
import type { CaseKind } from '../events.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { CallBackDto } from './call-back.dto.js';

/** More than anyone telephones in a shift. */
const MOST = 500;

type Row = Omit<CallBackDto, 'case' | 'attempts' | 'isMine'> & {
  takerId: string | null;
  number: string;
  kind: CaseKind;
  state: string;
  category: string;
  district: string | null;
  holder: string | null;
};
type AttemptRow = CallBackDto['attempts'][number] & { callBackId: string };

const TASKS = `
  select t.id, t.version, t.purpose, t.note, t.opened_at as "openedAt", t.taken_by as "takerId", s.name as "takenBy",
         t.taken_at as "takenAt", t.closed_at as "closedAt", t.result, c.number, c.kind, c.state, c.category, c.district,
         case when t.purpose = 'tell_disposition' then (
           select d.notice from disposition d where d.case_id = c.id and d.state = 'approved') end as notice,
         case when t.purpose = 'ask_details' then (
           select json_build_object('text', e.text, 'until', p.until)
             from case_pause p left join case_entry e on e.case_id = p.case_id and e.kind = 'case.paused' and e.at = p.started_at
            where p.case_id = c.id and p.reason = 'citizen' and p.ended_at is null limit 1) end as asks,
         case when c.state <> 'recorded' then c.agency end as holder
    from call_back t join case_file c on c.id = t.case_id left join staff s on s.id = t.taken_by`;
const ATTEMPTS = `
  select a.call_back_id as "callBackId", a.attempted_at as at, a.result, a.note, s.name as by
    from call_back_attempt a join staff s on s.id = a.attempted_by
   where a.call_back_id = any($1::uuid[]) order by a.attempted_at, a.id`;

/** Call-backs as the desks of the centre see them, without a word of who is to be called. */
@Injectable()
export class CallBackQuery {
  constructor(
    private readonly database: Database,
    private readonly names: Names,
  ) {}

  /** One's own first, then the one that has waited longest. */
  async open(me: Asker): Promise<CallBackDto[]> {
    const rows = await this.database.query<Row>(
      `${TASKS} where t.closed_at is null and ($2::text[] is null or c.district = any($2)) and (not c.confidential or $3)
        order by t.taken_by is distinct from $1, t.opened_at, t.id limit ${MOST}`,
      [me.id, me.districts ?? null, readsConfidential(me)],
    );
    return this.complete(rows, this.database, me);
  }

  async lastClosed(me: Asker): Promise<CallBackDto[]> {
    const rows = await this.database.query<Row>(
      `${TASKS} where t.closed_at is not null and ($1::text[] is null or c.district = any($1))
        and (not c.confidential or $2)
        order by t.closed_at desc, t.id limit ${MOST}`,
      [me.districts ?? null, readsConfidential(me)],
    );
    return this.complete(rows, this.database, me);
  }

  async one(on: Pick<Transaction, 'query'>, id: string, me: Asker): Promise<CallBackDto> {
    const [task] = await this.complete(await on.query<Row>(`${TASKS} where t.id = $1`, [id]), on, me);
    if (!task) throw new Error(`There is no call-back ${id}.`);
    return task;
  }

  private async complete(rows: Row[], on: Pick<Transaction, 'query'>, me: Asker): Promise<CallBackDto[]> {
    const attempts = rows.length > 0 ? await on.query<AttemptRow>(ATTEMPTS, [rows.map(({ id }) => id)]) : [];
    return rows.map(({ takerId, number, kind, state, category, district, holder, ...task }) => ({
      ...task,
      // What a citizen is told of their dissatisfaction is for who tells it.
      note: task.purpose === 'explain' && takerId !== me.id ? null : task.note,
      isMine: takerId === me.id,
      case: {
        ...this.names.caseInShort({ number, kind, category, district }),
        ...{ state, agency: holder === null ? null : this.names.agency(holder) },
      },
      attempts: attempts
        .filter(({ callBackId }) => callBackId === task.id)
        .map(({ callBackId: _, ...attempt }) => attempt),
    }));
  }
}
