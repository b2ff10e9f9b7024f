import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Releases, reasons, and answers by item and district are added up by day; questions are found by their case. */
export class ReleasesAndReasons0078 implements MigrationInterface {
  name = 'ReleasesAndReasons1700000000078';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index survey_of_case on survey (case_id, round)`);
    await runner.query(`create index fact_step_released on fact_step (at) where step = 'released'`);
    await runner.query(`
      insert into rollup_dirty
      select 'releases', (at at time zone 'Asia/Taipei')::date from fact_step where step = 'released'
      union select f.family, (invited_at at time zone 'Asia/Taipei')::date
              from fact_survey cross join (values ('surveys'), ('reasons')) f (family)
      on conflict do nothing`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
