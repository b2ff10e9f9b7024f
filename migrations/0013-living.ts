import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replayed cases live in their own time: what is open, due or waiting now is not looked for among them. */
export class Living0013 implements MigrationInterface {
  name = 'Living1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index case_living on case_file (state, received_at) include (id)
      where state not in ('released', 'withdrawn') and origin <> 'replay'`);
    await runner.query(`drop index clock_open`);
    await runner.query(`create index clock_living on clock (case_id) include (kind, started_at, due_at)
      where stopped_at is null and not history`);
    await runner.query(`create index fact_case_history on fact_case (received_at) where origin = 'replay'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
