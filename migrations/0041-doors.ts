import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every door: what was delivered once is not taken twice, and what nobody could read is kept for a person. */
export class Doors0041 implements MigrationInterface {
  name = 'Doors1700000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table staff add constraint staff_channel check (role <> 'channel' or machine)`);
    await runner.query(`
      create table door_delivery (
        id uuid primary key,
        door text not null,
        source text not null,
        key_hash bytea not null,
        taken_at timestamptz not null,
        contact_id uuid references contact (id),
        case_ids uuid[] not null default '{}',
        unique (door, source, key_hash)
      )`);
    await runner.query(
      `create index door_delivery_contact on door_delivery (contact_id) where contact_id is not null`,
    );
    await runner.query(`
      create table quarantine (
        id uuid primary key,
        door text not null,
        source text not null,
        reason text not null,
        raw bytea,
        size integer not null,
        received_at timestamptz not null,
        state text not null check (state in ('open', 'taken', 'discarded')),
        decided_at timestamptz,
        decided_by uuid,
        check ((state = 'open') = (decided_at is null)),
        check ((decided_by is null) = (decided_at is null))
      )`);
    await runner.query(`create index quarantine_received on quarantine (received_at desc, id desc)`);
    await runner.query(`create index quarantine_open on quarantine (received_at) where state = 'open'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
