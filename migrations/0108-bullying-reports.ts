import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 疑似校園霸凌: reports of their own, beside the cases, so that nothing that reads cases can show one. */
export class BullyingReports0108 implements MigrationInterface {
  name = 'BullyingReports1700000000108';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create sequence bullying_serial');
    await runner.query(`
      create table bullying_report (
        id uuid primary key,
        version integer not null,
        number text not null unique,
        source text not null,
        received_at timestamptz not null,
        recorded_at timestamptz not null,
        recorded_by uuid not null references staff (id),
        -- Sealed, and gone when their time is over.
        school bytea,
        text bytea,
        reporter bytea,
        accepted boolean,
        ground text,
        decided_at timestamptz,
        handling text,
        forgotten_at timestamptz,
        check ((accepted is null) = (decided_at is null)),
        check ((ground is not null) = (accepted is not null and not accepted)),
        check (handling is null or accepted)
      )`);
    await runner.query('create index bullying_report_received on bullying_report (received_at)');
    await runner.query('create index bullying_report_recorded_by on bullying_report (recorded_by, id)');
    await runner.query(`
      create table bullying_step (
        id uuid primary key,
        report_id uuid not null references bullying_report (id),
        kind text not null check (kind in ('accepted', 'not_accepted', 'handled')),
        -- The ground, or what was done.
        code text,
        text bytea,
        by uuid not null references staff (id),
        at timestamptz not null
      )`);
    await runner.query('create index bullying_step_of_report on bullying_step (report_id, id)');
    await runner.query(`
      create table fact_bullying (
        report_id uuid primary key,
        source text not null,
        received_at timestamptz not null,
        accepted boolean,
        handling text
      )`);
    await runner.query('create index fact_bullying_received on fact_bullying (received_at)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
