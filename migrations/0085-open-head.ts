import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 開放資料: how far a published case is, as it was told last and not as it is; up to which day all is told, and when that was
 * looked up. Weeks without any case are not kept: whoever asked first had them kept as empty for ever.
 */
export class OpenHead0085 implements MigrationInterface {
  name = 'OpenHead1700000000085';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table open_case
        add state text,
        add dispatched_at timestamptz,
        add released_at timestamptz,
        add settled_at timestamptz,
        add outcome text`);
    await runner.query(`
      create table open_head (
        is_only boolean primary key default true check (is_only),
        until date,
        followed_on date,
        updated_at timestamptz
      )`);
    await runner.query('insert into open_head default values');
    await runner.query(
      'delete from open_week w where not exists (select from open_case o where o.monday = w.monday)',
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
