import type { Asker } from '../../access/rights.js';
import { caseScope } from '../../access/row-scope.rules.js';
import { Conditions } from '../../platform/database/conditions.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { letterNotFound } from './letter.problems.js';

/**
 * Narrows letters `l` to those that this person may read. One letter tells of all its cases, so all of them have to be
 * theirs; as long as it has none it is, like a case without a district, for those whose work is not limited to some.
 */
export function narrowLetters(asked: Conditions, me: Asker): void {
  const scope = caseScope(me);
  if (!scope) {
    asked.add('false');
    return;
  }
  const { agencies = null, districts = null, withoutConfidential = false } = scope;
  const isLimited = agencies !== null || districts !== null;
  if (isLimited) asked.add(`l.state = 'confirmed'`);
  if (!isLimited && !withoutConfidential) return;
  const [theirs, there] = [asked.place(agencies), asked.place(districts)];
  asked.add(`not exists (
    select 1 from letter_case s join case_file c on c.id = s.case_id
     where s.letter_id = l.id
       and (${theirs}::text[] is not null and c.agency = any(${theirs}) is not true
            or ${there}::text[] is not null and c.district = any(${there}) is not true
            or c.confidential and ${asked.place(withoutConfidential)}::boolean))`);
}

/** LETTER_NOT_FOUND 404: it is not told that there is one. */
export async function permitLetter(on: Pick<Transaction, 'query'>, id: string, me: Asker): Promise<void> {
  const asked = new Conditions(id);
  asked.add('l.id = $1');
  narrowLetters(asked, me);
  const [found] = await on.query(`select 1 from letter l ${asked.where}`, asked.values);
  if (!found) throw letterNotFound();
}
