import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each time a citizen reached the city, and the cases it opened. */
export class Intake0007 implements MigrationInterface {
  name = 'Intake1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table contact (
        id uuid primary key,
        channel text not null,
        received_at timestamptz not null,
        typed_at timestamptz not null,
        handled_by uuid,
        outcome text not null check (outcome in ('inquiry', 'recorded', 'other')),
        topic text,
        answered_at_once boolean,
        reason text,
        note text,
        language text not null,
        call_reference text,
        citizen_id uuid references citizen (id),
        origin text not null
      )`);
    await runner.query(`create index contact_received on contact (received_at)`);
    await runner.query(
      `create index contact_of_citizen on contact (citizen_id) where citizen_id is not null`,
    );
    await runner.query(`
      create table contact_case (
        contact_id uuid not null references contact (id),
        case_id uuid not null references case_file (id),
        relation text not null check (relation in ('opened', 'joined')),
        primary key (contact_id, case_id)
      )`);
    await runner.query(`create index contact_of_case on contact_case (case_id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
