import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the city worked under another set of limits (storms), and which cases were taken in such a time. */
export class Surges0106 implements MigrationInterface {
  name = 'Surges1700000000106';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table surge (
        id uuid primary key,
        rule_set text not null,
        reason text not null,
        began_at timestamptz not null,
        began_by uuid not null references staff,
        expected_end timestamptz not null,
        ended_at timestamptz check (ended_at >= began_at),
        ended_by uuid references staff
      )`);
    await runner.query('create unique index surge_that_is_on on surge ((true)) where ended_at is null');
    await runner.query('alter table case_file add surge_id uuid references surge');
    await runner.query('create index case_file_surge on case_file (surge_id) where surge_id is not null');
    await runner.query('alter table fact_case add surge_id uuid');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
