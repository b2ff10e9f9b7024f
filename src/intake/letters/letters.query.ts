import { Injectable } from '@nestjs/common';
import { narrowLetters } from '../../access/letter-scope.sql.js';
import type { Asker } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Conditions } from '../../platform/database/conditions.js';
import { Database } from '../../platform/database/database.js';
import { type Keyset, type PageWish, pageOf } from '../../platform/database/page.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type {
  LetterCaseDto,
  LetterDto,
  LetterFilter,
  LetterInFullDto,
  LetterSearchDto,
  LettersDto,
} from './letter.dto.js';
import type { Letter } from './letter.entity.js';
import { letterNotFound } from './letter.problems.js';
import { stateOf } from './letter.rules.js';
import { IS_READY, SETTLED, STANDING } from './letter.sql.js';
import { LetterPapersQuery } from './letter-papers.query.js';
import { permitLetter } from './letter-scope.query.js';
import { LetterSeal, NO_TEXTS } from './letter-seal.js';

interface CaseRow extends Pick<LetterCaseDto, 'number' | 'kind' | 'state' | 'isSettled'> {
  category: string;
  agency: string | null;
}

type Row = Pick<Letter, 'id' | 'version' | 'via' | 'state' | 'language' | 'receivedAt' | 'expiresAt'> &
  Pick<Letter, 'confirmedAt' | 'subject' | 'text'> & {
    wasAsked: boolean;
    isReady: boolean;
    answeredAt: Date | null;
    cases: CaseRow[];
  };

const LIST = `
  select l.id, l.version, l.via, l.state, l.language, l.received_at as "receivedAt", l.expires_at as "expiresAt",
         l.confirmed_at as "confirmedAt", l.subject, l.text, l.token_hash is not null as "wasAsked",
         ${IS_READY} as "isReady", k."answeredAt",
         (select coalesce(jsonb_agg(jsonb_build_object('number', c.number, 'kind', c.kind, 'state', c.state,
                   'category', c.category, 'agency', c.agency,
                   'isSettled', c.state in ${SETTLED}) order by j.nth), '[]')
            from letter_case j join case_file c on c.id = j.case_id where j.letter_id = l.id) as cases
    from letter l, ${STANDING}`;
const LATEST: Keyset = { table: 'letter', as: 'l', key: 'received_at', order: 'desc' };

/** The letters to the mailbox, as the desks of the centre read them. */
@Injectable()
export class LettersQuery {
  constructor(
    private readonly database: Database,
    private readonly seal: LetterSeal,
    private readonly papers: LetterPapersQuery,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** The latest first. */
  async list({ show, ...page }: LetterFilter, me: Asker): Promise<LettersDto> {
    const asked = new Conditions();
    narrowLetters(asked, me);
    if (show === 'ready') asked.add(`l.answer_due and ${IS_READY}`);
    if (show === 'in_hand') asked.add(`l.answer_due and k."answeredAt" is null`);
    if (show === 'answered') asked.add('k."answeredAt" is not null');
    if (show === 'waiting')
      asked.add(`l.state = 'waiting' and l.expires_at > ${asked.place(this.clock.now())}`);
    if (show === 'expired')
      asked.add(`l.state = 'waiting' and l.expires_at <= ${asked.place(this.clock.now())}`);
    return this.page(asked, page);
  }

  /**
   * By the number of a case, by what a confirmed one says (its case says the same), and one that waits by the address it
   * came from. Letters are sealed, and the words of one that nobody confirmed are in no index. The latest first.
   */
  search({ text, ...page }: LetterSearchDto, me: Asker): Promise<LettersDto> {
    const asked = new Conditions();
    narrowLetters(asked, me);
    const sought = `${asked.place(text)}::text`;
    asked.add(`l.id in (
      select j.letter_id from letter_case j join case_file f on f.id = j.case_id where f.number = upper(${sought})
      union all
      select j.letter_id from letter_case j join case_file f on f.id = j.case_id
       where text_pairs(f.description, f.shared_description, f.place, f.shared_place) @> text_pairs(${sought})
         and strpos(lower(normalize(f.description, NFKC)), lower(normalize(${sought}, NFKC))) > 0
      union all
      select w.id from letter w
       where w.state = 'waiting' and w.email_hash = any(${asked.place(this.seal.hashesOf(text))}::bytea[]))`);
    return this.page(asked, page);
  }

  /** Whoever asks. LETTER_NOT_FOUND 404. */
  async one(on: Pick<Transaction, 'query'>, id: string): Promise<LetterInFullDto> {
    const [row] = await on.query<Row>(`${LIST} where l.id = $1`, [id]);
    if (!row) throw letterNotFound();
    return { ...this.inShort(row), text: this.opened(row, 'text'), ...(await this.papers.of(on, id)) };
  }

  /** LETTER_NOT_FOUND 404. */
  async read(id: string, me: Asker): Promise<LetterInFullDto> {
    await permitLetter(this.database, id, me);
    return this.one(this.database, id);
  }

  private async page(asked: Conditions, wish: PageWish): Promise<LettersDto> {
    const { rows, next } = await pageOf<Row>(this.database, LIST, asked, LATEST, wish);
    return { items: rows.map(row => this.inShort(row)), next };
  }

  private inShort({ subject, text, state, cases, ...row }: Row): LetterDto {
    return {
      ...row,
      state: stateOf({ state, expiresAt: row.expiresAt }, this.clock.now()),
      subject: this.opened({ ...row, subject, text }, 'subject'),
      cases: cases.map(({ category, agency, ...rest }) => ({
        ...rest,
        category: this.named(category, this.city.category(category)),
        agency: agency === null ? null : this.named(agency, this.city.agency(agency)),
      })),
    };
  }

  private named(code: string, known: { name: string; nameEn: string } | null): LetterCaseDto['category'] {
    return { code, name: known?.name ?? code, nameEn: known?.nameEn ?? code };
  }

  private opened(row: Pick<Row, 'id' | 'subject' | 'text'>, field: 'subject' | 'text'): string | null {
    return this.seal.opened({ ...NOTHING, ...row }, field)[field];
  }
}

const NOTHING = NO_TEXTS as Record<keyof typeof NO_TEXTS, null>;
