import { OralTexts } from '../../cases/petitions/oral-texts.service.js';
import { RescanTexts } from '../../cases/rescan-texts.service.js';
import { PetitionTexts } from '../../dispatch/petitions/petition-texts.service.js';
import { RescanReports } from '../../dispatch/rescan-reports.service.js';
import { ReturnTexts } from '../../dispatch/returns/return-texts.service.js';
import { RescanVisits } from '../../dispatch/visits/rescan-visits.service.js';
import { FindReporters } from '../../intake/bullying/find-reporters.service.js';
import { Database } from '../../platform/database/database.js';
import { RescanExtensions } from '../../sla/rescan-extensions.service.js';
import { recorded } from './verb.js';

const BATCH = 500;

/** Case by case, each under its lock: people go on working, and a command that is cut off is run again. */
export const rescanTexts = recorded('texts.rescanned', async app => {
  const database = app.get(Database);
  const rooms = [
    RescanTexts,
    RescanReports,
    ReturnTexts,
    RescanVisits,
    PetitionTexts,
    OralTexts,
    RescanExtensions,
  ].map(room => app.get(room));
  let [cases, changed] = [0, 0];
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const batch = await database.query<{ id: string }>(
      `select id from case_file where id > $1 order by id limit ${BATCH}`,
      [last],
    );
    for (const { id } of batch)
      changed += await database.transaction(async tx => {
        let ofCase = 0;
        for (const room of rooms) ofCase += await room.ofCase(tx, id);
        return ofCase;
      });
    cases += batch.length;
    const end = batch.at(-1);
    if (!end) break;
    last = end.id;
  }
  const reporters = await database.transaction(tx => app.get(FindReporters).all(tx));
  if (reporters > 0)
    console.log(`${reporters} reports of bullying are found by who made them that were not.`);
  console.log(`${cases} cases were scanned; agencies read ${changed} of their texts otherwise now.`);
});
