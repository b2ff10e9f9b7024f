import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers about cases of surges are found by their cases. */
export class AnswersOfACase0119 implements MigrationInterface {
  name = 'AnswersOfACase1700000000119';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index fact_survey_of_case on fact_survey (case_id)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
