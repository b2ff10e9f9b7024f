import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A transfer may give a call another name: what it was called before is still of this call. */
export class NamesOfCalls0061 implements MigrationInterface {
  name = 'NamesOfCalls1700000000061';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table call_former_name (
        machine_id uuid not null references staff (id),
        system text not null,
        reference text not null,
        call_id uuid not null references call (id),
        primary key (machine_id, system, reference)
      )`);
    await runner.query(`create index call_former_name_of_call on call_former_name (call_id)`);
    await runner.query(`create index call_by_former_name on call_former_name (reference)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
