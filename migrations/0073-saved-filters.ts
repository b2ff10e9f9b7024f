import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody asks a report for again and again, under a name. */
export class SavedFilters0073 implements MigrationInterface {
  name = 'SavedFilters1700000000073';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saved_filter (
        id uuid primary key,
        version integer not null,
        report text not null,
        name text not null check (name <> ''),
        owner uuid not null references staff (id),
        asked jsonb not null,
        period text,
        share text not null check (share in ('me', 'unit', 'readers')),
        created_at timestamptz not null
      )`);
    await runner.query(`create unique index saved_filter_name on saved_filter (owner, report, lower(name))`);
    await runner.query(`create index saved_filter_shared on saved_filter (report) where share <> 'me'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
