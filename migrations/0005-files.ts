import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attachments. One without a case was uploaded and is not used yet; after a day it is removed. */
export class Files0005 implements MigrationInterface {
  name = 'Files1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attachment (
        id uuid primary key,
        mime text not null,
        size integer not null check (size > 0),
        width integer not null check (width > 0),
        height integer not null check (height > 0),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        uploaded_by uuid not null references staff (id),
        uploaded_at timestamptz not null,
        case_id uuid,
        work_order_id uuid,
        entry_id uuid,
        check (case_id is not null or (work_order_id is null and entry_id is null))
      )`);
    await runner.query(`create index attachment_of_case on attachment (case_id) where case_id is not null`);
    await runner.query(`create index attachment_unclaimed on attachment (uploaded_at) where case_id is null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
