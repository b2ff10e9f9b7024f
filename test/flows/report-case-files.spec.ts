import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import type supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { FILE_WORDS } from '../../src/statistics/report.words.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';
import { Story, Teller } from '../support/story.js';

const DAY = 'from=2026-11-21&to=2026-11-21&verdict=met';
const COPIES = 2500;

describe('The cases behind a figure, as a file,', () => {
  let city: TestApp;
  let manager: TestAgent;
  let commission: TestAgent;

  beforeAll(async () => {
    city = await startApp({ now: '2026-11-23T08:00:00+08:00' });
    const story = (agency: string, confidential = false) =>
      new Story('08:00', { agency, confidential, district: '=cmd()' })
        .clock('clock.started', '08:00', '12:00', { agency })
        .clock('clock.stopped', '09:00', '12:00', { agency, outcome: 'met' });
    const told = [story('police'), story('police', true), story('maintenance')];
    await new Teller(city).write(told.flatMap(({ events }) => events));
    await city.db.query(
      `with copied as (
         insert into fact_case
         select (jsonb_populate_record(c, jsonb_build_object('case_id', gen_random_uuid(), 'number', 'D-' || nr))).*
           from fact_case c, generate_series(1, $2::int) nr where c.case_id = $1
         returning case_id, number)
       insert into fact_clock
       select (jsonb_populate_record(k, jsonb_build_object(
                'clock_id', gen_random_uuid(), 'case_id', copied.case_id, 'number', copied.number))).*
         from fact_clock k, copied where k.case_id = $1`,
      [told[0]?.caseId, COPIES],
    );
    [manager, commission] = [await signIn(city.app, 'manager'), await signIn(city.app, 'commission')];
  });
  afterAll(() => city.close());

  const file = async (by: TestAgent, asked: string): Promise<{ bytes: Buffer; name: string }> => {
    const { body, headers } = await by
      .get(`/api/reports/breaches/clocks?${asked}`)
      .buffer(true)
      .parse(asBytes)
      .expect(200);
    expect(Number(headers['content-length'])).toBe((body as Buffer).length);
    return { bytes: body as Buffer, name: String(headers['content-disposition']) };
  };
  const rows = async (by: TestAgent, asked: string): Promise<string[][]> => {
    const { bytes } = await file(by, `${asked}&format=csv`);
    const [, , ...all] = parse(bytes, { bom: true, relax_column_count: true, skip_empty_lines: true });
    return all.slice(
      0,
      all.findIndex(([first]) => first === FILE_WORDS.definitions['zh-TW']),
    );
  };

  it('has all of them, each once, whatever a page has', async () => {
    const all = await rows(manager, DAY);
    expect(all).toHaveLength(COPIES + 2);
    expect(new Set(all.map(([number]) => number)).size).toBe(COPIES + 2);
    expect(all[0]?.slice(3)).toEqual(
      expect.arrayContaining([
        '電話',
        '115/11/21（六）08:00',
        '115/11/21（六）12:00',
        '115/11/21（六）09:00',
        '0',
        '如期',
      ]),
    );
    expect(all[0]?.[2]).toBe("'=cmd()");
    expect(await rows(manager, `${DAY}&limit=1`)).toHaveLength(COPIES + 2);
  });

  it('names confidential cases to those only who may see them, and others to whom they belong', async () => {
    expect(await rows(commission, DAY)).toHaveLength(COPIES + 3);
    const chief = await signIn(city.app, 'agency_chief', 'public-works');
    expect(await rows(chief, DAY)).toHaveLength(1);
    expect(await rows(chief, `${DAY}&unit=police`)).toHaveLength(0);
  });

  it.each([
    ['xlsx', 'xl/worksheets/sheet1.xml', /<row>/g],
    ['ods', 'content.xml', /<table:table-row>/g],
  ])('as %s has as many rows', async (format, path, row) => {
    const { bytes, name } = await file(manager, `${DAY}&format=${format}&lang=en`);
    expect(name).toContain(`breach-cases-respond-met-2026-11-21-2026-11-21.${format}`);
    const text = strFromU8(unzipSync(bytes)[path] as Uint8Array);
    expect(text.match(row)?.length).toBeGreaterThanOrEqual(COPIES + 3);
    expect(text).toContain('Original limit');
  });

  it('is recorded as what has left the house, and leaves nothing on the disk', async () => {
    const recorded = () =>
      city.db.query<{ subject: string }>(
        `select subject from access_log where action = 'report.exported' and subject like 'report:breach-cases-%'`,
      );
    const before = (await recorded()).length;
    await file(manager, `${DAY}&format=csv`);
    expect(await recorded()).toHaveLength(before + 1);
    await manager.get(`/api/reports/breaches/clocks?${DAY}`).expect(200);
    expect(await recorded()).toHaveLength(before + 1);
    expect(readdirSync(tmpdir()).filter(one => one.startsWith('hotline-report-'))).toEqual([]);
  });

  it('is for those who read reports', async () => {
    const officer = await signIn(city.app, 'officer', 'police');
    await officer.get(`/api/reports/breaches/clocks?${DAY}&format=csv`).expect(403);
  });
});

function asBytes(response: supertest.Response, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts)));
}
