import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 併案: members wait and are given more time with the case that leads. */
export class MembersRest0038 implements MigrationInterface {
  name = 'MembersRest1700000000038';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table case_pause add lead_id uuid references case_file (id)`);
    await runner.query(
      `create index case_pause_with on case_pause (lead_id) where lead_id is not null and ended_at is null`,
    );
    await runner.query(`create index incident_member_led on incident_member (lead_id) where left_at is null`);
    // No foreign key: a table that refers to itself cannot be restored row by row.
    await runner.query(`alter table extension_request add with_id uuid`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
