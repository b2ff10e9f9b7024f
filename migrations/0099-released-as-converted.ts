import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was released as converted to a petition is counted as one that became a petition, beside those that are linked to it. */
export class ReleasedAsConverted0099 implements MigrationInterface {
  name = 'ReleasedAsConverted1700000000099';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      insert into rollup_dirty
      select distinct 'cases', (received_at at time zone 'Asia/Taipei')::date
        from fact_case where converted_at is not null or how = 'converted_to_petition'
      on conflict do nothing`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
