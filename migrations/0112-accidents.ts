import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 意外事件、緊急事件: marked at a case, told to the city's list at once, followed until somebody closes it. */
export class Accidents0112 implements MigrationInterface {
  name = 'Accidents1700000000112';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table accident (
        id uuid primary key,
        version integer not null,
        case_id uuid not null references case_file (id),
        grade text not null,
        marked_at timestamptz not null,
        marked_by uuid not null references staff (id),
        -- Agencies beside whoever has the case.
        told text[] not null,
        on_site_due timestamptz not null,
        arrived_at timestamptz,
        -- Null: nobody was hurt, so there is nobody to be visited.
        care_due timestamptz,
        cared_at timestamptz,
        next_follow_up_at timestamptz,
        closed_at timestamptz,
        closed_by uuid references staff (id),
        result text check (result in ('settled', 'not_an_accident')),
        check ((closed_at is null) = (result is null)),
        check ((closed_at is null) = (closed_by is null))
      )`);
    await runner.query(
      'create unique index accident_open_of_case on accident (case_id) where closed_at is null',
    );
    await runner.query('create index accident_of_case on accident (case_id)');
    await runner.query('create index accident_marked on accident (marked_at, id)');
    await runner.query(`
      create table accident_step (
        id uuid primary key,
        accident_id uuid not null references accident (id),
        kind text not null check (kind in ('on_site', 'care', 'follow_up', 'closed')),
        at timestamptz not null,
        recorded_at timestamptz not null,
        by uuid not null references staff (id),
        agency text,
        -- How whoever was hurt was visited or called.
        way text,
        -- Sealed: it names people and says how they are.
        text bytea
      )`);
    await runner.query('create index accident_step_of_accident on accident_step (accident_id, id)');
    await runner.query(`alter table phone_task alter work_order_id drop not null,
      drop constraint phone_task_reason_check,
      add constraint phone_task_reason_check check (reason in ('no_receipt', 'no_accounts', 'accident')),
      add constraint phone_task_about check ((work_order_id is null) = (reason = 'accident'))`);
    await runner.query(`alter table message drop constraint message_kind_check,
      add constraint message_kind_check check (kind in ('confirm', 'accepted', 'divided', 'answer', 'survey',
        'explanation', 'password-issued', 'report', 'accident'))`);
    await runner.query(`
      create table accident_notice (
        id uuid primary key,
        accident_id uuid not null references accident (id),
        -- As the city's list names who is told; a role of the centre, an agency, or somebody with an address alone.
        recipient text not null,
        role text,
        agency text,
        via text not null check (via in ('screen', 'phone', 'mail', 'sms')),
        phone_task_id uuid references phone_task (id),
        message_id uuid references message (id),
        told_at timestamptz not null,
        shown_at timestamptz,
        confirmed_at timestamptz,
        confirmed_by uuid references staff (id)
      )`);
    await runner.query('create index accident_notice_of_accident on accident_notice (accident_id, id)');
    await runner.query(`
      create table fact_accident (
        accident_id uuid primary key,
        case_id uuid not null,
        number text not null,
        grade text not null,
        case_kind text not null,
        category text not null,
        district text,
        agency text,
        origin text not null,
        marked_at timestamptz not null,
        on_site_due timestamptz not null,
        arrived_at timestamptz,
        care_due timestamptz,
        cared_at timestamptz,
        care_visits integer not null,
        follow_ups integer not null,
        closed_at timestamptz,
        result text
      )`);
    await runner.query('create index fact_accident_marked on fact_accident (marked_at)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
