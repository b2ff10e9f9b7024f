import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked, sealed; and who read that. */
export class Citizens0004 implements MigrationInterface {
  name = 'Citizens1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table citizen (
        id uuid primary key,
        name bytea,
        phone bytea,
        email bytea,
        address bytea,
        phone_hash bytea,
        email_hash bytea,
        recorded_at timestamptz not null
      )`);
    await runner.query(`create index citizen_by_phone on citizen (phone_hash) where phone_hash is not null`);
    await runner.query(`create index citizen_by_email on citizen (email_hash) where email_hash is not null`);
    // A search that found nobody has no citizen.
    await runner.query(`
      create table access_log (
        id uuid primary key,
        at timestamptz not null,
        staff_id uuid not null references staff (id),
        action text not null check (action in ('read', 'search')),
        citizen_id uuid references citizen (id),
        reason text not null
      )`);
    await runner.query(`create index access_log_of_citizen on access_log (citizen_id, at)`);
    await runner.query(`create index access_log_of_staff on access_log (staff_id, at)`);
    await runner.query(`
      create trigger access_log_is_append_only before update or delete or truncate on access_log
      for each statement execute function refuse_change()`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
