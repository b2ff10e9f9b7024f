import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days of calls also count who hung up within the time in which they should have been answered: they are added up anew. */
export class CallsGivenUp0075 implements MigrationInterface {
  name = 'CallsGivenUp1700000000075';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `insert into rollup_dirty (family, day) select distinct family, day from rollup_day where family = 'calls'
       on conflict do nothing`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
