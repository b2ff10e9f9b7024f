import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Co-handling (會辦): the agency that has a case asks others, each by a leg of its own. */
export class CoHandling0030 implements MigrationInterface {
  name = 'CoHandling1700000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table work_order
        add question text,
        add shared_question text,
        add check (role = 'lead' or question is not null)`);
    // The lead is another leg: who leads and who is asked is decided under the lock of the case.
    await runner.query(`
      create unique index one_open_co_leg on work_order (case_id, agency)
        where role = 'co_handling' and state <> 'closed'`);
    await runner.query(`alter table fact_case add co_handled integer not null default 0`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
