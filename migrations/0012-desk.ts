import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What screens look for and nobody else: a part of a case number, and what an agency has or had. */
export class Desk0012 implements MigrationInterface {
  name = 'Desk1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index case_number_part on case_file
      using gin ((replace(number, '-', '')) gin_trgm_ops)`);
    await runner.query(
      `create index work_order_of_agency on work_order (agency, dispatched_at, id) include (case_id)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
