import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A kept rule is for cases like the one it was made for: what the routes of its item ask of a case stands with it. */
export class WhatIsKept0035 implements MigrationInterface {
  name = 'WhatIsKept1700000000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table kept_route add attributes jsonb not null default '{}'`);
    await runner.query(`drop index kept_route_in_force`);
    await runner.query(`
      create unique index kept_route_in_force on kept_route (category, (coalesce(district, '')), attributes)
        where ended_at is null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
