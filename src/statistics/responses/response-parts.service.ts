import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Period } from '../period.rules.js';
import type { Narrowing } from '../rollup/narrowing.js';
import { SumsQuery } from '../rollup/sums.query.js';
import { WEIGHTED_BY } from './raking.rules.js';
import { ReleasedQuery } from './released.query.js';
import { type Parts, TOLD_BY } from './response-report.rules.js';

/** The sums that the report is made of: in all, by day and by one thing more. */
@Injectable()
export class ResponseParts {
  constructor(
    private readonly sums: SumsQuery,
    private readonly released: ReleasedQuery,
  ) {}

  /** Without contacts where only some agencies, items or districts are asked for: a contact is of none. */
  async of(
    tx: Transaction,
    { narrowing, ...period }: Period & { narrowing: Narrowing },
    dimension: string,
  ): Promise<Parts> {
    const by = (name: keyof Parts, ...more: string[]): string[] =>
      [...new Set(['all', 'day', dimension, ...more])].filter(one => TOLD_BY[name].includes(one));
    const ofEverybody = Object.keys(narrowing).every(name => TOLD_BY.contacts.includes(name));
    return {
      ...(ofEverybody && { contacts: await this.sums.of(tx, 'contacts', period, by('contacts'), narrowing) }),
      cases: await this.sums.of(tx, 'cases', period, by('cases'), narrowing),
      // What was released is what answers are weighted by.
      released: await this.released.of(tx, period, by('released', ...WEIGHTED_BY), narrowing),
      surveys: await this.sums.of(tx, 'surveys', period, by('surveys'), narrowing),
    };
  }
}
