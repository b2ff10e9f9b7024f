import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever reported it by another system asks for it to be taken up anew. */
export class AskedToReopen0057 implements MigrationInterface {
  name = 'AskedToReopen1700000000057';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table call_back drop constraint call_back_purpose_check,
        add constraint call_back_purpose_check
          check (purpose in ('tell_result', 'tell_extension', 'tell_conversion', 'tell_disposition', 'tell_rework',
                             'tell_transfer', 'answer_mail', 'answer_chat', 'asked_to_reopen', 'ask_details', 'other'))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
