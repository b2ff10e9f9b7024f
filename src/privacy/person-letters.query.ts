import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Vault } from '../platform/vault/vault.js';

export interface PersonLetters {
  /** To the mailbox, once they were confirmed: before that nobody knows whose they are. */
  letters: {
    via: string;
    receivedAt: Date;
    confirmedAt: Date;
    /** Of its cases. */
    numbers: string;
    subject: string | null;
    text: string | null;
  }[];
  mails: {
    direction: 'in' | 'out';
    number: string | null;
    at: Date;
    kind: string;
    state: string | null;
    text: string | null;
  }[];
}

type Sealed<Row> = Omit<Row, 'subject' | 'text'> & {
  id: string;
  subject: Buffer | null;
  text: Buffer | null;
};
type LetterRow = Sealed<PersonLetters['letters'][number]>;
type MailRow = Omit<Sealed<PersonLetters['mails'][number]>, 'subject'> & { said: string | null };

/** What a person has written to the mailbox, and what they were written. */
@Injectable()
export class PersonLettersQuery {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  async about(ids: readonly string[]): Promise<PersonLetters> {
    const letters = await this.database.query<LetterRow>(LETTERS, [ids]);
    const mails = await this.database.query<MailRow>(MAILS, [ids]);
    return {
      letters: letters.map(({ id, subject, text, ...letter }) => ({
        ...letter,
        subject: this.opened(subject, 'letter.subject', id),
        text: this.opened(text, 'letter.text', id),
      })),
      mails: mails.map(({ id, text, said, ...mail }) => ({
        ...mail,
        text: said ?? this.opened(text, 'message.text', id),
      })),
    };
  }

  private opened(sealed: Buffer | null, column: string, row: string): string | null {
    return sealed && this.vault.open(sealed, { column, row });
  }
}

const LETTERS = `
  select l.id, l.via, l.received_at as "receivedAt", l.confirmed_at as "confirmedAt", l.subject, l.text,
         (select string_agg(c.number, ' ' order by j.nth) from letter_case j join case_file c on c.id = j.case_id
           where j.letter_id = l.id) as numbers
    from letter l where l.citizen_id = any($1::uuid[]) order by l.received_at, l.id`;
/** What came in says what stands in its letter or on the timeline; of what went out, passwords and links are told to nobody again. */
const MAILS = `
  with mine as (select id from letter where citizen_id = any($1::uuid[]))
  select 'in' as direction, m.id, c.number, m.received_at as at, m.kind, null as state, null::bytea as text, e.text as said
    from mail_in m left join case_file c on c.id = m.case_id
         left join case_entry e on e.case_id = m.case_id and e.kind = 'case.mail-received'
               and e.data->>'mailId' = m.id::text
   where c.citizen_id = any($1::uuid[]) or m.letter_id in (select id from mine)
  union all
  select 'out', m.id, c.number, coalesce(m.sent_at, m.queued_at), m.kind, m.state,
         case when m.kind = 'answer' then m.text end, null
    from message m left join case_file c on c.id = m.case_id
   where m.citizen_id = any($1::uuid[]) or m.letter_id in (select id from mine)
   order by at, id`;
