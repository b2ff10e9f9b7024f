import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents beside pictures; what came through a door, what a contact brought, and what stays at the centre. */
export class Documents0046 implements MigrationInterface {
  name = 'Documents1700000000046';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table attachment
        add kind text not null default 'photo' check (kind in ('photo', 'document')),
        alter width drop not null,
        alter height drop not null,
        add pages integer check (pages > 0),
        add name bytea,
        add held_for uuid,
        add contact_id uuid references contact (id),
        add withheld boolean not null default false,
        drop constraint attachment_check1,
        add constraint attachment_uploader check (num_nonnulls(uploaded_by, contractor_link_id) <= 1),
        add constraint attachment_picture check (kind <> 'photo' or (width is not null and height is not null))`);
    await runner.query(`drop index attachment_unclaimed`);
    await runner.query(`create index attachment_unclaimed on attachment (uploaded_at)
      where case_id is null and contact_id is null and held_for is null`);
    await runner.query(`create index attachment_held on attachment (held_for) where held_for is not null`);
    await runner.query(
      `create index attachment_of_contact on attachment (contact_id) where contact_id is not null`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
