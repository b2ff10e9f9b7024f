import { parseArgs } from 'node:util';
import { benchClocks } from './bench/clocks.js';
import { benchIntake } from './bench/intake.js';
import { benchLive } from './bench/live.js';
import { benchReports, type ReportLoad } from './bench/reports.js';
import { refuse } from './refuse.js';

// npm run bench -- live [--consoles 200] [--seconds 20] [--rate 10]
// How long until a work order is on the screens of its agency.
// npm run bench -- clocks [--open 1000000] [--few 10000] [--seconds 30] [--rate 200]
// How long until a clock that falls due is in the log while very many are open, and how long a closure takes.
// npm run bench -- intake [--minutes 2] [--rate 2000] [--consoles 200] [--photos 10] [--repeats 5] [--seconds 20]
// Reports of apps, so many a minute, some in percent with a photo, some sent twice: counted afterwards. Then as many as it can.
// npm run bench -- reports [--years 10] [--cases 3000] [--contacts 8600] [--rounds 40] [--seconds 60] [--data FOLDER]
// How long reports take over years of history (cases and contacts in thousands), and what they cost the doors.
// Each starts a server of its own, and ends with code 1 when it took longer than promised.

/** What can be said of each, and what it is otherwise. */
const OPTIONS = {
  live: { consoles: 200, seconds: 20, rate: 10 },
  clocks: { open: 1_000_000, few: 10_000, seconds: 30, rate: 200 },
  intake: { minutes: 2, rate: 2000, consoles: 200, photos: 10, repeats: 5, seconds: 20 },
  reports: { years: 10, cases: 3000, contacts: 8600, rounds: 40, seconds: 60 },
} as const;

const usageOf = (name: keyof typeof OPTIONS): string =>
  `npm run bench -- ${name} ${Object.entries(OPTIONS[name])
    .map(([option, usual]) => `[--${option} ${usual}]`)
    .join(' ')}`;

await main(process.argv.slice(2)).catch(refuse);

async function main([name, ...args]: string[]): Promise<void> {
  const isKept =
    name === 'live'
      ? await benchLive(read('live', args))
      : name === 'clocks'
        ? await benchClocks(read('clocks', args))
        : name === 'intake'
          ? await benchIntake(read('intake', args))
          : name === 'reports'
            ? await benchReports(reportsOf(args))
            : usage();
  if (!isKept) process.exitCode = 1;
}

function read<Name extends keyof typeof OPTIONS>(
  name: Name,
  args: string[],
): Record<keyof (typeof OPTIONS)[Name], number> {
  const usual = Object.entries(OPTIONS[name]);
  const options = Object.fromEntries(
    usual.map(([option, value]) => [option, { type: 'string' as const, default: String(value) }]),
  );
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
  const numbers = usual.map(([option]) => [option, Number(values[option])] as const);
  const isWhole = numbers.every(([, value]) => Number.isInteger(value) && value > 0);
  if (positionals.length > 0 || !isWhole) return usage();
  return Object.fromEntries(numbers) as Record<keyof (typeof OPTIONS)[Name], number>;
}

/** `--data` is the only one that is no number. */
function reportsOf(args: string[]): ReportLoad {
  const at = args.indexOf('--data');
  if (at === -1) return read('reports', args);
  const [, data] = args.splice(at, 2);
  return data ? { ...read('reports', args), data } : usage();
}

function usage(): never {
  throw new Error(
    `Usage: ${usageOf('live')}\n       ${usageOf('clocks')}\n       ${usageOf('intake')}\n       ${usageOf('reports')} [--data FOLDER]`,
  );
}
