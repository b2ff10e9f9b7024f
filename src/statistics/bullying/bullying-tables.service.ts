import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { bullyingRulesFor } from '../../city/bullying-for.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { invalid } from '../../platform/problem/validation.js';
import type { Named } from '../named.js';
import { daysFrom } from '../period.rules.js';
import { ReportView } from '../report-view.service.js';
import type { BullyingCountDto, BullyingTablesDto, BullyingTablesQueryDto } from './bullying-tables.dto.js';
import { type Alike, bullyingTables, type CodeCount, NOTHING_YET } from './bullying-tables.rules.js';
import { BULLYING_DEFINITIONS, BULLYING_TABLE_WORDS } from './bullying-tables.words.js';

/** How many, and nothing of any of them: the tables of the city's yearly presentation, of any period. */
@Injectable()
export class BullyingTables {
  constructor(
    private readonly view: ReportView,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** BULLYING_NOT_YOURS 403; INVALID 400: no such time. */
  async of({ from, to }: BullyingTablesQueryDto, me: Asker): Promise<BullyingTablesDto> {
    const rules = bullyingRulesFor(me, 'bullying.count', this.city.protocol);
    const period = daysFrom(from, to);
    if (!period)
      throw invalid([{ field: 'to', message: { 'zh-TW': '沒有這個日期區間', en: 'There is no such time' } }]);
    const at = this.clock.now();
    return this.view.of(async (tx, position) => {
      const rows = await tx.query<Alike>(
        `select source, accepted, handling, count(*)::int as reports from fact_bullying
          where received_at >= $1 and received_at < $2 group by source, accepted, handling
          order by source, accepted, handling`,
        [period.from, period.to],
      );
      const tables = bullyingTables(rows, rules);
      return {
        ...{ asOf: { position, at }, from, to, definitions: BULLYING_DEFINITIONS },
        ...tables,
        sources: named(tables.sources, rules.sources),
        handlings: named(tables.handlings, [...rules.handlings, NOTHING]),
      };
    });
  }
}

const NOTHING: Named = {
  code: NOTHING_YET,
  name: BULLYING_TABLE_WORDS.nothingYet['zh-TW'],
  nameEn: BULLYING_TABLE_WORDS.nothingYet.en,
};

/** One that the city no longer has keeps its code. */
const named = (counts: readonly CodeCount[], known: readonly Named[]): BullyingCountDto[] =>
  counts.map(({ code, count }) => {
    const { name, nameEn } = known.find(one => one.code === code) ?? { name: code, nameEn: code };
    return { code, name, nameEn, count };
  });
