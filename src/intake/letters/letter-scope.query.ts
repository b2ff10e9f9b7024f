import { narrowLetters } from '../../access/letter-scope.sql.js';
import type { Asker } from '../../access/rights.js';
import { Conditions } from '../../platform/database/conditions.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { letterNotFound } from './letter.problems.js';

/** LETTER_NOT_FOUND 404: it is not told that there is one. */
export async function permitLetter(on: Pick<Transaction, 'query'>, id: string, me: Asker): Promise<void> {
  const asked = new Conditions(id);
  asked.add('l.id = $1');
  narrowLetters(asked, me);
  const [found] = await on.query(`select 1 from letter l ${asked.where}`, asked.values);
  if (!found) throw letterNotFound();
}
