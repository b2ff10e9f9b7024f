import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Saved filters are sent by mail to who saved them: with a file, to somebody who is no citizen. */
export class ReportMails0088 implements MigrationInterface {
  name = 'ReportMails1700000000088';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table saved_filter
        add mail_every text check (mail_every in ('daily', 'weekly', 'monthly')),
        add mail_format text check (mail_format in ('xlsx', 'ods')),
        add mail_language text check (mail_language in ('zh-TW', 'en')),
        add mail_next_at timestamptz,
        add check (num_nulls(mail_every, mail_format, mail_language, mail_next_at) in (0, 4))`);
    await runner.query(
      `create index saved_filter_to_mail on saved_filter (mail_next_at) where mail_next_at is not null`,
    );
    await runner.query(`
      alter table message
        add staff_id uuid references staff (id),
        add attachment_name text,
        add attachment bytea,
        drop constraint message_kind_check,
        add constraint message_kind_check
          check (kind in ('confirm', 'accepted', 'divided', 'answer', 'survey', 'explanation', 'report'))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
