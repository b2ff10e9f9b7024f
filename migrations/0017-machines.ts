import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who signs in without a password of ours: people of the city's account platform, and machines by their keys. */
export class Machines0017 implements MigrationInterface {
  name = 'Machines1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    // Neither a machine nor somebody the platform vouches for can ever get in by a password.
    await runner.query(`
      alter table staff
        alter password_hash drop not null,
        alter password_set_at drop not null,
        add machine boolean not null default false,
        add issuer text,
        add subject text,
        add constraint staff_of_platform unique (issuer, subject),
        add check ((issuer is null) = (subject is null)),
        add constraint staff_without_password check (password_hash is null or (not machine and issuer is null))`);
    // Keys live and die by the database's own time, like sessions. The secret itself is only with the machine.
    await runner.query(`
      create table api_key (
        id uuid primary key,
        staff_id uuid not null references staff (id),
        name text not null,
        secret_hash bytea not null,
        rights text[] not null check (cardinality(rights) > 0),
        rate_per_minute integer not null check (rate_per_minute > 0),
        made_by uuid not null references staff (id),
        made_at timestamptz not null,
        expires_at timestamptz not null check (expires_at <= made_at + interval '366 days'),
        last_used_at timestamptz,
        revoked_at timestamptz
      )`);
    await runner.query(`create index api_key_of_staff on api_key (staff_id)`);
    // A sign-in under way at the platform. What proves it is derived from the browser's cookie; here is only its hash.
    await runner.query(`
      create table oidc_flow (
        token_hash bytea primary key,
        return_to text not null,
        expires_at timestamptz not null
      )`);
    await runner.query(`create index oidc_flow_by_end on oidc_flow (expires_at)`);
    // By which session of the platform one of ours was begun, so that it ends with it.
    await runner.query(`
      create table oidc_session (
        session_id uuid primary key references session (id) on delete cascade,
        sid text not null
      )`);
    await runner.query(`create index oidc_session_by_sid on oidc_session (sid)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
