import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Going there: joint site meetings, re-inspections and mediations, and what each agency has to do afterwards. */
export class SiteVisits0029 implements MigrationInterface {
  name = 'SiteVisits1700000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table site_visit (
        id uuid primary key,
        version integer not null,
        case_id uuid not null references case_file (id),
        kind text not null check (kind in ('meeting', 'reinspection', 'mediation')),
        state text not null check (state in ('planned', 'held', 'cancelled')),
        meets_at timestamptz not null,
        place text not null,
        shared_place text,
        purpose text not null,
        shared_purpose text,
        agency text,
        invited text[] not null,
        planned_at timestamptz not null,
        planned_by uuid not null,
        held_at timestamptz,
        held_by uuid,
        attended text[],
        minutes text,
        shared_minutes text,
        cancelled_at timestamptz,
        cancelled_by uuid,
        check ((state = 'held') = (held_at is not null and minutes is not null and attended is not null)),
        check ((state = 'cancelled') = (cancelled_at is not null))
      )`);
    await runner.query(`create index site_visit_of_case on site_visit (case_id, meets_at)`);
    await runner.query(
      `create index site_visit_planned on site_visit (meets_at, id) where state = 'planned'`,
    );
    await runner.query(`create index site_visit_meets on site_visit (meets_at desc, id desc)`);
    await runner.query(`create index site_visit_invited on site_visit using gin (invited)`);
    await runner.query(`
      create table follow_up (
        id uuid primary key,
        version integer not null,
        visit_id uuid not null references site_visit (id),
        case_id uuid not null references case_file (id),
        agency text not null,
        what text not null,
        shared_what text,
        due_on date not null,
        done_at timestamptz,
        done_by uuid,
        result text,
        shared_result text,
        check ((done_at is null) = (done_by is null))
      )`);
    await runner.query(`create index follow_up_of_visit on follow_up (visit_id, due_on)`);
    await runner.query(`create index follow_up_of_case on follow_up (case_id)`);
    await runner.query(`create index follow_up_open on follow_up (due_on, id) where done_at is null`);
    await runner.query(`
      create table fact_visit (
        visit_id uuid primary key,
        case_id uuid not null,
        number text not null,
        kind text not null,
        case_kind text not null,
        category text not null,
        district text,
        agency text,
        origin text not null,
        state text not null,
        planned_at timestamptz not null,
        meets_at timestamptz not null,
        moved integer not null,
        invited integer not null,
        attended integer not null,
        held_at timestamptz,
        cancelled_at timestamptz,
        follow_ups integer not null,
        follow_ups_done integer not null,
        follow_ups_late integer not null
      )`);
    await runner.query(`create index fact_visit_meets on fact_visit (meets_at)`);
    await runner.query(`create index fact_visit_of_case on fact_visit (case_id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
