import { StatisticsService } from '../../statistics/statistics.service.js';
import { withApplication } from './verb.js';

/** Reports show the old facts until the new ones are complete. */
export const rebuildFacts = withApplication(async app => {
  const { position } = await app.get(StatisticsService).rebuild();
  console.log(`The facts are what the log says up to position ${position}.`);
});
