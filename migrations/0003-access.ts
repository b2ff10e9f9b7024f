import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Staff, their sessions, failed attempts to sign in, and which keys the sealed data depend on. */
export class Access0003 implements MigrationInterface {
  name = 'Access1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table staff (
        id uuid primary key,
        username text not null unique check (username = lower(username)),
        name text not null,
        role text not null,
        agency text,
        password_hash text not null,
        active boolean not null,
        demo boolean not null,
        created_at timestamptz not null,
        password_set_at timestamptz not null,
        check ((role in ('officer', 'agency_chief')) = (agency is not null))
      )`);
    await runner.query(`create index staff_of_agency on staff (agency) where active`);
    // The token itself is only in the cookie.
    await runner.query(`
      create table session (
        id uuid primary key,
        token_hash bytea not null unique,
        staff_id uuid not null references staff (id),
        started_at timestamptz not null,
        seen_at timestamptz not null
      )`);
    await runner.query(`create index session_of_staff on session (staff_id)`);
    // By name as typed, whether or not there is such an account; hashed, since people type passwords there.
    await runner.query(`
      create table sign_in_attempt (
        username_hash bytea primary key,
        attempts integer not null,
        last_at timestamptz not null
      )`);
    await runner.query(`
      create table vault_key (
        id text primary key,
        purpose text not null check (purpose in ('seal', 'lookup')),
        first_used_at timestamptz not null
      )`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
