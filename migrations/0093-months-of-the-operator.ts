import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Months that an operator froze before 0084 are not the calendar's: that freezes a month within days of its end, and would
 * freeze all that follow an older one. One that was waiting for more than three months is for the operator again.
 */
export class MonthsOfTheOperator0093 implements MigrationInterface {
  name = 'MonthsOfTheOperator1700000000093';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `update frozen_month set by_calendar = false where by_calendar and frozen_at > month + interval '3 months'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
