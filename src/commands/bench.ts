import { parseArgs } from 'node:util';
import { benchLive } from './bench/live.js';
import { refuse } from './refuse.js';

// npm run bench -- live [--consoles 200] [--seconds 20] [--rate 10]
// How long until a work order is on the screens of its agency. Starts a server of its own; ends with code 1 when it
// took longer than promised.

const USAGE = 'Usage: npm run bench -- live [--consoles 200] [--seconds 20] [--rate 10]';

await main(process.argv.slice(2)).catch(refuse);

async function main(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      consoles: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '20' },
      rate: { type: 'string', default: '10' },
    },
  });
  const load = {
    consoles: Number(values.consoles),
    seconds: Number(values.seconds),
    rate: Number(values.rate),
  };
  const isWhole = Object.values(load).every(value => Number.isInteger(value) && value > 0);
  if (positionals.join(' ') !== 'live' || !isWhole) throw new Error(USAGE);
  if (!(await benchLive(load))) process.exitCode = 1;
}
