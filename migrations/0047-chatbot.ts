import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conversations with the chatbot, and the questions that were asked in them. */
export class Chatbot0047 implements MigrationInterface {
  name = 'Chatbot1700000000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table chat (
        id uuid primary key,
        machine_id uuid not null references staff (id),
        name_hash bytea not null,
        started_at timestamptz not null,
        last_at timestamptz not null check (last_at >= started_at),
        delivered_at timestamptz not null,
        is_ended boolean not null,
        resolved boolean not null,
        wants_person boolean not null,
        topic text,
        language text not null,
        turns integer not null,
        transcript bytea,
        contact_id uuid references contact (id),
        unique (machine_id, name_hash)
      )`);
    await runner.query(`create index chat_contact on chat (contact_id) where contact_id is not null`);
    await runner.query(`create index chat_going_on on chat (delivered_at) where contact_id is null`);
    await runner.query(`alter table fact_contact add questions jsonb`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
