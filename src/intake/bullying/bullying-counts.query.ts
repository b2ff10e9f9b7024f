import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { Database } from '../../platform/database/database.js';
import type { BullyingCountsDto } from './bullying.dto.js';
import { BullyingDoor } from './bullying-door.service.js';

const ROC_BEFORE_YEAR_ONE = 1911;

interface Alike {
  source: string;
  accepted: boolean | null;
  handling: string | null;
  count: number;
}

/** How many, and nothing of any of them: the tables of the city's yearly presentation. */
@Injectable()
export class BullyingCountsQuery {
  constructor(
    private readonly database: Database,
    private readonly door: BullyingDoor,
  ) {}

  /** Of those received in the ROC year. BULLYING_NOT_YOURS 403. */
  async of(year: number, me: Asker): Promise<BullyingCountsDto> {
    const { sources, handlings } = this.door.rules(me, 'bullying.count');
    const rows = await this.database.query<Alike>(
      `select source, accepted, handling, count(*)::int as count from bullying_report
        where received_at >= $1 and received_at < $2 group by source, accepted, handling`,
      [newYear(year), newYear(year + 1)],
    );
    const sum = (which: (one: Alike) => boolean): number =>
      rows.filter(which).reduce((all, { count }) => all + count, 0);
    /** Those that the city has, and those that it had. */
    const codes = (known: readonly { code: string }[], found: readonly string[]): string[] => [
      ...new Set([...known.map(({ code }) => code), ...found]),
    ];
    const decided = rows.filter(({ accepted }) => accepted !== null);
    const accepted = rows.filter(one => one.accepted);
    return {
      year,
      accepted: sum(one => one.accepted === true),
      notAccepted: sum(one => one.accepted === false),
      waiting: sum(one => one.accepted === null),
      sources: codes(
        sources,
        decided.map(({ source }) => source),
      ).map(code => ({ code, count: sum(one => one.accepted !== null && one.source === code) })),
      handlings: codes(
        handlings,
        accepted.map(({ handling }) => handling ?? NOTHING_YET),
      ).map(code => ({
        code,
        count: sum(one => one.accepted === true && (one.handling ?? NOTHING_YET) === code),
      })),
    };
  }
}

const NOTHING_YET = 'none';
const newYear = (year: number): Date =>
  new Date(`${String(year + ROC_BEFORE_YEAR_ONE).padStart(4, '0')}-01-01T00:00:00+08:00`);
