import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A count at a counter is withdrawn with a reason. What was withdrawn before has none. */
export class WhyWithdrawn0058 implements MigrationInterface {
  name = 'WhyWithdrawn1700000000058';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table service_count
        add withdrawn_reason text,
        add check (withdrawn_reason <> '' and (withdrawn_reason is null or withdrawn_at is not null))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
