import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The case file: cases, incidents, the timeline people read, what the citizen was answered. */
export class Cases0006 implements MigrationInterface {
  name = 'Cases1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create sequence case_serial_block`);
    await runner.query(`
      create table incident (
        id uuid primary key,
        category text not null,
        district text,
        opened_at timestamptz not null
      )`);
    await runner.query(`
      create table case_file (
        id uuid primary key,
        number text not null unique,
        kind text not null check (kind in ('dispatch', 'petition')),
        state text not null,
        version integer not null,
        origin text not null,
        source_reference text unique,
        incident_id uuid not null references incident (id),
        citizen_id uuid references citizen (id),
        category text not null,
        category_version integer not null,
        district text,
        village text,
        place text,
        lng double precision,
        lat double precision,
        attributes jsonb not null,
        description text not null,
        urgency text not null,
        agency text,
        unrouted_reason jsonb,
        password_hash bytea not null,
        channel text not null,
        received_at timestamptz not null,
        opened_at timestamptz not null,
        updated_at timestamptz not null,
        closed_at timestamptz,
        released_how text,
        check ((lng is null) = (lat is null))
      )`);
    await runner.query(`create index case_open on case_file (state, received_at)
      where state not in ('released', 'withdrawn')`);
    await runner.query(`create index case_of_agency on case_file (agency, received_at)`);
    await runner.query(`create index case_received on case_file (received_at)`);
    await runner.query(`create index case_of_citizen on case_file (citizen_id) where citizen_id is not null`);
    await runner.query(`create index case_of_incident on case_file (incident_id)`);
    await runner.query(`create index case_nearby on case_file (category, district)
      where state not in ('released', 'withdrawn')`);
    await runner.query(`
      create table case_entry (
        id uuid primary key,
        case_id uuid not null references case_file (id),
        work_order_id uuid,
        at timestamptz not null,
        kind text not null,
        actor jsonb not null,
        text text,
        data jsonb not null
      )`);
    await runner.query(`create index entry_of_case on case_entry (case_id, at, id)`);
    await runner.query(`
      create table reply (
        id uuid primary key,
        case_id uuid not null references case_file (id),
        work_order_id uuid not null,
        text text not null,
        replied_at timestamptz not null,
        replied_by uuid
      )`);
    await runner.query(`create index reply_of_case on reply (case_id, replied_at)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
