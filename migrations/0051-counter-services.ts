import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is done for people at the counters beside cases, counted in persons. */
export class CounterServices0051 implements MigrationInterface {
  name = 'CounterServices1700000000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table service_count (
        id uuid primary key,
        service text not null,
        site text not null,
        day date not null,
        persons integer not null check (persons between 1 and 10000),
        counted_by uuid not null references staff (id),
        counted_at timestamptz not null,
        -- Counted by mistake: it stays to be seen, and counts no more.
        withdrawn_at timestamptz,
        withdrawn_by uuid references staff (id),
        check ((withdrawn_at is null) = (withdrawn_by is null))
      )`);
    await runner.query(`create index service_count_of_day on service_count (day, service, site)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
