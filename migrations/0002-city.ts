import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The city profile, version by version. */
export class City0002 implements MigrationInterface {
  name = 'City1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table city_entry (
        id uuid primary key,
        kind text not null check (kind in ('city', 'agency', 'category', 'district', 'routes', 'limits', 'calendar')),
        code text not null,
        version integer not null check (version > 0),
        rank integer not null,
        content jsonb not null,
        valid_from timestamptz not null,
        valid_to timestamptz check (valid_to >= valid_from),
        unique (kind, code, version)
      )`);
    await runner.query(
      `create unique index city_entry_in_force on city_entry (kind, code) where valid_to is null`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
