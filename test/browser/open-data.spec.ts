import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, peopleOf, tellRefusals } from './people.js';

const NARROW = { width: 320, height: 640 };
const DAY_MS = 86_400_000;
const dayAfter = (time: number, days: number): string =>
  new Date(time + days * DAY_MS).toLocaleDateString('sv-SE', { timeZone: 'Asia/Taipei' });

describe('Somebody who wants the city’s open data', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let page: Page;
  let received: number;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    people = peopleOf(server, browser);
    const agent = await people.signIn('agent', DESK);
    received = await recorded(agent);
    await fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at: new Date(received + 35 * DAY_MS).toISOString() }),
    });
    const context = await browser.newContext({ viewport: NARROW, locale: 'zh-TW' });
    await tellRefusals(context, refusal => people.complaints.push(refusal));
    page = await context.newPage();
    page.on('pageerror', error => people.complaints.push(error.message));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const fitsPhone = (): Promise<boolean> =>
    page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

  it('types its address and reads what there is, its licence, how far it goes and what is protected', async () => {
    await page.goto(`${server.url}/open-data`);
    await page.getByRole('heading', { name: '1999 派工案件開放資料', level: 1 }).waitFor();
    await page.getByRole('link', { name: '政府資料開放授權條款-第1版' }).waitFor();
    await page.getByText('急迫危害立即排除').waitFor();
    expect(await page.getByRole('link', { name: /（(CSV|JSON)）$/ }).count()).toBe(4);
    expect(await fitsPhone()).toBe(true);
    await expectAccessible(page, 'open data');
  });

  it('is told what is wrong with the days, and is offered nothing then', async () => {
    await page.getByLabel('起日').fill('115/13/02');
    await page.getByText('請輸入起日，例如 115/11/02。').waitFor();
    expect(await page.getByRole('link', { name: /（CSV）$/ }).count()).toBe(0);
    await page.getByLabel('起日').fill(dayAfter(received, -3));
    await page.getByLabel('迄日').fill(dayAfter(received, 34));
    await page.getByText('一次最多 31 天，請分段下載。').waitFor();
    await expectAccessible(page, 'wrong days');
  });

  it('downloads the days they chose, as a table and for a program', async () => {
    const day = dayAfter(received, 0);
    for (const name of ['起日', '迄日']) await page.getByLabel(name).fill(day);
    const json = page.getByRole('link', { name: '逐案資料（JSON）' });
    const rows = (await (await fetch(`${server.url}${await json.getAttribute('href')}`)).json()) as object[];
    expect(rows).toContainEqual(expect.objectContaining({ InformDesc_: '路面坑洞', ZipName_: '全市' }));
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: '逐案資料（CSV）' }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe(`dispatch-cases-${day}-${day}.csv`);
    expect((await readFile(await file.path(), 'utf8')).trim().split('\r\n')).toHaveLength(rows.length + 1);
  });

  it('reads it in English', async () => {
    await button(page, 'English').click();
    await page.getByRole('heading', { name: 'Open data: 1999 dispatch cases', level: 1 }).waitFor();
    expect(await fitsPhone()).toBe(true);
    await expectAccessible(page, 'open data in English');
    expect(people.complaints).toEqual([]);
  });

  /** When it was received. */
  async function recorded(by: Page): Promise<number> {
    return by.evaluate(async () => {
      await fetch('/api/contacts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{ channel: 'phone', outcome: 'recorded', citizen: { name: '王曉鈴' } },
          cases: [
            { category: 'RD01', district: '64000050', place: '建工路 415 號前', description: '路面有坑洞' },
          ],
        }),
      });
      return Date.now();
    });
  }
});
