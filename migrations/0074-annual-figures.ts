import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures of the yearly report that no case, call or counter makes. Every entry stays; the latest one counts. */
export class AnnualFigures0074 implements MigrationInterface {
  name = 'AnnualFigures1700000000074';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table annual_figure (
        id uuid primary key,
        year integer not null,
        first_month integer not null check (first_month between 1 and 12),
        last_month integer not null check (last_month between first_month and 12),
        key text not null,
        value numeric(12, 2),
        source text not null,
        entered_by uuid references staff (id),
        entered_at timestamptz not null
      )`);
    await runner.query(
      `create index annual_figure_of_year on annual_figure (year, first_month, last_month, key, entered_at)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
