import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases that came of another one are counted, and the questions of a year are found without its other contacts. */
export class AnnualCounts0081 implements MigrationInterface {
  name = 'AnnualCounts1700000000081';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index fact_contact_questions on fact_contact (received_at) where questions is not null`,
    );
    await runner.query(`
      insert into rollup_dirty
      select distinct 'cases', (received_at at time zone 'Asia/Taipei')::date
        from fact_case where opened_as is not null
      on conflict do nothing`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
