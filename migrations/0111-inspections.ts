import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 全民督工: of which project a report is, which is grave, and what was inspected without notice. */
export class Inspections0111 implements MigrationInterface {
  name = 'Inspections1700000000111';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table works_case (
        id uuid primary key,
        case_id uuid not null unique references case_file (id),
        project_number text,
        project_name text,
        named_by uuid references staff (id),
        named_at timestamptz,
        grave_reason text,
        grave_by uuid references staff (id),
        grave_at timestamptz,
        check ((named_at is null) = (named_by is null)),
        check ((grave_at is null) = (grave_by is null) and (grave_at is null) = (grave_reason is null))
      )`);
    await runner.query(`
      create table inspection (
        id uuid primary key,
        version integer not null,
        state text not null check (state in ('planned', 'held', 'declined')),
        why text not null check (why in ('repeated', 'grave')),
        decided_at timestamptz not null,
        decided_by uuid not null references staff (id),
        -- Why not.
        reason text,
        held_on date,
        finding text,
        result text,
        recorded_at timestamptz,
        recorded_by uuid references staff (id),
        check ((state = 'declined') = (reason is not null)),
        check ((state = 'held') = (held_on is not null) and (state = 'held') = (finding is not null))
      )`);
    await runner.query('create index inspection_decided on inspection (decided_at, id)');
    await runner.query(`
      create table inspection_case (
        id uuid primary key,
        inspection_id uuid not null references inspection (id),
        case_id uuid not null references case_file (id),
        unique (inspection_id, case_id)
      )`);
    await runner.query('create index inspection_case_of on inspection_case (case_id)');
    await runner.query(`
      create table fact_inspection (
        inspection_id uuid primary key,
        why text not null,
        state text not null,
        cases integer not null,
        decided_at timestamptz not null,
        held_on date,
        finding text
      )`);
    await runner.query('create index fact_inspection_held on fact_inspection (held_on)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
