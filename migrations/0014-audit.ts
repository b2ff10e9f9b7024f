import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who did what, and not only who looked at whom: the record covers administrators, exports and machines too. */
export class Audit0014 implements MigrationInterface {
  name = 'Audit1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table access_log disable trigger access_log_is_append_only`);
    await runner.query(`alter table access_log drop constraint access_log_action_check`);
    await runner.query(`
      alter table access_log
        alter staff_id drop not null,
        alter reason drop not null,
        add actor_kind text not null default 'staff',
        add case_id uuid references case_file (id),
        add subject text`);
    await runner.query(`alter table access_log alter actor_kind drop default`);
    // As they are called from now on.
    await runner.query(`update access_log set action = 'person.read' where action = 'read'`);
    await runner.query(`update access_log set action = 'person.searched' where action = 'search'`);
    await runner.query(`alter table access_log enable trigger access_log_is_append_only`);
    await runner.query(
      `create index access_log_of_case on access_log (case_id, at) where case_id is not null`,
    );
    await runner.query(`create index access_log_by_time on access_log (at, id)`);
    await this.append(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }

  /** What was recorded before gets its hash in the log as well. The form is that of access-hash.rules.ts. */
  private async append(runner: QueryRunner): Promise<void> {
    const rows: Record<string, string | Date | null>[] = await runner.query(
      'select id, at, actor_kind, staff_id, action, citizen_id, case_id, subject, reason from access_log order by at, id',
    );
    for (const { at, id, ...rest } of rows) {
      const text = JSON.stringify([id, (at as Date).toISOString(), ...Object.values(rest)]);
      const hash = createHash('sha256').update(text, 'utf8').digest('hex');
      await runner.query(
        `insert into event_new (at, case_id, kind, actor, payload)
         values ($1, null, 'access.recorded', '{"kind":"system","id":null,"role":null,"agency":null}', $2)`,
        [at, JSON.stringify({ accessId: id, hash })],
      );
    }
  }
}
