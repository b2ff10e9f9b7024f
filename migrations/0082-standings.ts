import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the reply limits of petitions stood at the end of each month; making all facts anew fills it. */
export class Standings0082 implements MigrationInterface {
  name = 'Standings1700000000082';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table fact_standing (
        clock_id uuid not null,
        month date not null check (month = date_trunc('month', month)),
        next_month date check (next_month > month),
        case_id uuid not null,
        carried boolean not null,
        carried_by text,
        agency text,
        ran_out boolean not null,
        district text,
        standing text not null check (standing in ('open', 'met', 'late', 'cancelled')),
        started_at timestamptz not null,
        original_due_at timestamptz not null,
        due_at timestamptz not null,
        stopped_at timestamptz,
        primary key (clock_id, month),
        check ((standing = 'open') = (stopped_at is null))
      )`);
    await runner.query(`create index fact_standing_month on fact_standing (month)`);
    await runner.query(
      `create index fact_standing_open on fact_standing (next_month) where standing = 'open'`,
    );
    await runner.query(`create index fact_standing_case on fact_standing (case_id) where next_month is null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
