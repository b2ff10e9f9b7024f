import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many cases came in during surges is asked for by year: they are found, and not read past all. */
export class CasesOfSurges0114 implements MigrationInterface {
  name = 'CasesOfSurges1700000000114';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index fact_case_in_surge on fact_case (received_at) where surge_id is not null',
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
