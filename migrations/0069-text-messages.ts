import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Citizens can also be written to by text message (簡訊). */
export class TextMessages0069 implements MigrationInterface {
  name = 'TextMessages1700000000069';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table message add via text not null default 'mail' check (via in ('mail', 'sms'))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
