import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may know who asked: grounds, unsealing, call-backs, consent, confidential reporters. */
export class Identity0018 implements MigrationInterface {
  name = 'Identity1700000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table case_file
        add contact_consent boolean not null default false,
        add confidential boolean not null default false,
        add reported_agency text`);
    // A search by telephone that found nobody grants nothing; it is kept because searches are counted.
    await runner.query(`
      create table identity_grant (
        id uuid primary key,
        staff_id uuid not null references staff (id),
        citizen_id uuid references citizen (id),
        case_id uuid references case_file (id),
        ground text not null check (ground in ('caller', 'call_back', 'unsealed')),
        source_id uuid not null,
        from_at timestamptz not null,
        until_at timestamptz,
        ended_at timestamptz,
        check (ground = 'caller' or (citizen_id is not null and case_id is not null))
      )`);
    await runner.query(
      `create index identity_grant_open on identity_grant (staff_id, from_at) where ended_at is null`,
    );
    await runner.query(
      `create index identity_grant_of_source on identity_grant (source_id) where ended_at is null`,
    );
    await runner.query(`
      create table unsealing (
        id uuid primary key,
        version integer not null,
        case_id uuid not null references case_file (id),
        state text not null check (state in ('asked', 'approved', 'refused', 'ended')),
        asked_by uuid not null references staff (id),
        asked_role text not null,
        asked_agency text,
        decider text not null check (decider in ('agency_chief', 'supervisor', 'commission')),
        asked_at timestamptz not null,
        reason text not null,
        decided_by uuid references staff (id) check (decided_by <> asked_by),
        decided_at timestamptz,
        note text,
        until_at timestamptz,
        ended_at timestamptz
      )`);
    await runner.query(`create index unsealing_of_case on unsealing (case_id, asked_at)`);
    await runner.query(`create index unsealing_of_asker on unsealing (asked_by, asked_at)`);
    await runner.query(`create index unsealing_of_decider on unsealing (decider, asked_at)`);
    await runner.query(
      `create unique index unsealing_once on unsealing (case_id, asked_by) where state = 'asked'`,
    );
    await runner.query(`
      create table call_back (
        id uuid primary key,
        version integer not null,
        case_id uuid not null references case_file (id),
        purpose text not null check (purpose in ('tell_result', 'ask_details', 'other')),
        note text,
        opened_at timestamptz not null,
        opened_by uuid references staff (id),
        taken_by uuid references staff (id),
        taken_at timestamptz,
        closed_at timestamptz,
        closed_by uuid references staff (id),
        result text check (result in ('told', 'not_reached', 'not_needed', 'overtaken')),
        check ((closed_at is null) = (result is null)),
        check ((taken_by is null) = (taken_at is null))
      )`);
    await runner.query(`create index call_back_of_case on call_back (case_id, opened_at)`);
    await runner.query(`create index call_back_open on call_back (opened_at) where closed_at is null`);
    await runner.query(
      `create index call_back_taken on call_back (taken_by) where closed_at is null and taken_by is not null`,
    );
    await runner.query(`create index call_back_closed on call_back (closed_at) where closed_at is not null`);
    // One call tells the result, however many legs report.
    await runner.query(`create unique index call_back_once on call_back (case_id)
      where closed_at is null and purpose = 'tell_result'`);
    await runner.query(`
      create table call_back_attempt (
        id uuid primary key,
        call_back_id uuid not null references call_back (id),
        attempted_at timestamptz not null,
        attempted_by uuid not null references staff (id),
        result text not null check (result in ('reached', 'no_answer', 'busy', 'wrong_number', 'call_later')),
        note text
      )`);
    await runner.query(`create index attempt_of_call_back on call_back_attempt (call_back_id, attempted_at)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
