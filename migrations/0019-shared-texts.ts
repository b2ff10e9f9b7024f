import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What others than the centre read of a text (null: what was typed), and contractors who act through a link. */
export class SharedTexts0019 implements MigrationInterface {
  name = 'SharedTexts1700000000019';

  async up(runner: QueryRunner): Promise<void> {
    // Rows that are there already are brought up to date by `npm run admin -- rescan-texts`: only the application can
    // open the names that must not be read in them.
    await runner.query(`alter table case_file add shared_description text, add shared_place text`);
    await runner.query(`alter table case_entry add shared_text text`);
    await runner.query(`alter table reply add shared_text text`);
    await runner.query(`alter table work_order add shared_report text`);
    await runner.query(`
      create table contractor_link (
        id uuid primary key,
        work_order_id uuid not null references work_order (id),
        contractor text not null check (contractor <> ''),
        photos jsonb not null,
        token_hash bytea not null unique check (length(token_hash) = 32),
        made_by uuid not null references staff (id),
        made_at timestamptz not null,
        expires_at timestamptz not null,
        arrived_at timestamptz,
        done_at timestamptz,
        ended_at timestamptz,
        check (expires_at <= made_at + interval '14 days')
      )`);
    await runner.query(`create index contractor_link_of_order on contractor_link (work_order_id, made_at)`);
    await runner.query(`
      alter table attachment
        alter uploaded_by drop not null,
        add contractor_link_id uuid references contractor_link (id),
        add check (num_nonnulls(uploaded_by, contractor_link_id) = 1)`);
    await runner.query(`create index attachment_of_contractor on attachment (contractor_link_id)
      where contractor_link_id is not null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
