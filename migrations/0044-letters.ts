import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The mayor's mailbox: letters that wait for their confirmation, and the mail that goes out. */
export class Letters0044 implements MigrationInterface {
  name = 'Letters1700000000044';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table letter (
        id uuid primary key,
        version integer not null,
        via text not null check (via in ('mail', 'web')),
        state text not null check (state in ('waiting', 'confirmed')),
        name bytea,
        email bytea,
        phone bytea,
        address bytea,
        subject bytea,
        text bytea,
        source_message_id bytea,
        email_hash bytea,
        language text not null,
        received_at timestamptz not null,
        expires_at timestamptz not null,
        token_hash bytea,
        confirmed_at timestamptz,
        contact_id uuid references contact (id),
        citizen_id uuid references citizen (id),
        raw_id uuid,
        forgotten_at timestamptz,
        check ((state = 'confirmed') = (confirmed_at is not null))
      )`);
    await runner.query(
      `create unique index letter_token on letter (token_hash) where token_hash is not null`,
    );
    await runner.query(`create index letter_received on letter (received_at desc, id desc)`);
    await runner.query(`create index letter_waiting on letter (expires_at) where state = 'waiting'`);
    await runner.query(
      `create index letter_from on letter (email_hash, received_at) where state = 'waiting'`,
    );
    await runner.query(`create index letter_of_contact on letter (contact_id)`);
    await runner.query(`create index letter_of_citizen on letter (citizen_id)`);
    await runner.query(`
      create table letter_case (
        letter_id uuid not null references letter (id),
        case_id uuid not null references case_file (id),
        nth integer not null,
        primary key (letter_id, nth),
        unique (case_id)
      )`);
    await runner.query(`
      create table message (
        id uuid primary key,
        version integer not null,
        kind text not null check (kind in ('confirm', 'accepted', 'divided', 'answer')),
        mail_id text not null unique,
        letter_id uuid,
        case_id uuid references case_file (id),
        citizen_id uuid references citizen (id),
        to_address bytea,
        subject bytea,
        text bytea,
        in_reply_to bytea,
        language text not null,
        state text not null check (state in ('waiting', 'sent', 'failed', 'bounced')),
        queued_at timestamptz not null,
        queued_by uuid,
        next_try_at timestamptz,
        attempts integer not null default 0,
        sent_at timestamptz,
        forget_at timestamptz,
        check ((state = 'waiting') = (next_try_at is not null))
      )`);
    await runner.query(`create index message_due on message (next_try_at) where state = 'waiting'`);
    await runner.query(`create index message_queued on message (queued_at desc, id desc)`);
    await runner.query(`create index message_of_letter on message (letter_id, queued_at)`);
    await runner.query(`create index message_of_case on message (case_id)`);
    await runner.query(`create index message_of_citizen on message (citizen_id)`);
    await runner.query(`create index message_to_forget on message (forget_at) where forget_at is not null`);
    await runner.query(`
      create table delivery (
        id uuid primary key,
        message_id uuid not null references message (id),
        result text not null check (result in ('sent', 'deferred', 'refused', 'bounced')),
        code text,
        tried_at timestamptz not null
      )`);
    await runner.query(`create index delivery_of_message on delivery (message_id, tried_at)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
