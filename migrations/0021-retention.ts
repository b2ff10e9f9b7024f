import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What may be deleted and what was; what people ask about their own data. */
export class Retention0021 implements MigrationInterface {
  name = 'Retention1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table city_entry drop constraint city_entry_kind_check`);
    await runner.query(`alter table city_entry add constraint city_entry_kind_check check (kind in
      ('city', 'agency', 'category', 'district', 'routes', 'limits', 'calendar', 'retention'))`);
    // A request about one's own data is a ground for who handles it.
    await runner.query(`
      alter table identity_grant
        drop constraint identity_grant_ground_check,
        drop constraint identity_grant_check,
        add check (ground in ('caller', 'call_back', 'unsealed', 'request')),
        add check (ground in ('caller', 'request') or (citizen_id is not null and case_id is not null))`);
    await runner.query(`alter table citizen add anonymised_at timestamptz`);
    await runner.query(`alter table case_file add texts_redacted_at timestamptz`);
    await runner.query(`alter table contact add texts_redacted_at timestamptz`);
    await runner.query(`create index case_ended on case_file (closed_at) where closed_at is not null`);
    // Rows that are gone already and whose files are not yet: a crash in between loses no file.
    await runner.query(`
      create table attachment_removal (
        id uuid primary key,
        sha256 text not null,
        wanted_at timestamptz not null
      )`);
    await runner.query(`
      create table legal_hold (
        id uuid primary key,
        case_id uuid references case_file (id),
        citizen_id uuid references citizen (id),
        number text not null,
        reason text not null,
        placed_at timestamptz not null,
        placed_by uuid not null references staff (id),
        lifted_at timestamptz,
        lifted_by uuid references staff (id),
        lift_reason text,
        check ((case_id is null) <> (citizen_id is null)),
        check ((lifted_at is null) = (lifted_by is null))
      )`);
    await runner.query(`create index hold_of_case on legal_hold (case_id) where lifted_at is null`);
    await runner.query(`create index hold_of_citizen on legal_hold (citizen_id) where lifted_at is null`);
    await this.requests(runner);
    await this.proposals(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }

  private async requests(runner: QueryRunner): Promise<void> {
    // Who asked is only in the citizens it is about: nothing typed about the person stands here.
    await runner.query(`
      create table person_request (
        id uuid primary key,
        version integer not null,
        kind text not null check (kind in ('access', 'copy', 'correct', 'stop', 'delete')),
        identified_by text not null,
        received_at timestamptz not null,
        registered_at timestamptz not null,
        registered_by uuid not null references staff (id),
        handled_by uuid not null references staff (id),
        original_due_at timestamptz not null,
        due_at timestamptz not null,
        extension_reason text,
        decision text check (decision in ('granted', 'refused')),
        decision_reason text,
        decided_at timestamptz,
        decided_by uuid references staff (id),
        changed text[] not null,
        exported_at timestamptz,
        result text,
        finished_at timestamptz
      )`);
    await runner.query(
      `create index person_request_open on person_request (due_at) where finished_at is null`,
    );
    await runner.query(`
      create table person_request_citizen (
        request_id uuid not null references person_request (id),
        citizen_id uuid not null references citizen (id),
        primary key (request_id, citizen_id)
      )`);
    await runner.query(`create index request_of_citizen on person_request_citizen (citizen_id)`);
  }

  private async proposals(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table retention_proposal (
        id uuid primary key,
        version integer not null,
        state text not null check (state in ('proposed', 'refused', 'approved', 'carried_out')),
        as_of text not null check (as_of ~ '^\\d{4}-\\d\\d-\\d\\d$'),
        request_id uuid references person_request (id),
        city_version integer not null,
        complete boolean not null,
        proposed_at timestamptz not null,
        proposed_by uuid not null references staff (id),
        decided_at timestamptz,
        decided_by uuid references staff (id),
        decision_reason text,
        carried_out_at timestamptz,
        check (decided_by <> proposed_by)
      )`);
    await runner.query(`create unique index one_proposal_waits on retention_proposal ((true))
      where state in ('proposed', 'approved') and request_id is null`);
    await runner.query(`
      create table retention_item (
        proposal_id uuid not null references retention_proposal (id),
        seq integer not null,
        what text not null check (what in ('person', 'texts', 'attachments')),
        case_id uuid references case_file (id),
        contact_id uuid references contact (id),
        citizen_id uuid references citizen (id),
        number text,
        rule text not null,
        due_on text not null,
        count integer not null,
        outcome text check (outcome in ('done', 'skipped', 'failed')),
        why text,
        handled_at timestamptz,
        primary key (proposal_id, seq),
        check (num_nonnulls(case_id, contact_id, citizen_id) = 1),
        check ((outcome is null) = (handled_at is null))
      )`);
    await runner.query(
      `create index retention_item_waiting on retention_item (proposal_id, seq) where outcome is null`,
    );
    // Ids, codes and counts only.
    await runner.query(`
      create table deletion_log (
        id uuid primary key,
        at timestamptz not null,
        proposal_id uuid not null references retention_proposal (id),
        what text not null check (what in ('person', 'texts', 'attachment')),
        case_id uuid,
        number text,
        contact_id uuid,
        citizen_id uuid,
        attachment_id uuid,
        rule text not null
      )`);
    await runner.query(`create index deletion_by_time on deletion_log (at, id)`);
    await runner.query(`
      create trigger deletion_log_is_append_only before update or delete or truncate on deletion_log
      for each statement execute function refuse_change()`);
  }
}
