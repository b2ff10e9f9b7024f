import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is asked by telephone waits in a list, and is called at different times of the day. */
export class SurveyCalls0070 implements MigrationInterface {
  name = 'SurveyCalls1700000000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table survey_call (
        survey_id uuid primary key references survey (id),
        version integer not null,
        due_at timestamptz not null,
        taken_by uuid references staff (id),
        taken_at timestamptz,
        check ((taken_by is null) = (taken_at is null))
      )`);
    // Nobody speaks with two people at once, and whoever has taken a call knows who it is to.
    await runner.query(
      `create unique index survey_call_one on survey_call (taken_by) where taken_by is not null`,
    );
    await runner.query(`
      create table survey_call_attempt (
        id uuid primary key,
        survey_id uuid not null references survey_call (survey_id),
        attempted_at timestamptz not null,
        attempted_by uuid not null references staff (id),
        result text not null
          check (result in ('answered', 'no_answer', 'busy', 'call_later', 'refused', 'wrong_number'))
      )`);
    await runner.query(
      `create index attempt_of_survey_call on survey_call_attempt (survey_id, attempted_at)`,
    );
    await runner.query(
      `create index survey_to_call on survey (expires_at) where state = 'sent' and channel = 'call'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
