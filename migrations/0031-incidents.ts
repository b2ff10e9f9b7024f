import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 併案: many cases of one incident, one of which leads and has the work orders. */
export class Incidents0031 implements MigrationInterface {
  name = 'Incidents1700000000031';

  async up(runner: QueryRunner): Promise<void> {
    // Null: nobody has joined it yet, and the one case it is of leads. No foreign key: the case refers to its incident, and
    // tables that refer to each other in a circle cannot be restored one after the other.
    await runner.query(`alter table incident add lead_case_id uuid`);
    await runner.query(`
      create table incident_member (
        id uuid primary key,
        incident_id uuid not null references incident (id),
        case_id uuid not null references case_file (id),
        lead_id uuid not null references case_file (id),
        joined_at timestamptz not null,
        joined_by uuid,
        left_at timestamptz,
        left_by uuid,
        check (case_id <> lead_id)
      )`);
    await runner.query(
      `create unique index incident_member_now on incident_member (case_id) where left_at is null`,
    );
    await runner.query(`create index incident_member_of on incident_member (incident_id)`);
    await runner.query(`alter table fact_case add merged_into uuid, add merged_at timestamptz`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
