import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What statistics keep from the log. No foreign keys: the facts refer to the log, not to live rows. */
export class Statistics0011 implements MigrationInterface {
  name = 'Statistics1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table fact_contact (
        contact_id uuid primary key,
        channel text not null,
        outcome text not null,
        answered_at_once boolean,
        topic text,
        reason text,
        origin text not null,
        received_at timestamptz not null,
        recorded_at timestamptz not null,
        cases integer not null
      )`);
    await runner.query(`create index fact_contact_received on fact_contact (received_at)`);
    await runner.query(`
      create table fact_case (
        case_id uuid primary key,
        number text not null,
        kind text not null,
        category text not null,
        first_category text not null,
        district text,
        agency text,
        channel text not null,
        origin text not null,
        state text not null,
        received_at timestamptz not null,
        opened_at timestamptz not null,
        first_dispatched_at timestamptz,
        first_delivered_at timestamptz,
        first_acknowledged_at timestamptz,
        first_reported_at timestamptz,
        first_released_at timestamptz,
        released_at timestamptz,
        how text,
        withdrawn_at timestamptz,
        reopened integer not null,
        reassigned integer not null,
        recategorised integer not null
      )`);
    await runner.query(`create index fact_case_received on fact_case (received_at)`);
    await runner.query(`create index fact_case_open on fact_case (agency)
      where state not in ('released', 'withdrawn')`);
    await runner.query(`
      create table fact_clock (
        clock_id uuid primary key,
        case_id uuid not null,
        number text not null,
        work_order_id uuid,
        kind text not null,
        case_kind text not null,
        category text not null,
        district text,
        channel text not null,
        origin text not null,
        held_by text,
        started_at timestamptz not null,
        original_due_at timestamptz not null,
        due_at timestamptz not null,
        stopped_at timestamptz,
        outcome text,
        breached_at timestamptz
      )`);
    await runner.query(`create index fact_clock_due on fact_clock (due_at)`);
    await runner.query(`create index fact_clock_of_case on fact_clock (case_id)`);
    await runner.query(`
      create table fact_step (
        position bigint primary key,
        case_id uuid not null,
        step text not null,
        at timestamptz not null,
        kind text not null,
        category text not null,
        district text,
        agency text,
        origin text not null
      )`);
    await runner.query(`create index fact_step_at on fact_step (at)`);
    await runner.query(`create index fact_step_of_case on fact_step (case_id, position)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
