import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 列管: cases of a third kind, with what is known of each beside its case, and facts of their own. */
export class TrackedDecisions0113 implements MigrationInterface {
  name = 'TrackedDecisions1700000000113';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_file drop constraint case_file_kind_check');
    await runner.query(
      `alter table case_file add constraint case_file_kind_check check (kind in ('dispatch', 'petition', 'decision'))`,
    );
    await runner.query(`
      create table tracked_decision (
        id uuid primary key references case_file (id),
        source text not null,
        document_class text not null,
        -- Of the council's: 屆, the kind of meeting, 次, and its field (類).
        term integer,
        meeting text,
        nth integer,
        field text,
        document_number text,
        reply_by date not null,
        entered_at timestamptz not null,
        entered_by uuid not null references staff (id),
        check ((term is null) = (meeting is null) and (term is null) = (nth is null))
      )`);
    await runner.query('create index tracked_decision_reply_by on tracked_decision (reply_by, id)');
    await runner.query(`
      create table fact_decision (
        case_id uuid primary key,
        number text not null,
        source text not null,
        document_class text,
        term integer,
        meeting text,
        nth integer,
        field text,
        agency text,
        origin text not null,
        state text not null,
        received_at timestamptz not null,
        original_due_at timestamptz,
        due_at timestamptz,
        answered_at timestamptz,
        outcome text,
        -- Who had it when its limit ended or ran out.
        held_by text,
        ended_at timestamptz
      )`);
    await runner.query('create index fact_decision_received on fact_decision (received_at)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
