import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The life of an account: links for a first password, passwords before, districts, departure; sessions that change their token. */
export class Accounts0016 implements MigrationInterface {
  name = 'Accounts1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    // Without a password until its owner has chosen one; the database's own time, like sessions and locks.
    await runner.query(`
      alter table staff
        alter password_hash drop not null,
        alter password_set_at drop not null,
        alter password_set_at set default statement_timestamp(),
        add districts text[] check (cardinality(districts) > 0),
        add must_change boolean not null default false,
        add departed boolean not null default false,
        add version integer not null default 1,
        add last_sign_in_at timestamptz,
        add awake_since timestamptz not null default statement_timestamp(),
        add check (not (active and departed))`);
    await runner.query(`
      create table password_history (
        id uuid primary key,
        staff_id uuid not null references staff (id),
        password_hash text not null,
        replaced_at timestamptz not null
      )`);
    await runner.query(`create index password_history_of_staff on password_history (staff_id, replaced_at)`);
    // One at a time for an account: a newer link makes the older one useless.
    await runner.query(`
      create table password_link (
        staff_id uuid primary key references staff (id),
        token_hash bytea not null unique,
        made_at timestamptz not null,
        expires_at timestamptz not null
      )`);
    // next: issued, not yet seen. previous: replaced, still good for requests that were on their way.
    await runner.query(`
      alter table session
        add next_hash bytea unique,
        add next_at timestamptz,
        add previous_hash bytea unique,
        add promoted_at timestamptz not null default statement_timestamp(),
        add method text not null default 'password' check (method in ('password', 'sso')),
        add address text,
        add browser text`);
    await runner.query(`alter table session alter method drop default`);
    // A browser somebody has signed in from has a count of failures of its own.
    await runner.query(`
      create table known_device (
        token_hash bytea not null,
        staff_id uuid not null references staff (id),
        seen_at timestamptz not null,
        primary key (token_hash, staff_id)
      )`);
    await runner.query(`alter table sign_in_attempt rename username_hash to key_hash`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
