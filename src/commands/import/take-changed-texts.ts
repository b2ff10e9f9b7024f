import type { SourceTexts } from '../../cases/source-texts.service.js';
import type { CatchUpService } from '../../demo/catch-up.service.js';
import type { SourceReport } from '../../dispatch/source-report.service.js';
import type { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { runInContext } from '../../platform/request/context.js';
import type { ReplayLine } from '../replay/line.rules.js';
import { ACTOR } from '../replay/replay.service.js';
import { changedTexts } from './changed-texts.rules.js';
import { knownTexts } from './known-texts.query.js';

export interface TakesTexts {
  database: Database;
  texts: SourceTexts;
  reports: SourceReport;
  catchingUp: CatchUpService;
}

/** Answers which cases have other words now. When these were changed is not known: it is told of today. */
export async function takeChangedTexts(
  lines: readonly ReplayLine[],
  { database, texts, reports, catchingUp }: TakesTexts,
): Promise<string[]> {
  const known = await knownTexts(
    database,
    lines.map(({ fileNo }) => fileNo),
  );
  const taken: string[] = [];
  for (const line of lines) {
    const former = known.get(line.fileNo);
    const changed = former && changedTexts(line, former);
    if (!former || !changed) continue;
    await runInContext({ requestId: newId(), actor: ACTOR }, () =>
      database.transaction(async tx => {
        const caseId = await texts.take(tx, former.number, changed);
        if (changed.handling) await reports.take(tx, caseId, changed.handling);
      }),
    );
    taken.push(line.fileNo);
  }
  if (taken.length > 0) await catchingUp.catchUp();
  return taken;
}
