import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 開放資料: what was published of each week, as it was then, so that no later reading can be held against it. */
export class OpenData0077 implements MigrationInterface {
  name = 'OpenData1700000000077';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table open_week (
        monday date primary key,
        published_at timestamptz not null,
        at_least integer not null
      )`);
    await runner.query(`
      create table open_case (
        case_id uuid primary key,
        file_no text not null unique,
        monday date not null references open_week,
        day date not null,
        received_at timestamptz not null,
        category text not null,
        district text,
        unit text
      )`);
    await runner.query('create index on open_case (day, received_at, file_no)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
