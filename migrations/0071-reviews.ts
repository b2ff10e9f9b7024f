import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An unhappy answer opens a review; whoever reported public works is asked by the agency itself. */
export class Reviews0071 implements MigrationInterface {
  name = 'Reviews1700000000071';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table survey
        add after_rework boolean not null default false,
        add by_agency text,
        drop constraint survey_case_id_round_sample_key`);
    // An agency asks after each improvement, of which a release may take several.
    await runner.query(
      `create unique index survey_of_round on survey (case_id, round, sample) where by_agency is null`,
    );
    await runner.query(
      `create unique index survey_of_improvement on survey (case_id, released_at) where by_agency is not null`,
    );
    await runner.query(`
      create table review (
        id uuid primary key,
        version integer not null,
        survey_id uuid not null references survey (id),
        case_id uuid not null references case_file (id),
        round integer not null,
        decider text not null check (decider in ('centre', 'inspection', 'commission')),
        state text not null check (state in ('open', 'asked', 'decided', 'moot')),
        decision text check (decision in ('reopen', 'explain', 'none')),
        opinion bytea,
        refusal bytea,
        opened_at timestamptz not null,
        asked_at timestamptz,
        asked_by uuid,
        decided_at timestamptz,
        decided_by uuid,
        message_id uuid references message (id),
        check ((state = 'decided') = (decision is not null)),
        check ((state = 'decided') = (decided_by is not null)),
        check ((state in ('decided', 'moot')) = (decided_at is not null)),
        check ((asked_at is null) = (asked_by is null)),
        check (state <> 'asked' or asked_by is not null),
        check (decision is distinct from 'reopen' or asked_by is not null and asked_by <> decided_by)
      )`);
    await runner.query(
      `create unique index review_open on review (case_id) where state in ('open', 'asked')`,
    );
    await runner.query(`create index review_of_case on review (case_id)`);
    await runner.query(`create index review_of_survey on review (survey_id)`);
    await runner.query(`create index review_opened on review (opened_at, id)`);
    await runner.query(
      `create unique index review_of_message on review (message_id) where message_id is not null`,
    );
    await runner.query(`
      alter table call_back drop constraint call_back_purpose_check,
        add constraint call_back_purpose_check
          check (purpose in ('tell_result', 'tell_extension', 'tell_conversion', 'tell_disposition', 'tell_rework',
                             'tell_transfer', 'answer_mail', 'answer_chat', 'asked_to_reopen', 'explain', 'ask_details',
                             'other'))`);
    await runner.query(`
      alter table message drop constraint message_kind_check,
        add constraint message_kind_check
          check (kind in ('confirm', 'accepted', 'divided', 'answer', 'survey', 'explanation'))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
