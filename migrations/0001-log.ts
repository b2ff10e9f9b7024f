import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log: events as told, the log itself, its head, and where each consumer stands. */
export class Log0001 implements MigrationInterface {
  name = 'Log1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists pg_trgm`);
    await runner.query(`
      create table event_new (
        id bigint generated always as identity primary key,
        at timestamptz not null,
        case_id uuid,
        kind text not null,
        actor jsonb not null,
        payload jsonb not null
      )`);
    await runner.query(`
      create table event (
        position bigint primary key,
        at timestamptz not null,
        case_id uuid,
        kind text not null,
        actor jsonb not null,
        payload jsonb not null
      )`);
    await runner.query(`create index event_of_case on event (case_id, position)`);
    await runner.query(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name;
      end $$`);
    await runner.query(`
      create trigger event_is_append_only before update or delete or truncate on event
      for each statement execute function refuse_change()`);
    await runner.query(`
      create table log_head (
        one boolean primary key default true check (one),
        position bigint not null
      )`);
    await runner.query(`insert into log_head (position) values (0)`);
    // The lock is a statement of its own: the delete then sees everything committed up to it.
    await runner.query(`
      create function sequence_events(most integer) returns integer language plpgsql as $$
      declare
        head bigint;
        moved integer;
      begin
        select position into head from log_head for update skip locked;
        if not found then return 0; end if;
        with batch as (
          delete from event_new where id in (select id from event_new order by id limit most) returning *
        )
        insert into event (position, at, case_id, kind, actor, payload)
        select head + row_number() over (order by id), at, case_id, kind, actor, payload from batch;
        get diagnostics moved = row_count;
        if moved > 0 then update log_head set position = head + moved; end if;
        return moved;
      end $$`);
    await runner.query(`create table consumer (name text primary key, position bigint not null default 0)`);
    await runner.query(`
      create table consumer_parked (
        consumer text not null references consumer (name),
        position bigint not null references event (position),
        case_id uuid,
        kind text not null,
        error text not null,
        parked_at timestamptz not null,
        primary key (consumer, position)
      )`);
    await runner.query(`create index parked_of_case on consumer_parked (consumer, case_id)`);
    await runner.query(`
      create table idempotent_answer (
        owner text not null,
        key text not null,
        fingerprint text not null,
        answer bytea not null,
        created_at timestamptz not null,
        primary key (owner, key)
      )`);
    await runner.query(`create index idempotent_answer_age on idempotent_answer (created_at)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
