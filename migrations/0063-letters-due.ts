import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters whose last word was not sent to their writer: few of many, and the only ones that a desk still works on. */
export class LettersDue0063 implements MigrationInterface {
  name = 'LettersDue1700000000063';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table letter add column answer_due boolean not null default false`);
    await runner.query(`
      update letter l set answer_due = true
       where state = 'confirmed' and coalesce((
         select max(coalesce(
                  (select max(r.replied_at) from reply r where r.case_id = c.id),
                  (select max(w.reported_at) from work_order w where w.case_id = c.id and w.role = 'lead'),
                  c.closed_at))
           from letter_case j join case_file c on c.id = j.case_id where j.letter_id = l.id
         ) > (select max(m.queued_at) from message m where m.letter_id = l.id and m.kind = 'answer'),
         not exists (select 1 from message m where m.letter_id = l.id and m.kind = 'answer'))`);
    await runner.query(
      `create index letter_answer_due on letter (received_at desc, id desc) where answer_due`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
