import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The agencies below an agency, as the city profile in force says: whose cases its people read too. */
export class RowScope0022 implements MigrationInterface {
  name = 'RowScope1700000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function agencies_below(agency text) returns text[] language sql stable as $$
        with recursive below (code) as (
          select e.code from city_entry e
           where e.kind = 'agency' and e.valid_to is null and e.content->>'parent' = agency
          union
          select e.code from city_entry e join below b on e.content->>'parent' = b.code
           where e.kind = 'agency' and e.valid_to is null
        )
        select coalesce(array_agg(code order by code), '{}') from below
      $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
