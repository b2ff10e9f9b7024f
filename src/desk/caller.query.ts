import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { CitizensService } from '../citizens/citizens.service.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import type { CallerFoundDto, PetitionerDto } from './caller.dto.js';
import { CaseCardQuery } from './case-card.query.js';
import { CasePageQuery } from './case-page.query.js';
import { textsFor } from './shared-texts.rules.js';

const MOST_CASES = 50;

/** Who asked: through the one door of citizens, which records every reading. */
@Injectable()
export class CallerQuery {
  constructor(
    private readonly database: Database,
    private readonly citizens: CitizensService,
    private readonly cards: CaseCardQuery,
    private readonly pages: CasePageQuery,
  ) {}

  /** Everybody who gave this number, and their cases. */
  async byPhone(phone: string, me: Asker): Promise<CallerFoundDto> {
    const found = await this.citizens.findByPhone(phone, me);
    const rows = await this.database.query<{ id: string }>(
      `select id from case_file where citizen_id = any($1::uuid[]) order by received_at desc limit ${MOST_CASES}`,
      [found.map(({ id }) => id)],
    );
    return {
      citizens: found.map(({ id, name, phone: number }) => ({ id, name, phone: number })),
      cases: await this.cards.cards(rows.map(({ id }) => id), textsFor(me)),
    };
  }

  /** Who asked for this case. CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, NO_PETITIONER 404. */
  async petitioner(number: string, reason: string | undefined, me: Asker): Promise<PetitionerDto> {
    const citizenId = await this.pages.citizenOf(number, me);
    const why = reason ? `${number}: ${reason}` : number;
    const person = citizenId === null ? null : await this.citizens.read(this.database, citizenId, me, why);
    if (!person) throw noPetitioner();
    return person;
  }
}

const noPetitioner = (): Problem =>
  new Problem('NO_PETITIONER', 404, {
    'zh-TW': '這個案件沒有留下陳情人資料。',
    en: 'Nobody left a name or number with this case.',
  });
