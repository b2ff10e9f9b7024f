import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of what came on paper: the number of the document, and why it was typed so late. */
export class Paper0050 implements MigrationInterface {
  name = 'Paper1700000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table contact add document_number text, add late_reason text`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
