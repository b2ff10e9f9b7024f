import { readFile } from 'node:fs/promises';
import { CalendarImportService } from '../../city/calendar-import.service.js';
import { calendarReport } from '../../city/calendar-report.rules.js';
import type { Config } from '../../platform/config/config.js';
import { StartRefused } from '../../platform/config/start-refused.js';
import { Problem } from '../../platform/problem/problem.js';
import { onDatabase } from './on-database.js';

export async function importCalendar(config: Config, path: string, apply: boolean): Promise<void> {
  const file = await readFile(path);
  try {
    const done = await onDatabase(config, app => app.get(CalendarImportService).import(file, apply));
    for (const line of calendarReport(done)) console.log(line);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const faults = error.fields.map(({ message }) => `\n  ${message.en}`);
    throw new StartRefused(`${path}: ${error.detail.en}${faults.join('')}`);
  }
}
