import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What another system asks again and again: which of its reports have changed, and what is known about an object. */
export class ChangedCases0059 implements MigrationInterface {
  name = 'ChangedCases1700000000059';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index case_changed on case_file (updated_at, received_at)`);
    await runner.query(
      `create index report_answer_object on report_answer (answer) where code = 'service_object_id'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
