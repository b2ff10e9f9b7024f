import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How it really ended: what an outcome rests on, what a photo shows, and which case became which other. */
export class Outcomes0028 implements MigrationInterface {
  name = 'Outcomes1700000000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table work_order add legal_basis text, add shared_legal_basis text, add utility text`);
    await runner.query(`
      alter table attachment
        add shows text check (shows in ('before', 'after')),
        add taken_at timestamptz,
        add taken_lng double precision,
        add taken_lat double precision,
        add check ((taken_lng is null) = (taken_lat is null))`);
    await runner.query(`
      create table case_link (
        id uuid primary key,
        from_case uuid not null references case_file (id),
        to_case uuid not null references case_file (id),
        kind text not null check (kind in ('converted', 'additional', 'repeat')),
        linked_at timestamptz not null,
        linked_by uuid,
        unique (to_case, from_case),
        check (from_case <> to_case)
      )`);
    await runner.query(`create index case_link_from on case_link (from_case)`);
    // A case becomes one other, once.
    await runner.query(
      `create unique index case_converted on case_link (from_case) where kind = 'converted'`,
    );
    await runner.query(`
      alter table call_back drop constraint call_back_purpose_check,
        add constraint call_back_purpose_check
          check (purpose in ('tell_result', 'tell_extension', 'tell_conversion', 'ask_details', 'other'))`);
    await runner.query(`
      alter table fact_case
        add outcome text,
        add converted_to uuid,
        add converted_at timestamptz,
        add settled_at timestamptz,
        add opened_as text`);
    await runner.query(`alter table fact_step add outcome text`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
