import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is told of an accident no longer once it is closed or with somebody else, and who could not be told at all. */
export class EndedNotices0117 implements MigrationInterface {
  name = 'EndedNotices1700000000117';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table accident_notice
        add ended_at timestamptz,
        add ended_why text check (ended_why in ('closed', 'moved')),
        add no_address boolean not null default false,
        add check ((ended_at is null) = (ended_why is null)),
        add check (not no_address or message_id is null)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
