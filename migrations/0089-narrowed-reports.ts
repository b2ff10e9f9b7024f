import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is asked of one agency, item or district is found among ten years of limits, and not read past all of them. */
export class NarrowedReports0089 implements MigrationInterface {
  name = 'NarrowedReports1700000000089';

  async up(runner: QueryRunner): Promise<void> {
    for (const key of ['held_by', 'category'])
      await runner.query(`create index fact_clock_by_${key} on fact_clock (${key}, due_at)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
