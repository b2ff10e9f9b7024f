import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 開放資料: weeks of history, which tell nothing, are asked about without going through their cases. */
export class LiveCases0092 implements MigrationInterface {
  name = 'LiveCases1700000000092';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index fact_case_live on fact_case (received_at) where kind = 'dispatch' and origin <> 'replay'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
