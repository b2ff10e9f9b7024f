import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Petitions by law: how one ends without an answer, what was taken down, what was supplied, what else is open to whom. */
export class Petitions0032 implements MigrationInterface {
  name = 'Petitions1700000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table disposition (
        id uuid primary key,
        version integer not null,
        case_id uuid not null references case_file (id),
        kind text not null check (kind in ('not_handled', 'transferred')),
        state text not null check (state in ('asked', 'approved', 'refused', 'withdrawn')),
        agency text,
        ground text check ((ground is not null) = (kind = 'not_handled')),
        authority text check (kind = 'not_handled' or authority is not null),
        earlier uuid[] not null,
        opinion text not null,
        shared_opinion text,
        notice jsonb not null,
        approver text not null check (approver in ('agency_chief', 'supervisor')),
        asked_at timestamptz not null,
        asked_by uuid not null,
        decided_at timestamptz,
        decided_by uuid check (state = 'withdrawn' or decided_by <> asked_by),
        decision text,
        shared_decision text
      )`);
    await runner.query(`create unique index disposition_open on disposition (case_id) where state = 'asked'`);
    await runner.query(
      `create unique index disposition_final on disposition (case_id) where state = 'approved'`,
    );
    await runner.query(`create index disposition_of_case on disposition (case_id, asked_at)`);
    await runner.query(`create index disposition_asked on disposition (asked_at desc, id desc)`);
    await runner.query(`
      create table oral_record (
        id uuid primary key,
        version integer not null,
        case_id uuid not null references case_file (id),
        nth integer not null,
        text text not null,
        shared_text text,
        written_at timestamptz not null,
        written_by uuid not null,
        reason text check ((reason is null) = (nth = 1)),
        shared_reason text,
        read_back_at timestamptz,
        read_back_by uuid check ((read_back_at is null) = (read_back_by is null)),
        read_back_how text check (read_back_how in ('read', 'shown', 'phone')),
        unique (case_id, nth)
      )`);
    await runner.query(`
      create table supplement (
        id uuid primary key,
        case_id uuid not null references case_file (id),
        work_order_id uuid not null references work_order (id),
        pause_id uuid not null references case_pause (id),
        text text not null,
        shared_text text,
        supplied_by text not null,
        channel text not null,
        contact_id uuid references contact (id),
        received_at timestamptz not null,
        recorded_at timestamptz not null,
        recorded_by uuid not null
      )`);
    await runner.query(`create index supplement_of_case on supplement (case_id, recorded_at)`);
    await runner.query(`alter table case_pause add until timestamptz`);
    await runner.query(`alter table reply add remedies text[] not null default '{}'`);
    await runner.query(`
      alter table call_back drop constraint call_back_purpose_check,
        add constraint call_back_purpose_check check (purpose in
          ('tell_result', 'tell_extension', 'tell_conversion', 'tell_disposition', 'ask_details', 'other'))`);
    await runner.query(`
      create index case_file_of_citizen_and_category on case_file (citizen_id, category) where kind = 'petition'`);
    await runner.query(`
      alter table fact_case
        add disposed_at timestamptz,
        add ground text,
        add transferred_to text,
        add settled_as text,
        add repeats integer not null default 0,
        add supplemented integer not null default 0`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
