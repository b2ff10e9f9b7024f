import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Returned cases, who decides where they belong in the end, and what is kept of it for the next one. */
export class Returns0027 implements MigrationInterface {
  name = 'Returns1700000000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table city_entry drop constraint city_entry_kind_check`);
    await runner.query(`alter table city_entry add constraint city_entry_kind_check check (kind in
      ('city', 'agency', 'category', 'district', 'routes', 'limits', 'protocol', 'calendar', 'retention'))`);
    await runner.query(`
      create table return_request (
        id uuid primary key,
        version integer not null,
        case_id uuid not null references case_file (id),
        work_order_id uuid not null references work_order (id),
        agency text not null,
        state text not null check (state in ('asked', 'approved', 'refused', 'withdrawn')),
        code text not null,
        opinion text not null,
        shared_opinion text,
        to_agency text check (to_agency <> agency),
        site_visit boolean not null,
        approver text not null check (approver in ('agency_chief', 'supervisor')),
        asked_at timestamptz not null,
        asked_by uuid not null,
        decided_at timestamptz,
        decided_by uuid check (state = 'withdrawn' or decided_by <> asked_by),
        decision text,
        shared_decision text
      )`);
    await runner.query(
      `create unique index return_request_open on return_request (work_order_id) where state = 'asked'`,
    );
    await runner.query(`create index return_request_of_case on return_request (case_id, asked_at)`);
    await runner.query(`create index return_request_asked on return_request (asked_at desc, id desc)`);
    await runner.query(`
      create table arbitration (
        id uuid primary key,
        version integer not null,
        case_id uuid not null references case_file (id),
        why text not null check (why in ('returns', 'dispute')),
        state text not null check (state in ('open', 'decided', 'moot')),
        agency_from text not null,
        opinion text,
        shared_opinion text,
        opened_at timestamptz not null,
        opened_by uuid not null,
        decided_at timestamptz check ((decided_at is null) = (state = 'open')),
        decided_by uuid,
        agency text check ((agency is not null) = (state = 'decided')),
        decision text,
        shared_decision text,
        keeps_rule boolean not null default false
      )`);
    await runner.query(`create unique index arbitration_open on arbitration (case_id) where state = 'open'`);
    await runner.query(`create index arbitration_of_case on arbitration (case_id, opened_at)`);
    await runner.query(`create index arbitration_opened on arbitration (opened_at desc, id desc)`);
    await runner.query(`
      create table kept_route (
        id uuid primary key,
        category text not null,
        district text,
        agency text not null,
        arbitration_id uuid not null references arbitration (id),
        kept_at timestamptz not null,
        kept_by uuid not null,
        ended_at timestamptz,
        ended_by uuid
      )`);
    await runner.query(`
      create unique index kept_route_in_force on kept_route (category, (coalesce(district, '')))
        where ended_at is null`);
    await runner.query(`
      alter table fact_case
        add returned integer not null default 0,
        add arbitrated integer not null default 0`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
