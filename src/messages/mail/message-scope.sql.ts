import { narrowLetters } from '../../access/letter-scope.sql.js';
import type { Asker } from '../../access/rights.js';
import { caseScope } from '../../access/row-scope.rules.js';
import type { Conditions } from '../../platform/database/conditions.js';

/** Narrows mails `m` with their letter `l` and case `c`: who may read these may see what was sent about them. */
export function narrowMessages(asked: Conditions, me: Asker): void {
  narrowLetters(asked, me);
  if (caseScope(me)?.withoutConfidential) asked.add('c.confidential is not true');
}
