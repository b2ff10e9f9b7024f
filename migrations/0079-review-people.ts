import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked for a reopening, and who decided, are people of the house, as everywhere else. */
export class ReviewPeople0079 implements MigrationInterface {
  name = 'ReviewPeople1700000000079';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table review add constraint review_asked_by foreign key (asked_by) references staff,
                         add constraint review_decided_by foreign key (decided_by) references staff`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
