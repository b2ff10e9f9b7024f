import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was published of a month stays as it was; a correction is another version beside it (design §6). */
export class FrozenMonths0076 implements MigrationInterface {
  name = 'FrozenMonths1700000000076';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table frozen_month (
        month date not null check (month = date_trunc('month', month)),
        version integer not null check (version > 0),
        frozen_at timestamptz not null,
        position bigint not null,
        frozen_by uuid references staff (id),
        reason text,
        primary key (month, version),
        check (version = 1 or frozen_by is not null and reason is not null)
      )`);
    await runner.query(`
      create table frozen_sum (
        month date not null,
        version integer not null,
        family text not null,
        dimension text not null,
        kind text not null,
        key text not null,
        figures jsonb not null,
        primary key (family, dimension, month, version, kind, key),
        foreign key (month, version) references frozen_month
      )`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
