import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases of an old system that does not say when who did what. */
export class Import0049 implements MigrationInterface {
  name = 'Import1700000000049';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table fact_case add untimed boolean not null default false`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
