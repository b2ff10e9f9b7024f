import type { INestApplicationContext } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import { SurgesService } from '../../city/surge/surges.service.js';
import { readTime } from '../../platform/clock/read-time.js';
import { Database } from '../../platform/database/database.js';

/** Surge mode as if it had been on then, and who says so. */
export interface SurgeWish {
  from: Date;
  to: Date;
  by: string;
}

/** `--surge FROM..TO --by USERNAME`. Null: nobody wishes one. */
export function surgeWish(args: readonly string[]): SurgeWish | null {
  const said = saidWith(args, '--surge');
  if (said === undefined) return null;
  const [from, to] = said.split('..').map(readTime);
  if (!from || !to || from >= to)
    throw new Error('Say when surge mode was on as --surge 2016-09-27T08:00..2016-09-29T18:00.');
  const by = saidWith(args, '--by');
  if (!by) throw new Error('Say who answers for the surge as --by USERNAME; a supervisor does.');
  return { from, to, by };
}

const saidWith = (args: readonly string[], name: string): string | undefined =>
  args.includes(name) ? (args[args.indexOf(name) + 1] ?? '') : undefined;

/** Under the city's first rule set, before anything of that time is replayed. */
export async function putOn(app: INestApplicationContext, { from, to, by }: SurgeWish): Promise<void> {
  const [staff] = await app
    .get(Database, { strict: false })
    .query<{ id: string }>(`select id from staff where username = $1 and role = 'supervisor' and active`, [
      by,
    ]);
  if (!staff) throw new Error(`There is no supervisor "${by}".`);
  const [set] = app.get(CityService, { strict: false }).surgeSets;
  if (!set) throw new Error('The city has no rule set for surges (limits.yaml, surge).');
  const surge = { ruleSet: set.code, reason: `${set.name}（replay）`, from, to };
  await app.get(SurgesService, { strict: false }).past(surge, staff.id);
}
