import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports of bullying are found by who reported them, held, and deleted by the lists of retention, as cases are. */
export class BullyingKeptAndHeld0118 implements MigrationInterface {
  name = 'BullyingKeptAndHeld1700000000118';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table bullying_report
        add reporter_hash bytea,
        -- Nothing of it is deleted while this lasts; why stands among its steps, sealed.
        add held boolean not null default false,
        -- Who reported it has asked to be forgotten, and is once it is finished and not held.
        add forget_reporter boolean not null default false,
        add check (reporter_hash is null or reporter is not null)`);
    await runner.query(
      `create index bullying_report_reporter on bullying_report (reporter_hash) where reporter_hash is not null`,
    );
    await runner.query(`
      alter table bullying_step
        drop constraint bullying_step_kind_check,
        add check (kind in ('accepted', 'not_accepted', 'handled', 'held', 'lifted'))`);
    await runner.query(`
      alter table retention_item
        add report_id uuid references bullying_report (id),
        drop constraint retention_item_check,
        add constraint retention_item_check check (num_nonnulls(case_id, contact_id, citizen_id, report_id) = 1)`);
    await runner.query('alter table deletion_log add report_id uuid');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
