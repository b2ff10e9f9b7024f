import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work orders: one leg of an incident or petition at one agency. */
export class Dispatch0009 implements MigrationInterface {
  name = 'Dispatch1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    // case_id is the incident's first case; petitioners who join later have case files of their own.
    await runner.query(`
      create table work_order (
        id uuid primary key,
        incident_id uuid not null references incident (id),
        case_id uuid not null references case_file (id),
        agency text not null,
        role text not null check (role in ('lead', 'co_handling')),
        state text not null check (state in ('dispatched', 'acknowledged', 'reported', 'closed')),
        version integer not null,
        dispatched_at timestamptz not null,
        delivered_at timestamptz,
        acknowledged_at timestamptz,
        acknowledged_by uuid,
        arrived_at timestamptz,
        reported_at timestamptz,
        closed_at timestamptz,
        outcome text,
        report_text text
      )`);
    await runner.query(`create index work_order_of_case on work_order (case_id)`);
    await runner.query(`create index work_order_open on work_order (agency, state, dispatched_at)
      where state <> 'closed'`);
    await runner.query(`create unique index one_open_lead on work_order (case_id)
      where role = 'lead' and state <> 'closed'`);
    await runner.query(`create index work_order_undelivered on work_order (dispatched_at)
      where state = 'dispatched' and delivered_at is null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
