import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail that nobody needs any more was taken back: it is none that could not be delivered. */
export class MailsTakenBack0120 implements MigrationInterface {
  name = 'MailsTakenBack1700000000120';

  async up(runner: QueryRunner): Promise<void> {
    // One that was under way keeps until when that is so.
    await runner.query(`
      alter table message
        drop constraint message_state_check,
        drop constraint message_check,
        add constraint message_state_check
          check (state in ('waiting', 'sent', 'failed', 'bounced', 'taken_back')),
        add constraint message_next_try
          check (state = 'taken_back' or (state = 'waiting') = (next_try_at is not null))`);
    // Until now they stood as failed.
    await runner.query(`
      update message m set state = 'taken_back'
       where m.kind = 'accident' and m.state = 'failed'
         and exists (select 1 from accident_notice n where n.message_id = m.id and n.ended_at is not null)
         and not exists (select 1 from delivery d where d.message_id = m.id and d.result = 'refused')`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
