import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hours at counters that people book, who has booked them, and when they are telephoned instead. */
export class Bookings0110 implements MigrationInterface {
  name = 'Bookings1700000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table booking_session (
        id uuid primary key,
        service text not null,
        site text not null,
        day date not null,
        begins integer not null check (begins >= 0),
        slots integer not null check (slots between 1 and 48),
        slot_minutes integer not null check (slot_minutes between 5 and 120),
        adviser text not null,
        made_by uuid not null references staff (id),
        made_at timestamptz not null,
        cancelled_at timestamptz,
        cancelled_by uuid references staff (id),
        cancelled_reason text,
        check (begins + slots * slot_minutes <= 1440),
        check ((cancelled_at is null) = (cancelled_by is null))
      )`);
    await runner.query('create index booking_session_of_day on booking_session (day, site)');
    await runner.query(`
      create table booking (
        id uuid primary key,
        version integer not null,
        session_id uuid not null references booking_session (id),
        slot integer not null check (slot >= 0),
        state text not null check (state in ('booked', 'attended', 'missed', 'cancelled')),
        form text not null check (form in ('counter', 'telephone')),
        name bytea,
        phone bytea,
        phone_hash bytea,
        booked_by uuid not null references staff (id),
        booked_at timestamptz not null,
        settled_by uuid references staff (id),
        settled_at timestamptz
      )`);
    // One person at a time, whoever books at the same moment.
    await runner.query(
      `create unique index booking_of_slot on booking (session_id, slot) where state <> 'cancelled'`,
    );
    await runner.query('create index booking_of_phone on booking (phone_hash) where phone_hash is not null');
    await runner.query(`
      create table telephone_days (
        id uuid primary key,
        sites text[] not null check (cardinality(sites) > 0),
        from_day date not null,
        until_day date,
        reason text not null,
        set_by uuid not null references staff (id),
        set_at timestamptz not null,
        ended_by uuid references staff (id),
        ended_at timestamptz
      )`);
    await runner.query('alter table service_count add booking_id uuid references booking (id)');
    // Whoever came is one person, however often that is said.
    await runner.query(
      `create unique index service_count_of_booking on service_count (booking_id) where withdrawn_at is null`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
