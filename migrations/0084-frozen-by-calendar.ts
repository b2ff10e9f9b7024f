import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A month that an operator froze says nothing of those after it: it is told apart from those of the calendar. Days of calls
 * are added up anew: transfers and times of hold are of answered calls whose talk is known.
 */
export class FrozenByCalendar0084 implements MigrationInterface {
  name = 'FrozenByCalendar1700000000084';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table frozen_month add by_calendar boolean not null default false`);
    await runner.query(`update frozen_month set by_calendar = frozen_by is null`);
    await runner.query(
      `insert into rollup_dirty (family, day) select distinct family, day from rollup_day where family = 'calls'
       on conflict do nothing`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
