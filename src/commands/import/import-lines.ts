import type { Database } from '../../platform/database/database.js';
import type { ReplayLine } from '../replay/line.rules.js';
import type { ReplayService } from '../replay/replay.service.js';
import { showProgress } from '../show-progress.js';
import type { Remark } from './sort-rows.js';

interface Standing {
  number: string;
  state: string;
  version: number;
}

export interface Imported {
  added: number;
  wentOn: number;
  unchanged: number;
  inTheSystem: Record<string, number>;
  refused: Remark[];
}

/** Lets the replay take them; what a service will not take is a rejected row like any other. */
export async function importLines(
  lines: ReplayLine[],
  { replay, database }: { replay: ReplayService; database: Database },
  dryRun: boolean,
): Promise<Imported> {
  const standing = async (): Promise<Map<string, Standing>> => {
    const rows = await database.query<Standing>(
      'select source_reference as number, state, version from case_file where source_reference = any($1)',
      [lines.map(({ fileNo }) => fileNo)],
    );
    return new Map(rows.map(row => [row.number, row]));
  };
  const before = await standing();
  const refused: Remark[] = [];
  if (!dryRun && lines.length > 0)
    await showProgress(bar =>
      replay.replay(lines, bar, ({ fileNo }, { detail, fields }) => {
        const why = fields.map(({ field, message }) => `${field}: ${message.en}`).join('; ');
        refused.push({ where: 'case', number: fileNo, what: why || detail.en });
      }),
    );
  const after = dryRun ? before : await standing();
  const wentOn = [...after.values()].filter(({ number, version }) => {
    const known = before.get(number);
    return known && known.version !== version;
  }).length;
  const inTheSystem: Record<string, number> = {};
  for (const { state } of after.values()) inTheSystem[state] = (inTheSystem[state] ?? 0) + 1;
  return {
    added: after.size - before.size,
    wentOn,
    unchanged: before.size - wentOn,
    inTheSystem,
    refused,
  };
}
