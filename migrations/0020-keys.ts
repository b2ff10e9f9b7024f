import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys change while the city works: hashes say which key they were made with, and keys come to an end. */
export class Keys0020 implements MigrationInterface {
  name = 'Keys1700000000020';

  async up(runner: QueryRunner): Promise<void> {
    // finished_at: what older keys had sealed was made anew with this one. retired_at: nothing needs it any more.
    await runner.query(`alter table vault_key add finished_at timestamptz, add retired_at timestamptz`);
    // Until now there was one key for look-ups.
    const key = `(select decode(id, 'hex') from vault_key where purpose = 'lookup')`;
    await runner.query(`update citizen set phone_hash = ${key} || phone_hash, email_hash = ${key} || email_hash
      where phone_hash is not null or email_hash is not null`);
    await runner.query(`update case_file set password_hash = ${key} || password_hash`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
