import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports leave last: what waits is found in that order. */
export class MessagesInTurn0100 implements MigrationInterface {
  name = 'MessagesInTurn1700000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index message_in_turn on message (via, (kind = 'report'), next_try_at, id) where state = 'waiting'`,
    );
    await runner.query('drop index message_due');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
