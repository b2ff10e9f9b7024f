import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { CallerSearchService } from '../citizens/caller-search.service.js';
import { CitizensService } from '../citizens/citizens.service.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import type { CallerDto, CallerFoundDto, PetitionerDto } from './caller.dto.js';
import { CaseCardQuery } from './case-card.query.js';
import { CasePageQuery } from './case-page.query.js';
import { textsFor } from './shared-texts.rules.js';

const MOST_CASES = 50;

/** Who asked: through the one door of citizens, which asks for the ground and records every reading. */
@Injectable()
export class CallerQuery {
  constructor(
    private readonly database: Database,
    private readonly searching: CallerSearchService,
    private readonly citizens: CitizensService,
    private readonly cards: CaseCardQuery,
    private readonly pages: CasePageQuery,
  ) {}

  /** Everybody who gave this number, and their cases; of confidential ones what a caller may ask about, and no more. */
  async byPhone(phone: string, me: Asker): Promise<CallerFoundDto> {
    return this.withCases(await this.searching.search(phone, me), me);
  }

  /** Their cases: open ones first, then the latest. */
  async withCases(citizens: CallerDto[], me: Asker): Promise<CallerFoundDto> {
    const rows = await this.database.query<{ id: string; confidential: boolean }>(
      `select id, confidential from case_file
        where citizen_id = any($1::uuid[]) order by closed_at is not null, received_at desc limit ${MOST_CASES}`,
      [citizens.map(({ id }) => id)],
    );
    const cards = await this.cards.cards(
      rows.map(({ id }) => id),
      textsFor(me),
    );
    const kept = new Set(rows.filter(({ confidential }) => confidential).map(({ id }) => id));
    return {
      citizens,
      cases: cards.filter(({ id }) => !kept.has(id)),
      confidential: cards.filter(({ id }) => kept.has(id)).map(({ number, state }) => ({ number, state })),
    };
  }

  /** Who asked for this case. CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, NO_PETITIONER 404, IDENTITY_SEALED 403. */
  async petitioner(number: string, reason: string | undefined, me: Asker): Promise<PetitionerDto> {
    const { id, citizenId } = await this.pages.petitionOf(number, me);
    const why = reason ? `${number}: ${reason}` : number;
    const person = citizenId === null ? null : await this.citizens.read({ citizenId, caseId: id }, me, why);
    if (!person) throw noPetitioner();
    return person;
  }
}

const noPetitioner = (): Problem =>
  new Problem('NO_PETITIONER', 404, {
    'zh-TW': '這個案件沒有留下陳情人資料。',
    en: 'Nobody left a name or number with this case.',
  });
