import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Months that are over are added up from their days, so that a year is read by the month. */
export class MonthsAddedUp0090 implements MigrationInterface {
  name = 'MonthsAddedUp1700000000090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rollup_month (
        family text not null,
        dimension text not null,
        month date not null check (month = date_trunc('month', month)),
        kind text not null,
        key text not null,
        figures bigint[] not null,
        primary key (family, dimension, month, kind, key)
      )`);
    await runner.query(`create index rollup_month_of_month on rollup_month (family, month)`);
    await runner.query(`
      create table rollup_month_dirty (
        family text not null,
        month date not null,
        since timestamptz not null,
        primary key (family, month)
      )`);
    await runner.query(`
      insert into rollup_month_dirty
      select distinct family, date_trunc('month', day)::date, timestamptz '-infinity' from rollup_day`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
