import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a kept answer answers is sealed with it. Answers of the last day are let go: their repeats are asked anew. */
export class SealedRequests0024 implements MigrationInterface {
  name = 'SealedRequests1700000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from idempotent_answer`);
    await runner.query(`alter table idempotent_answer drop column fingerprint`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
