import { StartRefused } from '../../platform/config/start-refused.js';
import { FreezeService } from '../../statistics/frozen/freeze.service.js';
import { type AdminVerb, withApplication } from '../admin/verb.js';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** For months before the city's first: what is closed from now on is frozen by itself. */
export const freeze = (month: string): AdminVerb => {
  if (!MONTH.test(month)) throw new StartRefused(`There is no month "${month}": write it like 2026-10.`);
  return withApplication(async app => {
    const isFrozen = await app.get(FreezeService).freeze(month);
    if (!isFrozen)
      throw new StartRefused(
        `${month} is not frozen: it is not closed, nothing is counted in it, or not all of it yet.`,
      );
    console.log(`The figures of ${month} are frozen.`);
  });
};
