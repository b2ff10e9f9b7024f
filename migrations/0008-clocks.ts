import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Time limits. The partial index is all that waking reads: its size is what is due next, not what is open. */
export class Clocks0008 implements MigrationInterface {
  name = 'Clocks1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table clock (
        id uuid primary key,
        case_id uuid not null references case_file (id),
        work_order_id uuid,
        kind text not null,
        rule jsonb not null,
        started_at timestamptz not null,
        original_due_at timestamptz not null,
        due_at timestamptz not null,
        next_at timestamptz,
        stopped_at timestamptz,
        outcome text check (outcome in ('met', 'missed', 'cancelled')),
        breached_at timestamptz,
        held_by text,
        history boolean not null,
        check ((stopped_at is null) = (outcome is null))
      )`);
    await runner.query(`create index clock_next on clock (history, next_at) where stopped_at is null`);
    await runner.query(`create index clock_of_case on clock (case_id)`);
    await runner.query(`create index clock_open on clock (kind, due_at) where stopped_at is null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
