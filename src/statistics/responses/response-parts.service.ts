import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { type Parts as Days, PublishedSums } from '../frozen/published-sums.service.js';
import type { FamilyName } from '../rollup/families.js';
import type { Narrowing } from '../rollup/narrowing.js';
import type { Sum } from '../rollup/sums.query.js';
import { answerCells, IN_CELLS, type ReasonCount, reasonCounts } from './answers.rules.js';
import { WEIGHTED_BY } from './raking.rules.js';
import { type Parts, TOLD_BY } from './response-report.rules.js';
import type { AnswerCell } from './weighting.rules.js';

/** The sums that the report is made of: in all, by day and by one thing more. */
@Injectable()
export class ResponseParts {
  constructor(private readonly sums: PublishedSums) {}

  /** Without contacts where only some agencies, items or districts are asked for: a contact is of none. */
  async of(tx: Transaction, days: Days, narrowing: Narrowing, dimension: string): Promise<Parts> {
    const by = (name: keyof Parts, ...more: string[]): string[] =>
      [...new Set(['all', 'day', dimension, ...more])].filter(one => TOLD_BY[name].includes(one));
    const sums = (name: FamilyName, dimensions: string[]): Promise<Sum[]> =>
      this.sums.of(tx, name, days, { by: dimensions, narrowing });
    const ofEverybody = Object.keys(narrowing).every(name => TOLD_BY.contacts.includes(name));
    // Asked behind each other without waiting in between: one is added up here while the database has the next.
    const [contacts, cases, released, surveys] = await Promise.all([
      ofEverybody ? sums('contacts', by('contacts')) : null,
      sums('cases', by('cases')),
      // What was released is what answers are weighted by.
      sums('releases', by('released', ...WEIGHTED_BY)),
      sums('surveys', by('surveys')),
    ]);
    return { ...(contacts && { contacts }), cases, released, surveys };
  }

  async answers(
    tx: Transaction,
    days: Days,
    narrowing: Narrowing,
  ): Promise<{ cells: AnswerCell[]; reasons: ReasonCount[] }> {
    const [cells, reasons] = await Promise.all([
      this.sums.of(tx, 'surveys', days, { by: ['cell'], narrowing, figures: IN_CELLS }),
      this.sums.of(tx, 'reasons', days, { by: ['reason'], narrowing }),
    ]);
    return {
      cells: answerCells(cells),
      reasons: reasonCounts(reasons),
    };
  }
}
