import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a chief, or who asks for one item or district, reads of cases, releases and answers is found, and not read past all. */
export class ReportsOfOneAgency0095 implements MigrationInterface {
  name = 'ReportsOfOneAgency1700000000095';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index fact_clock_by_district on fact_clock (district, due_at)');
    for (const key of ['agency', 'category', 'district']) {
      await runner.query(`create index fact_case_by_${key} on fact_case (${key}, received_at)`);
      await runner.query(`create index fact_survey_by_${key} on fact_survey (${key}, invited_at)`);
      await runner.query(
        `create index fact_step_released_by_${key} on fact_step (${key}, at) where step = 'released'`,
      );
    }
    // What was open in a month is between its first month and the one in which it stood otherwise.
    await runner.query('drop index fact_standing_open');
    await runner.query(
      `create index fact_standing_open on fact_standing using gist (daterange(month, next_month, '()'))
        where standing = 'open'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
