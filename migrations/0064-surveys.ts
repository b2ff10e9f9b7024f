import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After each release the citizen is asked, once. */
export class Surveys0064 implements MigrationInterface {
  name = 'Surveys1700000000064';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table survey (
        id uuid primary key,
        case_id uuid not null references case_file (id),
        round integer not null check (round > 0),
        channel text not null check (channel in ('mail', 'sms', 'call', 'app')),
        sample text not null check (sample in ('self', 'phone')),
        state text not null check (state in ('waiting', 'sent', 'undelivered', 'answered', 'expired', 'moot')),
        language text not null,
        released_at timestamptz not null,
        send_at timestamptz not null,
        invited_at timestamptz,
        expires_at timestamptz,
        token_hash bytea,
        message_id uuid references message (id),
        unique (case_id, round, sample),
        check (state in ('waiting', 'moot') or invited_at is not null),
        check ((invited_at is null) = (expires_at is null))
      )`);
    await runner.query(
      `create unique index survey_token on survey (token_hash) where token_hash is not null`,
    );
    await runner.query(
      `create unique index survey_of_message on survey (message_id) where message_id is not null`,
    );
    await runner.query(`create index survey_to_send on survey (send_at) where state = 'waiting'`);
    await runner.query(`create index survey_to_end on survey (expires_at) where state = 'sent'`);
    await runner.query(`
      create table answer (
        survey_id uuid primary key references survey (id),
        service integer not null check (service between 1 and 5),
        outcome integer not null check (outcome between 1 and 5),
        reasons text[] not null,
        text bytea,
        answered_at timestamptz not null,
        taken_by uuid references staff (id)
      )`);
    await runner.query(`
      alter table message drop constraint message_kind_check,
        add constraint message_kind_check check (kind in ('confirm', 'accepted', 'divided', 'answer', 'survey'))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
