import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Telephone calls as the telephone system tells of them, who sits at which extension, and what is done about abuse. */
export class Calls0042 implements MigrationInterface {
  name = 'Calls1700000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table call (
        id uuid primary key,
        machine_id uuid not null references staff (id),
        system text not null,
        reference text not null,
        line text,
        state text not null check (state in ('ringing', 'talking', 'held', 'ended', 'abandoned')),
        agent_id uuid references staff (id),
        offered_at timestamptz not null,
        answered_at timestamptz,
        ended_at timestamptz,
        wrapped_up_at timestamptz,
        waiting_seconds integer,
        talk_seconds integer,
        hold_seconds integer,
        wrap_up_seconds integer,
        transfers integer not null,
        number bytea,
        number_hash bytea,
        number_from text,
        withheld boolean not null,
        contact_id uuid references contact (id),
        settled_at timestamptz,
        check ((contact_id is null) = (settled_at is null)),
        check ((number is null) or not withheld),
        unique (machine_id, system, reference)
      )`);
    await runner.query(
      `create index call_to_record on call (agent_id, offered_at) where contact_id is null and answered_at is not null`,
    );
    await runner.query(`create index call_by_reference on call (reference) where contact_id is null`);
    await runner.query(`create index call_of_contact on call (contact_id) where contact_id is not null`);
    await runner.query(
      `create index call_abandoned on call (ended_at) where state = 'abandoned' and number is not null`,
    );
    await runner.query(`
      create table call_event (
        id uuid primary key,
        call_id uuid not null references call (id),
        machine_id uuid not null references staff (id),
        system text not null,
        event_id text not null,
        kind text not null check (kind in
          ('ringing', 'answered', 'held', 'resumed', 'transferred', 'ended', 'wrapped_up')),
        at timestamptz not null,
        received_at timestamptz not null,
        line text,
        agent text,
        agent_id uuid references staff (id),
        to_agent text,
        to_id uuid references staff (id),
        reason text,
        unique (machine_id, system, event_id)
      )`);
    await runner.query(`create index call_event_of_call on call_event (call_id)`);
    await runner.query(`
      create table call_hand_over (
        id uuid primary key,
        call_id uuid not null references call (id),
        from_id uuid not null references staff (id),
        to_id uuid not null references staff (id),
        at timestamptz not null,
        note bytea,
        draft bytea
      )`);
    await runner.query(`create index hand_over_of_call on call_hand_over (call_id, at)`);
    await runner.query(`
      create table staff_extension (
        id uuid primary key,
        staff_id uuid not null references staff (id),
        extension text not null,
        from_at timestamptz not null,
        until_at timestamptz
      )`);
    await runner.query(
      `create unique index staff_extension_taken on staff_extension (extension) where until_at is null`,
    );
    await runner.query(
      `create unique index staff_extension_of on staff_extension (staff_id) where until_at is null`,
    );
    await runner.query(`
      create table caller_policy (
        id uuid primary key,
        version integer not null,
        step text not null,
        state text not null check (state in ('proposed', 'refused', 'in_force', 'ended')),
        number bytea,
        number_hash bytea,
        reason bytea,
        proposed_by uuid not null references staff (id),
        proposed_at timestamptz not null,
        decided_by uuid references staff (id),
        decided_at timestamptz,
        decision bytea,
        until_at timestamptz,
        ended_at timestamptz,
        ended_why text check (ended_why in ('next_step', 'by_hand', 'appeal')),
        appeal bytea,
        appealed_at timestamptz,
        appeal_taken_by uuid references staff (id),
        appeal_decided_by uuid references staff (id),
        appeal_decided_at timestamptz,
        appeal_upheld boolean,
        appeal_decision bytea,
        check ((state = 'proposed') = (decided_at is null)),
        check ((state = 'ended') = (ended_at is not null)),
        check (decided_by is distinct from proposed_by),
        check ((appeal_decided_at is null) = (appeal_upheld is null))
      )`);
    await runner.query(`create index caller_policy_of_number on caller_policy (number_hash)`);
    await runner.query(
      `create unique index caller_policy_proposed on caller_policy (number_hash) where state = 'proposed'`,
    );
    await runner.query(
      `create unique index caller_policy_in_force on caller_policy (number_hash) where state = 'in_force'`,
    );
    await runner.query(`create index caller_policy_listed on caller_policy (proposed_at desc, id desc)`);
    await runner.query(`
      create table fact_call (
        call_id uuid primary key,
        line text,
        agent_id uuid,
        outcome text not null check (outcome in ('answered', 'abandoned')),
        offered_at timestamptz not null,
        ended_at timestamptz not null,
        waiting_seconds integer,
        talk_seconds integer,
        hold_seconds integer,
        wrap_up_seconds integer,
        transfers integer not null
      )`);
    await runner.query(`create index fact_call_offered on fact_call (offered_at)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
