import { maySeeConfidential } from '../access/confidential.rules.js';
import type { Asker } from '../access/rights.js';
import { maySeeCase } from '../access/row-scope.rules.js';
import { confidential, notYoursToRead } from '../cases/case.problems.js';
import type { HeldCard } from './case-card.query.js';

/** Whoever may not read a case reads nothing of it, on whatever page. CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403. */
export function permitReading(me: Asker, file: Omit<HeldCard, 'legs'>): void {
  if (!maySeeCase(me, file.holders, file.card.district?.code ?? null)) throw notYoursToRead();
  if (!maySeeConfidential(me, file)) throw confidential();
}
