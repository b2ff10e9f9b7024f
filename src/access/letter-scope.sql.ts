import { Conditions } from '../platform/database/conditions.js';
import type { Asker } from './rights.js';
import { caseScope } from './row-scope.rules.js';

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
