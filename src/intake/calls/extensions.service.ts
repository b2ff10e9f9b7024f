import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { StaffExtension } from './staff-extension.entity.js';

/** The clocks of the telephone system and ours differ by a little. */
const GRACE = `interval '1 minute'`;

/** Who sits at which telephone: people sign in at one, and a telephone has one person at a time. */
@Injectable()
export class ExtensionsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async ofStaff(staffId: string): Promise<string | null> {
    const [row] = await this.database.query<{ extension: string }>(
      'select extension from staff_extension where staff_id = $1 and until_at is null',
      [staffId],
    );
    return row?.extension ?? null;
  }

  /** Null: leaves it. Whoever sat there before does so no longer. */
  sitDown(extension: string | null, me: Asker): Promise<string | null> {
    return this.database.transaction(async tx => {
      // One after the other: of two who sit down at once the second has it.
      await tx.query('lock table staff_extension in share row exclusive mode');
      const now = this.clock.now();
      const [mine] = await tx.read(StaffExtension, { staffId: me.id, untilAt: null });
      if (mine?.extension === extension) return extension;
      const [there] = extension === null ? [] : await tx.read(StaffExtension, { extension, untilAt: null });
      await tx.query('update staff_extension set until_at = $2 where id = any($1::uuid[])', [
        [mine, there].flatMap(one => one?.id ?? []),
        now,
      ]);
      if (extension !== null)
        tx.add(
          Object.assign(new StaffExtension(), {
            ...{ id: newId(), staffId: me.id, extension, fromAt: now, untilAt: null },
          }),
        );
      return extension;
    });
  }

  /** Whom the telephone system means: who sat at that extension then, or whose user name it is. */
  async meant(tx: Transaction, name: string | null | undefined, at: Date): Promise<string | null> {
    if (!name) return null;
    const [row] = await tx.query<{ id: string }>(
      `select id from (
         select e.staff_id as id, case when e.from_at <= $2 then 0 else 1 end as rank, e.from_at as since
           from staff_extension e
          where e.extension = $1 and e.from_at <= $2::timestamptz + ${GRACE} and (e.until_at is null or e.until_at > $2)
         union all
         select s.id, 2, s.created_at from staff s where s.username = $1 and s.active and not s.machine) known
        order by rank, since desc limit 1`,
      [name, at],
    );
    return row?.id ?? null;
  }
}
