import { parseArgs } from 'node:util';
import { readConfig } from '../platform/config/config.js';
import { openDatabase } from '../platform/postgres/open-database.js';
import type { AnnualReportDto } from '../statistics/annual/annual.dto.js';
import { annualJson } from '../statistics/annual/annual-json.rules.js';
import { type AnnualSpan, spanName, spanOf } from '../statistics/annual/annual-period.rules.js';
import { AnnualReportService } from '../statistics/annual/annual-report.service.js';
import { withApplication } from './admin/verb.js';
import { refuse } from './refuse.js';

// npm run report -- annual YEAR [--months 1-6] [--json]
// The service centre's part of the yearly report of a ROC year. --json answers what the city has printed of that year,
// key by key, as the system counts it; of a year that it has printed nothing of, every figure.

const USAGE =
  'Usage: npm run report -- annual YEAR [--months FIRST-LAST] [--json]   (YEAR: ROC, such as 107 or 110-H1)';

await main(process.argv.slice(2)).catch(refuse);

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { months: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [what, year = '', ...more] = positionals;
  if (what !== 'annual' || year === '' || more.length > 0) throw new Error(USAGE);
  const span = spanOf(year, values.months);
  if (!span)
    throw new Error(`There is no ROC year "${[year, values.months].filter(Boolean).join(' ')}". ${USAGE}`);
  const config = Object.assign(readConfig(), { logLevel: 'error', databaseTimeoutMs: 0 });
  const database = await openDatabase(config, true);
  try {
    await withApplication(async app => {
      const reports = app.get(AnnualReportService);
      const report = await reports.report(span);
      console.log(values.json ? JSON.stringify(answerOf(report, span, reports)) : sentences(report));
    })(config, database.url);
  } finally {
    await database.stop();
  }
}

function answerOf(report: AnnualReportDto, span: AnnualSpan, reports: AnnualReportService): object {
  const figures = Object.fromEntries(report.figures.map(({ key, value }) => [key, value]));
  return annualJson(
    span,
    figures,
    reports.printed(span),
    report.contradictions.filter(({ of }) => of === 'printed'),
  );
}

function sentences(report: AnnualReportDto): string {
  const { year, firstMonth, lastMonth, printed, figures, contradictions, asOf } = report;
  const shown = (value: number | null, decimals: number): string => value?.toFixed(decimals) ?? '–';
  const lines = figures.map(({ name, value, printed: inPrint, basis, decimals }) =>
    [
      name.en.padEnd(44),
      shown(value, decimals).padStart(12),
      (inPrint === null ? '' : shown(inPrint, decimals)).padStart(12),
      basis === 'entered' ? '  entered' : '',
    ]
      .join('')
      .trimEnd(),
  );
  const { at, position } = asOf;
  return [
    `ROC year ${spanName({ year, firstMonth, lastMonth })}, as of ${at.toISOString()}, log position ${position}`,
    ...(printed ? [`Printed: ${printed.title}`] : []),
    `${'Figure'.padEnd(44)}${'now'.padStart(12)}${'printed'.padStart(12)}`,
    ...lines,
    ...contradictions.map(({ of, words }) => `Contradiction (${of}): ${words.en}`),
  ].join('\n');
}
