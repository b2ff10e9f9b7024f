import type { Conditions } from '../platform/database/conditions.js';
import { HOLDS, JOINED_AT } from './holding.sql.js';
import type { CaseScope } from './row-scope.rules.js';

/** Of `case_file c`: only cases that these agencies have, in these districts. */
export function narrowTo(asked: Conditions, { agencies, districts, withoutConfidential }: CaseScope): void {
  if (agencies) {
    const theirs = asked.place(agencies);
    const leg = `select 1 from work_order w where w.case_id = c.id and w.agency = any(${theirs})`;
    // Without a leg of its own it is with who has the case that leads it.
    asked.add(`(exists (${leg} and ${HOLDS}) or c.agency = any(${theirs}) and ${JOINED_AT} is not null)`);
  }
  asked.oneOf('c.district', districts);
  if (withoutConfidential) asked.add('not c.confidential');
}
