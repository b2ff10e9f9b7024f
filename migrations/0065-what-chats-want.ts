import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is to be done may be said long before a case is opened of a conversation: kept, sealed, until then. */
export class WhatChatsWant0065 implements MigrationInterface {
  name = 'WhatChatsWant1700000000065';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table chat add wish bytea`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
