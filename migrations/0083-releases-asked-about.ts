import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Releases about which nobody is asked are known, so that answers stand for the others only. */
export class ReleasesAskedAbout0083 implements MigrationInterface {
  name = 'ReleasesAskedAbout1700000000083';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table fact_step add unasked boolean not null default false`);
    await runner.query(`alter table fact_case add release_position bigint`);
    await runner.query(
      `insert into rollup_dirty (family, day) select distinct family, day from rollup_day where family = 'releases'
       on conflict do nothing`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
