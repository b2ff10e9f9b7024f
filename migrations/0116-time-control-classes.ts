import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 公文時效 by class of documents: the limits of decisions stand beside those of petitions (making the facts anew fills them
 * for what was entered before), and figures of classes that no case makes are entered by month and agency. Every entry
 * stays; the latest one counts.
 */
export class TimeControlClasses0116 implements MigrationInterface {
  name = 'TimeControlClasses1700000000116';

  async up(runner: QueryRunner): Promise<void> {
    // Null: of a petition.
    await runner.query('alter table fact_standing add column document_class text');
    await runner.query(
      `alter table fact_decision add column limit_id uuid, add column limit_started_at timestamptz,
         add column ran_out boolean not null default false`,
    );
    await runner.query(`
      create table document_figure (
        id uuid primary key,
        month date not null check (month = date_trunc('month', month)),
        document_class text not null,
        agency text not null,
        -- Null, all of them: taken back.
        carried_over integer,
        received integer,
        closed_in_time integer,
        closed_late integer,
        open_in_time integer,
        open_overdue integer,
        source text not null,
        entered_by uuid not null references staff (id),
        entered_at timestamptz not null,
        check (num_nulls(carried_over, received, closed_in_time, closed_late, open_in_time, open_overdue) in (0, 6)),
        check (carried_over + received = closed_in_time + closed_late + open_in_time + open_overdue)
      )`);
    await runner.query(
      'create index document_figure_month on document_figure (month, document_class, agency, entered_at)',
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
