import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sampling inspection: released cases are drawn and judged, and what was not done well is done again. */
export class Sampling0033 implements MigrationInterface {
  name = 'Sampling1700000000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sampling (
        id uuid primary key,
        from_on date not null,
        until_on date not null check (until_on >= from_on),
        asked integer not null check (asked > 0),
        seed text not null,
        weights jsonb not null,
        population integer not null,
        drawn integer not null,
        drawn_at timestamptz not null,
        drawn_by uuid not null
      )`);
    await runner.query(`create index sampling_drawn on sampling (drawn_at desc, id desc)`);
    await runner.query(`
      create table sample (
        id uuid primary key,
        version integer not null,
        sampling_id uuid not null references sampling (id),
        case_id uuid not null references case_file (id),
        work_order_id uuid not null references work_order (id),
        agency text not null,
        outcome text,
        released_at timestamptz not null,
        state text not null check (state in ('drawn', 'accepted', 'rejected', 'moot')),
        drawn_at timestamptz not null,
        answers jsonb,
        judged_at timestamptz,
        judged_by uuid,
        rework_order_id uuid references work_order (id),
        check ((state in ('accepted', 'rejected')) = (judged_by is not null)),
        check ((state = 'drawn') = (judged_at is null)),
        unique (work_order_id)
      )`);
    await runner.query(`create index sample_of_case on sample (case_id)`);
    await runner.query(`create index sample_of_sampling on sample (sampling_id)`);
    await runner.query(`create index sample_drawn on sample (drawn_at desc, id desc)`);
    await runner.query(`
      alter table call_back drop constraint call_back_purpose_check,
        add constraint call_back_purpose_check check (purpose in
          ('tell_result', 'tell_extension', 'tell_conversion', 'tell_disposition', 'tell_rework', 'ask_details', 'other'))`);
    await runner.query(`
      alter table fact_case
        add sampled integer not null default 0,
        add sample_accepted integer not null default 0,
        add sample_rejected integer not null default 0`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
