import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The mayor's mailbox: every mail that was taken, as it came. */
export class MailIn0043 implements MigrationInterface {
  name = 'MailIn1700000000043';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail_in (
        id uuid primary key,
        received_at timestamptz not null,
        via text not null check (via in ('smtp', 'imap')),
        kind text not null check (kind in ('personal', 'bounce', 'auto_reply', 'list', 'automatic', 'unknown')),
        size integer not null,
        raw bytea,
        letter_id uuid,
        case_id uuid references case_file (id),
        quarantine_id uuid references quarantine (id)
      )`);
    await runner.query(`create index mail_in_case on mail_in (case_id) where case_id is not null`);
    await runner.query(`create index mail_in_letter on mail_in (letter_id) where letter_id is not null`);
    await runner.query(
      `create index mail_in_quarantine on mail_in (quarantine_id) where quarantine_id is not null`,
    );
    await runner.query(`
      alter table call_back drop constraint call_back_purpose_check,
        add constraint call_back_purpose_check
          check (purpose in ('tell_result', 'tell_extension', 'tell_conversion', 'tell_disposition', 'tell_rework',
                             'tell_transfer', 'answer_mail', 'ask_details', 'other'))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
