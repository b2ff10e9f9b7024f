import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendars that change, pauses, extensions, ladders; and what is to be computed anew when a calendar has changed. */
export class ClocksThatExplain0026 implements MigrationInterface {
  name = 'ClocksThatExplain1700000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table closure (
        id uuid primary key,
        date date not null,
        part text not null check (part in ('day', 'morning', 'afternoon')),
        districts text[],
        reason text not null,
        saved_at timestamptz not null,
        saved_by uuid,
        withdrawn_at timestamptz,
        withdrawn_by uuid
      )`);
    await runner.query(`
      create table recalculation (
        id uuid primary key,
        why text not null check (why in ('closure', 'closure_withdrawn', 'calendar')),
        closure_id uuid references closure (id),
        year integer,
        from_at timestamptz not null,
        to_at timestamptz not null,
        districts text[],
        actor jsonb not null,
        created_at timestamptz not null,
        last_case_id uuid,
        held_cases uuid[] not null default '{}',
        changed integer not null default 0,
        cured integer not null default 0,
        tried_at timestamptz,
        finished_at timestamptz
      )`);
    await runner.query(
      `create index recalculation_unfinished on recalculation (id) where finished_at is null`,
    );
    await runner.query(`
      create table case_pause (
        id uuid primary key,
        case_id uuid not null references case_file (id),
        work_order_id uuid not null references work_order (id),
        reason text not null check (reason in ('citizen', 'parts')),
        started_at timestamptz not null,
        started_by uuid,
        ended_at timestamptz check (ended_at >= started_at),
        ended_by uuid
      )`);
    await runner.query(`create unique index case_pause_open on case_pause (case_id) where ended_at is null`);
    await runner.query(`create index case_pause_of_case on case_pause (case_id, started_at)`);
    await runner.query(`
      create table extension_request (
        id uuid primary key,
        version integer not null,
        case_id uuid not null references case_file (id),
        clock_id uuid not null references clock (id),
        agency text not null,
        state text not null check (state in ('asked', 'approved', 'refused', 'withdrawn')),
        clock text not null,
        size integer not null check (size > 0),
        unit text not null check (unit in ('hours', 'workingHours', 'workingDays')),
        reason text not null,
        shared_reason text,
        approver text not null check (approver in ('agency_chief', 'supervisor', 'commission')),
        due_before timestamptz not null,
        due_after timestamptz not null,
        asked_at timestamptz not null,
        asked_by uuid not null,
        decided_at timestamptz,
        decided_by uuid check (state = 'withdrawn' or decided_by <> asked_by),
        decision text,
        shared_decision text
      )`);
    await runner.query(
      `create unique index extension_request_open on extension_request (clock_id) where state = 'asked'`,
    );
    await runner.query(`create index extension_request_of_case on extension_request (case_id, asked_at)`);
    await runner.query(`create index extension_request_asked on extension_request (asked_at desc, id desc)`);
    await runner.query(`
      alter table call_back drop constraint call_back_purpose_check,
        add constraint call_back_purpose_check
          check (purpose in ('tell_result', 'tell_extension', 'ask_details', 'other'))`);
    await runner.query(`
      create table escalation (
        id uuid primary key,
        clock_id uuid not null references clock (id),
        case_id uuid not null references case_file (id),
        agency text,
        step text not null,
        tells text[] not null,
        hearers text[] not null,
        due_at timestamptz not null,
        at timestamptz not null,
        told_at timestamptz not null,
        settled_at timestamptz,
        unique (clock_id, step, due_at)
      )`);
    await runner.query(`create index escalation_told on escalation using gin (hearers)`);
    await runner.query(
      `create index escalation_open on escalation using gin (hearers) where settled_at is null`,
    );
    await runner.query(`create index escalation_of_case on escalation (case_id)`);
    await runner.query(`
      create table escalation_seen (
        escalation_id uuid not null references escalation (id),
        staff_id uuid not null,
        seen_at timestamptz not null,
        primary key (escalation_id, staff_id)
      )`);
    await runner.query(`
      alter table clock
        add agency text,
        add extension integer not null default 0,
        add steps_done integer not null default 0,
        add cured_at timestamptz,
        add cured_by uuid,
        add cured_why text`);
    await runner.query(
      `update clock set rule = rule || '{"ladder": [], "pauses": {}, "extension": null}',
                        steps_done = case when breached_at is null then 0 else 1 end`,
    );
    // What a change of the calendar walks: what runs, and what was late or was found not to have been. Hours around the
    // clock are most, and few of them are moved.
    await runner.query(`
      create index clock_running_by_calendar on clock (case_id) where stopped_at is null and not rule ? 'hours'`);
    await runner.query(`
      create index clock_missed on clock (case_id)
        where stopped_at is not null and (outcome = 'missed' or cured_at is not null)`);
    await runner.query(`alter table fact_clock add cured_at timestamptz`);
    await runner.query(
      `update city_entry set content = content || '{"figuresFrozenOnDay": 10}' where kind = 'city'`,
    );
    await runner.query(`
      update city_entry set content =
        case when content ? 'respondHours' then jsonb_build_array(${rule('respond', 'hours', 'respondHours')})
             else '[]' end ||
        case when content ? 'completeHours' then jsonb_build_array(${rule('complete', 'hours', 'completeHours')})
             else '[]' end ||
        case when content ? 'replyWorkingDays'
             then jsonb_build_array(${rule('reply', 'workingDays', 'replyWorkingDays')}) else '[]' end
       where kind = 'limits'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}

const rule = (kind: string, unit: string, was: string): string =>
  `jsonb_build_object('kind', '${kind}', '${unit}', content -> '${was}',
     'ladder', '[]'::jsonb, 'pauses', '{}'::jsonb, 'extension', null)`;
