import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A saved filter says why its last mail was none. */
export class MailFailed0097 implements MigrationInterface {
  name = 'MailFailed1700000000097';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table saved_filter add mail_failed text');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
