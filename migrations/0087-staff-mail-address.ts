import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where people who work for the city are written to. */
export class StaffMailAddress0087 implements MigrationInterface {
  name = 'StaffMailAddress1700000000087';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table staff add email text check (email <> '')`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
