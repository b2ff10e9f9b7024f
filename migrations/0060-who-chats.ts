import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who it is may be said long before it is known what becomes of a conversation: kept, sealed, until then. */
export class WhoChats0060 implements MigrationInterface {
  name = 'WhoChats1700000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table chat add citizen bytea`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
