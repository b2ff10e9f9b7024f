import { Injectable } from '@nestjs/common';
import { type Asker, narrowing } from '../../access/rights.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Words } from '../../platform/problem/problem.js';
import type { Cell } from '../export/sheet.js';
import type { Language } from '../report.dto.js';
import { BreachNames } from './breach-names.js';
import { BREACH_DIMENSIONS, type BreachDimension } from './breach-report.dto.js';
import { DIMENSION_WORDS, NONE_WORDS } from './breach-report.words.js';
import { SURGE_WORDS, type SurgeAsked } from './surge-asked.js';

const SCOPE: Words = { 'zh-TW': '範圍', en: 'Scope' };
const WHOLE: Words = { 'zh-TW': '全市', en: 'The whole city' };
const MINE = {
  unit: { 'zh-TW': '可檢視機關', en: 'Agencies that the reader may see' },
  district: { 'zh-TW': '可檢視行政區', en: 'Districts that the reader may see' },
} as const satisfies Record<string, Words>;

type Asked = Partial<Record<BreachDimension, string[]>> & { surge?: SurgeAsked };

/** Of what a report is, as its file says: figures of one unit must not look like those of the city. */
@Injectable()
export class ScopeRows {
  constructor(
    private readonly database: Database,
    private readonly names: BreachNames,
  ) {}

  of(asked: Asked, me: Asker, lang: Language): Promise<Cell[][]> {
    return this.database.transaction(async tx => {
      const rows: Cell[][] = [];
      for (const by of BREACH_DIMENSIONS) {
        const keys = asked[by];
        if (keys)
          rows.push([`${SCOPE[lang]}：${DIMENSION_WORDS[by][lang]}`, await this.said(tx, by, keys, lang)]);
      }
      const { surge = 'with' } = asked;
      if (surge !== 'with')
        rows.push([`${SCOPE[lang]}：${SURGE_WORDS.heading[lang]}`, SURGE_WORDS[surge][lang]]);
      const { agencies, districts } = narrowing(me, 'report.read') ?? {};
      for (const [by, keys] of [
        ['unit', agencies],
        ['district', districts],
      ] as const)
        if (keys) rows.push([`${SCOPE[lang]}：${MINE[by][lang]}`, await this.said(tx, by, keys, lang)]);
      return rows.length > 0 ? rows : [[SCOPE[lang], WHOLE[lang]]];
    });
  }

  private async said(
    tx: Transaction,
    by: BreachDimension,
    keys: readonly string[],
    lang: Language,
  ): Promise<string> {
    const named = await this.names.of(tx, by, keys);
    const all = keys.map(key => named(key)?.[lang === 'en' ? 'nameEn' : 'name'] ?? NONE_WORDS[by][lang]);
    return all.join('、');
  }
}
