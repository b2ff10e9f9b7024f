import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A kind of message: tells whoever a case belongs to that its password is another one. */
export class PasswordNotices0094 implements MigrationInterface {
  name = 'PasswordNotices1700000000094';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table message drop constraint message_kind_check,
        add constraint message_kind_check check (kind in ('confirm', 'accepted', 'divided', 'answer', 'survey',
          'explanation', 'password-issued', 'report'))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
