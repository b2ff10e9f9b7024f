import { StartRefused } from '../../platform/config/start-refused.js';
import { FreezeService, type Freezing } from '../../statistics/frozen/freeze.service.js';
import { type AdminVerb, withApplication } from '../admin/verb.js';

const WHY_NOT: Record<Exclude<Freezing, 'frozen'>, string> = {
  open: 'it is not closed',
  empty: 'nothing is counted in it',
  waits: 'not all that was told of it is counted yet',
};
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** For months before the city's first: what is closed from now on is frozen by itself. */
export const freeze = (month: string): AdminVerb => {
  if (!MONTH.test(month)) throw new StartRefused(`There is no month "${month}": write it like 2026-10.`);
  return withApplication(async app => {
    const frozen = await app.get(FreezeService).freeze(month);
    if (frozen !== 'frozen') throw new StartRefused(`${month} is not frozen: ${WHY_NOT[frozen]}.`);
    console.log(`The figures of ${month} are frozen.`);
  });
};
