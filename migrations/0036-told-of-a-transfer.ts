import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Petitioners hear that another agency has their petition now (行政程序法 §172). */
export class ToldOfATransfer0036 implements MigrationInterface {
  name = 'ToldOfATransfer1700000000036';

  async up(runner: QueryRunner): Promise<void> {
    // All that are called for by now: what is said in several migrations is said by the last one.
    await runner.query(`
      alter table call_back drop constraint call_back_purpose_check,
        add constraint call_back_purpose_check check (purpose in
          ('tell_result', 'tell_extension', 'tell_conversion', 'tell_transfer', 'tell_disposition', 'tell_rework',
           'ask_details', 'other'))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
