import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CalendarImportService } from '../../src/city/calendar-import.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { published } from '../support/calendar-file.js';
import { Command } from '../support/command.js';

let server: TestApp;
let folder: string;

beforeAll(async () => {
  server = await startApp();
  folder = mkdtempSync(join(tmpdir(), 'calendar-'));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]) =>
  Command.run('city', args, { databaseUrl: server.databaseUrl, dataDir: server.config.dataDir });
function written(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

async function imported(): Promise<number> {
  await server.settle();
  const told = await server.db.query(`select 1 from event where kind = 'calendar.imported'`);
  return told.length;
}

it('the command says what a file changes, and puts it in force with --apply; limits are computed anew', async () => {
  const file = written('2090.csv', published(2090, { '20900102': '2,補假', '20900107': '0,補行上班' }));
  const shown = [
    '2090: 260 working days, a new year',
    '  + Mon 2 Jan 2090 off: 補假',
    '  + Sat 7 Jan 2090 offices work: 補行上班',
  ];
  const first = await run('calendar', file);
  expect([first.code, first.err]).toEqual([0, '']);
  expect(first.out.split('\n')).toEqual(expect.arrayContaining(shown));
  expect(first.out).toContain('  ? Tue 10 Oct 2090 should be off for 國慶日, or in its stead;');
  expect(first.out).toContain('Nothing has been written. To put it in force: the same again with --apply.');
  expect(await imported()).toBe(0);

  const second = await run('calendar', file, '--apply');
  expect([second.code, second.err]).toEqual([0, '']);
  expect(second.out).toMatch(/\nIt is in force\.\n$/);
  expect(await imported()).toBe(1);
  const recalculations = await server.db.query(
    `select finished_at is not null as finished from recalculation where year = 2090`,
  );
  expect(recalculations).toEqual([{ finished: true }]);
  const third = (await run('calendar', file, '--apply')).out.split('\n');
  expect(third[0]).toBe('2090: 260 working days, as it is in force already');
  expect(third.slice(-2)).toEqual(['Nothing changes.', '']);
});

it('the command names what is wrong in a file, and says so when there is none', async () => {
  const file = written('half.csv', published(2090).split('\n').slice(0, 100).join('\n'));
  const { code, out, err } = await run('calendar', file, '--apply');
  expect([code, out]).toEqual([1, '']);
  expect(err).toBe(
    `${file}: The file has 1 fault. Nothing was imported; correct it and try again.\n` +
      '  Line 100: 2090 is not whole: there is only 2090-01-01 to 2090-04-09. Import the calendar of the whole year.\n',
  );
  const missing = await run('calendar', join(folder, 'none.csv'));
  expect([missing.code, missing.err]).toEqual([1, `There is no such file: ${join(folder, 'none.csv')}.\n`]);
  for (const args of [['calendar', file, '--force'], []])
    expect((await run(...args)).err).toMatch(/^Say what to do: npm run city -- check, .*\n$/);
});

it('the command that loads the profile says which years it left alone', async () => {
  await server.app.get(CalendarImportService).import(Buffer.from(published(2091)), true);
  const { code, out } = await run('load');
  expect(code).toBe(0);
  expect(out).toContain('Left alone: the calendar of 2091, which was imported from the government’s file.\n');
});
