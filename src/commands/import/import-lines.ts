import type { ReplayLine } from '../replay/line.rules.js';
import type { ReplayService } from '../replay/replay.service.js';
import { showProgress } from '../show-progress.js';
import type { Remark } from './sort-rows.js';
import { type TakesTexts, takeChangedTexts } from './take-changed-texts.js';

interface Standing {
  number: string;
  state: string;
  version: number;
}

export interface Imported {
  added: number;
  wentOn: number;
  changed: number;
  unchanged: number;
  inTheSystem: Record<string, number>;
  refused: Remark[];
}

/** Lets the replay take them; what a service will not take is a rejected row like any other. */
export async function importLines(
  lines: ReplayLine[],
  { replay, ...taking }: { replay: ReplayService } & TakesTexts,
  dryRun: boolean,
): Promise<Imported> {
  const standing = async (): Promise<Map<string, Standing>> => {
    const rows = await taking.database.query<Standing>(
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
  const changed = dryRun
    ? []
    : await takeChangedTexts(
        lines.filter(({ fileNo }) => before.has(fileNo)),
        taking,
      );
  const after = dryRun ? before : await standing();
  const wentOn = [...before.values()].filter(({ number, version }) => after.get(number)?.version !== version);
  const touched = new Set([...wentOn.map(({ number }) => number), ...changed]);
  const inTheSystem: Record<string, number> = {};
  for (const { state } of after.values()) inTheSystem[state] = (inTheSystem[state] ?? 0) + 1;
  return {
    added: after.size - before.size,
    wentOn: wentOn.length,
    changed: changed.length,
    unchanged: before.size - touched.size,
    inTheSystem,
    refused,
  };
}
