import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days added up, so that no report has to. They are made again from the facts, of all days that are marked. */
export class Rollups0062 implements MigrationInterface {
  name = 'Rollups1700000000062';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table fact_case add column officer uuid`);
    await runner.query(`alter table fact_clock add column officer uuid`);
    await runner.query(`
      create table rollup_day (
        family text not null,
        dimension text not null,
        day date not null,
        kind text not null,
        key text not null,
        figures bigint[] not null,
        primary key (family, dimension, day, kind, key)
      )`);
    await runner.query(`create index rollup_day_of_day on rollup_day (family, day)`);
    await runner.query(`
      create table rollup_dirty (
        family text not null,
        day date not null,
        primary key (family, day)
      )`);
    await runner.query(`
      insert into rollup_dirty
      select 'cases', (received_at at time zone 'Asia/Taipei')::date from fact_case
      union select 'contacts', (received_at at time zone 'Asia/Taipei')::date from fact_contact
      union select 'calls', (offered_at at time zone 'Asia/Taipei')::date from fact_call
      union select 'clocks', ((due_at - interval '1 microsecond') at time zone 'Asia/Taipei')::date
              from fact_clock where stopped_at is not null`);
    // What still runs is told as of now, of however many years.
    await runner.query(`create index fact_clock_running on fact_clock (due_at) where stopped_at is null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
