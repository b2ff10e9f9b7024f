import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../access/confidential.rules.js';
import type { Asker } from '../access/rights.js';
import { CityService } from '../city/city.service.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { PhoneTaskDto } from './phone-task.dto.js';

/** More than anyone telephones in a shift. */
const MOST = 500;

type TaskRow = Pick<PhoneTaskDto, 'id' | 'version' | 'reason' | 'openedAt' | 'closedAt'> & {
  agency: string;
  number: string;
  category: string;
  district: string | null;
};
type AttemptRow = PhoneTaskDto['attempts'][number] & { taskId: string };

const TASKS = `
  select t.id, t.version, t.reason, t.opened_at as "openedAt", t.closed_at as "closedAt", t.agency,
         c.number, c.category, c.district
    from phone_task t join case_file c on c.id = t.case_id`;
const ATTEMPTS = `
  select a.phone_task_id as "taskId", a.attempted_at as at, a.result, a.note, s.name as by
    from phone_attempt a join staff s on s.id = a.attempted_by
   where a.phone_task_id = any($1::uuid[]) order by a.attempted_at, a.id`;

/** About cases that are theirs to read: in their districts, and in confidence only if they deal with these. */
const THEIRS = '($1::text[] is null or c.district = any($1)) and (not c.confidential or $2)';
const theirs = (me: Asker): unknown[] => [me.districts ?? null, readsConfidential(me)];

/** Phone tasks as the centre's screens show them. */
@Injectable()
export class PhoneTaskQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
  ) {}

  /** The one that has waited longest comes first. */
  async open(me: Asker): Promise<PhoneTaskDto[]> {
    const rows = await this.database.query<TaskRow>(
      `${TASKS} where t.closed_at is null and ${THEIRS} order by t.opened_at, t.id limit ${MOST}`,
      theirs(me),
    );
    return this.complete(rows, this.database);
  }

  async lastClosed(me: Asker): Promise<PhoneTaskDto[]> {
    const rows = await this.database.query<TaskRow>(
      `${TASKS} where t.closed_at is not null and ${THEIRS} order by t.closed_at desc, t.id limit ${MOST}`,
      theirs(me),
    );
    return this.complete(rows, this.database);
  }

  async one(tx: Transaction, id: string): Promise<PhoneTaskDto> {
    const [task] = await this.complete(await tx.query<TaskRow>(`${TASKS} where t.id = $1`, [id]), tx);
    if (!task) throw new Error(`There is no phone task ${id}.`);
    return task;
  }

  private async complete(rows: TaskRow[], on: Pick<Transaction, 'query'>): Promise<PhoneTaskDto[]> {
    const attempts = rows.length > 0 ? await on.query<AttemptRow>(ATTEMPTS, [rows.map(({ id }) => id)]) : [];
    return rows.map(({ number, category, district, agency, ...task }) => ({
      ...task,
      agency: { ...this.named('agency', agency), phone: this.city.agency(agency)?.phone ?? null },
      case: {
        number,
        category: this.named('category', category),
        district: district === null ? null : this.named('district', district),
      },
      attempts: attempts.filter(({ taskId }) => taskId === task.id).map(({ taskId, ...attempt }) => attempt),
    }));
  }

  private named(
    what: 'agency' | 'category' | 'district',
    code: string,
  ): { code: string; name: string; nameEn: string } {
    const { name, nameEn } = this.city[what](code) ?? { name: code, nameEn: code };
    return { code, name, nameEn };
  }
}
