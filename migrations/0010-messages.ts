import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agencies the centre must telephone, and each attempt to reach them. */
export class Messages0010 implements MigrationInterface {
  name = 'Messages1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table phone_task (
        id uuid primary key,
        version integer not null,
        case_id uuid not null references case_file (id),
        work_order_id uuid not null references work_order (id),
        agency text not null,
        reason text not null check (reason in ('no_receipt', 'no_accounts')),
        opened_at timestamptz not null,
        closed_at timestamptz
      )`);
    // An agency is telephoned about a leg once, also when the receipt stays away after it was reached.
    await runner.query(`create unique index phone_task_of_leg on phone_task (work_order_id)`);
    await runner.query(`create index phone_task_open on phone_task (opened_at) where closed_at is null`);
    await runner.query(
      `create index phone_task_closed on phone_task (closed_at) where closed_at is not null`,
    );
    await runner.query(`
      create table phone_attempt (
        id uuid primary key,
        phone_task_id uuid not null references phone_task (id),
        attempted_at timestamptz not null,
        attempted_by uuid not null references staff (id),
        result text not null check (result in ('reached', 'no_answer', 'busy', 'wrong_number')),
        note text
      )`);
    await runner.query(`create index attempt_of_task on phone_attempt (phone_task_id, attempted_at)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
