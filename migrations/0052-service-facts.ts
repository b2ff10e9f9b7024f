import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reports know of the services at the counters. */
export class ServiceFacts0052 implements MigrationInterface {
  name = 'ServiceFacts1700000000052';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table fact_service (
        count_id uuid primary key,
        service text not null,
        site text not null,
        day date not null,
        persons integer not null
      )`);
    await runner.query(`create index fact_service_of_day on fact_service (day)`);
    // Told of in the log before there was anybody to keep it.
    await runner.query(
      `insert into fact_service select id, service, site, day, persons from service_count where withdrawn_at is null`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
