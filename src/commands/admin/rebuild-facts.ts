import { StatisticsService } from '../../statistics/statistics.service.js';
import { recorded } from './verb.js';

/** Reports show the old facts until the new ones are complete. */
export const rebuildFacts = recorded('facts.rebuilt', async app => {
  const { position } = await app.get(StatisticsService).rebuild();
  console.log(`The facts are what the log says up to position ${position}.`);
});
