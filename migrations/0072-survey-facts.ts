import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reports know of the questions to citizens, and of what did not reach them. */
export class SurveyFacts0072 implements MigrationInterface {
  name = 'SurveyFacts1700000000072';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table fact_survey (
        survey_id uuid primary key,
        case_id uuid not null,
        number text not null,
        kind text not null,
        category text not null,
        district text,
        agency text,
        channel text not null,
        origin text not null,
        survey_channel text not null,
        sample text not null,
        round integer not null,
        invited_at timestamptz not null,
        fate text not null,
        undelivered_at timestamptz,
        moot_at timestamptz,
        expired_at timestamptz,
        answered_at timestamptz,
        service integer,
        outcome integer,
        reasons jsonb not null,
        after_reopening boolean not null
      )`);
    await runner.query(`create index fact_survey_of_day on fact_survey (invited_at, survey_id)`);
    await runner.query(`alter table fact_case add column undelivered integer not null default 0`);
    // There is more to be said of every day than before.
    await runner.query(`
      insert into rollup_dirty
      select distinct 'cases', (received_at at time zone 'Asia/Taipei')::date from fact_case
      on conflict do nothing`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
