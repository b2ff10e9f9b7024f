import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever wants a person in a chat is called back; calls that go on are found; why a step was ended early is kept. */
export class ChatsAndCalls0056 implements MigrationInterface {
  name = 'ChatsAndCalls1700000000056';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table call_back drop constraint call_back_purpose_check,
        add constraint call_back_purpose_check
          check (purpose in ('tell_result', 'tell_extension', 'tell_conversion', 'tell_disposition', 'tell_rework',
                             'tell_transfer', 'answer_mail', 'answer_chat', 'ask_details', 'other'))`);
    await runner.query(`create index call_going_on on call (offered_at) where ended_at is null`);
    await runner.query(`alter table caller_policy add end_reason bytea`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
