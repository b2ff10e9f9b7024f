import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who stands in for whom, and how often somebody had to be urged. */
export class Absence0034 implements MigrationInterface {
  name = 'Absence1700000000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table staff_substitute (
        id uuid primary key,
        version integer not null,
        staff_id uuid not null references staff (id),
        substitute_id uuid not null references staff (id) check (substitute_id <> staff_id),
        agency text not null,
        from_at timestamptz not null,
        until_at timestamptz not null check (until_at > from_at),
        set_at timestamptz not null,
        set_by uuid not null,
        ended_at timestamptz,
        ended_by uuid,
        check ((ended_at is null) = (ended_by is null))
      )`);
    await runner.query(
      `create index staff_substitute_of on staff_substitute (staff_id, until_at) where ended_at is null`,
    );
    await runner.query(
      `create index staff_substitute_by on staff_substitute (substitute_id, until_at) where ended_at is null`,
    );
    await runner.query(
      `create index staff_substitute_agency on staff_substitute (agency, until_at) where ended_at is null`,
    );
    // Set while a chase waits for its answer.
    await runner.query(`alter table work_order add chased_at timestamptz`);
    await runner.query(`
      alter table fact_case
        add reminders integer not null default 0,
        add chases integer not null default 0`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
