import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { CityService } from '../../src/city/city.service.js';
import { CityLoader, type Loaded } from '../../src/city/city-loader.service.js';
import { readProfile } from '../../src/city/profile/read-profile.js';
import { Hotline } from '../support/hotline.js';

const HOUR = 3_600_000;
const LAST_SECOND = '2026-11-30T23:59:59+08:00';
const DECEMBER = '2026-12-01T00:00:00+08:00';
const MID_DECEMBER = '2026-12-15T00:00:00+08:00';

let hotline: Hotline;
let folder: string;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00' });
  folder = mkdtempSync(join(tmpdir(), 'city-'));
});
afterAll(async () => {
  await hotline.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  cpSync('config/city/kaohsiung', folder, { recursive: true });
  await load();
});

function edit(file: string, before: string, after: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(before);
  writeFileSync(join(folder, file), text.replace(before, after));
}

/** The first response of every dispatch item, from a day on. */
function plan(hours: number, inForceFrom?: string): void {
  cpSync('config/city/kaohsiung/limits.yaml', join(folder, 'limits.yaml'));
  edit('limits.yaml', 'respond: { hours: 4', `respond: { hours: ${hours}`);
  if (inForceFrom) edit('limits.yaml', 'officeHours:', `inForceFrom: ${inForceFrom}\nofficeHours:`);
}

async function load(): Promise<Loaded> {
  const loaded = await hotline.server.app.get(CityLoader).load(readProfile(folder));
  await hotline.server.app.get(CityService).reload();
  return loaded;
}

const hoursAt = (time: string): number | undefined =>
  hotline.server.app
    .get(CityService)
    .limits('RD01', new Date(time))
    .find(({ kind }) => kind === 'respond')?.hours;

it('limits that are loaded before their day stay as they were until it begins in the city', async () => {
  plan(3, '2026-12-01');
  const { limitsFrom } = await load();
  expect(limitsFrom).toBe('2026-12-01');
  expect([hoursAt('2026-11-20T09:00:00+08:00'), hoursAt(LAST_SECOND), hoursAt(DECEMBER)]).toEqual([4, 4, 3]);
});

it('without a day, or on a day that is past, they are in force at once', async () => {
  plan(3);
  expect((await load()).limitsFrom).toBeNull();
  expect([hoursAt('2026-11-20T08:59:59+08:00'), hoursAt('2026-11-20T09:00:00+08:00')]).toEqual([4, 3]);
  plan(2, '2026-11-20');
  await load();
  expect(hoursAt('2026-11-20T09:00:00+08:00')).toBe(2);
});

it('a second load before that day changes nothing where nothing differs, and nothing else waits for the day', async () => {
  plan(3, '2026-12-01');
  await load();
  expect((await load()).changes).toEqual([]);
  edit('categories.yaml', 'nameEn: Pothole', 'nameEn: Hole in the road');
  const { changes, limitsFrom } = await load();
  expect(changes.map(({ kind }) => kind)).toEqual(['category']);
  expect(limitsFrom).toBeNull();
  expect(hotline.server.app.get(CityService).category('RD01')?.nameEn).toBe('Hole in the road');
  expect([hoursAt(LAST_SECOND), hoursAt(DECEMBER)]).toEqual([4, 3]);
});

it('a second load before that day replaces what was to come', async () => {
  plan(3, '2026-12-01');
  await load();
  plan(2, '2026-12-15');
  await load();
  expect([hoursAt(LAST_SECOND), hoursAt(DECEMBER), hoursAt(MID_DECEMBER)]).toEqual([4, 4, 2]);
  plan(3, '2026-12-01');
  await load();
  expect([hoursAt(LAST_SECOND), hoursAt(DECEMBER), hoursAt(MID_DECEMBER)]).toEqual([4, 3, 3]);
});

it('a second load before that day moves the day, or takes the whole plan back', async () => {
  plan(3, '2026-12-01');
  await load();
  plan(3, '2026-12-15');
  const moved = await load();
  expect(moved.changes.find(({ code }) => code === 'RD01')?.details).toEqual([
    'inForceFrom: 2026-12-01 → 2026-12-15',
  ]);
  expect([hoursAt(DECEMBER), hoursAt(MID_DECEMBER)]).toEqual([4, 3]);
  plan(4);
  await load();
  expect([hoursAt(LAST_SECOND), hoursAt(MID_DECEMBER)]).toEqual([4, 4]);
});

it('on the clock of a case is frozen what was in force when it came in', async () => {
  plan(3, '2026-12-01');
  await load();
  const took = async () => {
    const { number } = await hotline.record();
    const { startedAt, dueAt } = await hotline.clock(number, 'respond');
    return { number, hours: (dueAt.getTime() - startedAt.getTime()) / HOUR };
  };
  await hotline.server.moveTo(LAST_SECOND);
  const before = await took();
  await hotline.server.moveTo(DECEMBER);
  const after = await took();
  expect([before.hours, after.hours]).toEqual([4, 3]);
  const { startedAt, dueAt } = await hotline.clock(before.number, 'respond');
  expect((dueAt.getTime() - startedAt.getTime()) / HOUR).toBe(4);
});
