import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { type Parts as Days, PublishedSums } from '../frozen/published-sums.service.js';
import type { FamilyName } from '../rollup/families.js';
import type { Narrowing } from '../rollup/narrowing.js';
import type { Sum } from '../rollup/sums.query.js';
import { answerCells, type ReasonCount, reasonCounts } from './answers.rules.js';
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
      this.sums.of(tx, name, days, dimensions, narrowing);
    const ofEverybody = Object.keys(narrowing).every(name => TOLD_BY.contacts.includes(name));
    return {
      ...(ofEverybody && { contacts: await sums('contacts', by('contacts')) }),
      cases: await sums('cases', by('cases')),
      // What was released is what answers are weighted by.
      released: await sums('releases', by('released', ...WEIGHTED_BY)),
      surveys: await sums('surveys', by('surveys')),
    };
  }

  async answers(
    tx: Transaction,
    days: Days,
    narrowing: Narrowing,
  ): Promise<{ cells: AnswerCell[]; reasons: ReasonCount[] }> {
    return {
      cells: answerCells(await this.sums.of(tx, 'surveys', days, ['cell'], narrowing)),
      reasons: reasonCounts(await this.sums.of(tx, 'reasons', days, ['reason'], narrowing)),
    };
  }
}
