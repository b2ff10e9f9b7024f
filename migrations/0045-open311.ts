import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Open311: which machine sent which case, what was answered to the city's questions, and what came after it. */
export class Open3110045 implements MigrationInterface {
  name = 'Open3111700000000045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table open311_report (
        case_id uuid primary key references case_file (id),
        machine_id uuid not null references staff (id),
        token text unique,
        fingerprint text not null,
        received_at timestamptz not null
      )`);
    await runner.query(
      `create index open311_report_sent on open311_report (machine_id, fingerprint, received_at desc)`,
    );
    await runner.query(`
      create table report_answer (
        id uuid primary key,
        case_id uuid not null references case_file (id),
        rank integer not null,
        code text not null,
        question jsonb not null,
        answer text not null,
        shared_answer text
      )`);
    await runner.query(`create index report_answer_of_case on report_answer (case_id, rank)`);
    await runner.query(`
      create table open311_update (
        id uuid primary key references case_entry (id),
        case_id uuid not null references case_file (id),
        machine_id uuid not null references staff (id),
        update_id text not null,
        unique (machine_id, update_id)
      )`);
    await runner.query(`create index open311_update_of_case on open311_update (case_id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
