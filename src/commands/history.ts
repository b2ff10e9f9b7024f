import { parseArgs } from 'node:util';
import pg from 'pg';
import { readConfig } from '../platform/config/config.js';
import { openDatabase } from '../platform/postgres/open-database.js';
import { spanName, spanOf } from '../statistics/annual/annual-period.rules.js';
import { withApplication } from './admin/verb.js';
import { bringYear, type Loaded } from './history/bring-year.js';
import { refuse } from './refuse.js';

// npm run history -- YEAR --exact [--scale 0.01] [--seed 1] [--json]
// A synthetic year whose report prints the figures that the city has printed of that year: rows, facts and the log, marked
// as history, into a database that has nothing of that time. For trials and training, never beside real cases of the year.

const USAGE =
  'Usage: npm run history -- YEAR --exact [--scale 0.01] [--seed 1]   (YEAR: ROC, such as 107 or 110-H1)';

await main(process.argv.slice(2)).catch(refuse);

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      exact: { type: 'boolean' },
      scale: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean' },
    },
  });
  const [year = '', ...more] = positionals;
  const [scale, seed] = [Number(values.scale), Number(values.seed)];
  const span = spanOf(year);
  if (!span || more.length > 0 || !values.exact) throw new Error(USAGE);
  if (!(scale > 0 && scale <= 1)) throw new Error(`--scale must be above 0 and at most 1. ${USAGE}`);
  if (!Number.isInteger(seed)) throw new Error(`--seed must be a whole number. ${USAGE}`);
  // A commit need not wait for the disk: what a crash loses is loaded again.
  process.env.PGOPTIONS ??= '-c synchronous_commit=off';
  const config = Object.assign(readConfig(), { logLevel: 'error', databaseTimeoutMs: 0 });
  const database = await openDatabase(config, true);
  const [client, fence] = [0, 1].map(() => new pg.Client({ connectionString: database.url })) as [
    pg.Client,
    pg.Client,
  ];
  try {
    await client.connect();
    await fence.connect();
    await withApplication(async app => {
      const say = (line: string): void => console.error(line);
      const loaded = await bringYear(app, client, fence, { span, scale, seed, say });
      console.log(values.json ? JSON.stringify(loaded) : `ROC year ${spanName(span)}: ${sentence(loaded)}`);
    })(config, database.url);
  } finally {
    await client.end();
    await fence.end();
    await database.stop();
  }
}

function sentence({ contacts, cases, events, seconds }: Loaded): string {
  return `${contacts} contacts, ${cases} cases and ${events} facts are loaded, in ${seconds} s.`;
}
