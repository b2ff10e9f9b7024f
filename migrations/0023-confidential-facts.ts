import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports count every case, and name those in confidence to assigned staff only. */
export class ConfidentialFacts0023 implements MigrationInterface {
  name = 'ConfidentialFacts1700000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table fact_case add confidential boolean not null default false`);
    await runner.query(`alter table fact_case alter confidential drop default`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
