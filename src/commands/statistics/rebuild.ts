import { RollupService } from '../../statistics/rollup/rollup.service.js';
import { StatisticsService } from '../../statistics/statistics.service.js';
import { recorded } from '../admin/verb.js';

/** Reports show the old figures until the new ones are complete. Months that are frozen stay as they were published. */
export const rebuild = recorded('facts.rebuilt', async app => {
  const { position } = await app.get(StatisticsService).rebuild();
  await app.get(RollupService).rollUpAll();
  console.log(`The facts and the days they add up to are what the log says up to position ${position}.`);
});
