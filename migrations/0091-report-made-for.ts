import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A report that waits leaves only to the post it was made with. Of what waits from before nobody knows it: it does not leave.
 */
export class ReportMadeFor0091 implements MigrationInterface {
  name = 'ReportMadeFor1700000000091';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table message add made_for text');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
