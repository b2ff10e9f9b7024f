import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { readMonth, rocMonth } from '../../src/console/reports/month.js';
import { shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf } from './people.js';

describe('a month', () => {
  it.each([
    ['115-11', '2026-11'],
    ['１１５年３月', '2026-03'],
    ['2026/3', '2026-03'],
    ['115-13', null],
    ['115', null],
    ['', null],
  ])('typed as %j is %s', (typed, expected) => {
    expect(readMonth(typed)).toBe(expected);
    if (expected) expect(readMonth(rocMonth(expected))).toBe(expected);
  });
});

/** At the end of March one petition is overdue and two are open; the month is frozen in April. */
describe('A manager reads the time control of documents', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let manager: Page;

  const moveTo = (at: string): Promise<unknown> =>
    fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at }),
    });

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    people = peopleOf(server, browser);
    await moveTo('2027-03-15T10:00:00+08:00');
    const clerk = await people.signIn('clerk', DESK);
    await petition(clerk);
    await moveTo('2027-03-30T10:00:00+08:00');
    await petition(clerk);
    await petition(clerk);
    await moveTo('2027-04-10T08:00:00+08:00');
    manager = await people.signIn('manager', DESK, '/reports/months');
    await manager.getByRole('link', { name: /116 年 3 月/ }).waitFor();
    await manager.goto(`${server.url}/reports/time-control?month=2027-03`);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const cells = (name: string): Promise<string[]> =>
    manager
      .getByRole('row')
      .filter({ has: manager.getByRole('rowheader', { name, exact: true }) })
      .first()
      .getByRole('cell')
      .allTextContents();

  it('as the month stood at its end, with what each column says one press away', async () => {
    await shows(manager, '116 年 3 月的數字為凍結時公布的數字。');
    expect((await cells('環境保護局')).slice(0, 9)).toEqual(['0', '3', '0', '0', '0', '0', '0', '2', '1']);
    expect((await cells('合計')).slice(0, 9)).toEqual(['0', '3', '0', '0', '0', '0', '0', '2', '1']);
    await expectAccessible(manager, 'time control');
    await button(manager, '說明：期限內結案（免回覆）').click();
    await manager.getByRole('dialog').getByText('在期限內撤回、併案、移轉或不予處理').waitFor();
    await manager.keyboard.press('Escape');
  });

  it('and the next one, by keyboard: what was open is carried over; what is no month is said', async () => {
    const month = manager.getByLabel('月份', { exact: true });
    await month.fill('116-13');
    await month.press('Enter');
    await shows(manager, '請填月份，例如 115-11。');
    await month.fill('116-4');
    await month.press('Enter');
    await manager.waitForURL(url => url.searchParams.get('month') === '2027-04');
    await manager.getByRole('row', { name: /^環境保護局 3 0 / }).waitFor();
  });

  it('of what the system does not hold as agencies enter it, by hand, with where it comes from', async () => {
    await manager.getByLabel('公文類別').selectOption({ label: '一般公文' });
    await manager.waitForURL(url => url.searchParams.get('class') === 'general');
    const form = manager.getByRole('form', { name: '登載一般公文時效' });
    await button(form, '登載').click();
    for (const need of ['請選擇機關。', '請填數字的依據。']) await form.getByText(need).first().waitFor();
    await manager.keyboard.press('Escape');
    await expectAccessible(manager, 'the form with what is wrong');
    await form.getByRole('combobox', { name: /機關/ }).fill('環境保護局');
    await manager.getByRole('option', { name: '環境保護局', exact: true }).click();
    await form.getByLabel('本月新收').fill('１，０００');
    await form.getByLabel('依限辦結').fill('990');
    await form.getByLabel('登載依據').fill('公文系統月報');
    await form.getByLabel('登載依據').press('Enter');
    await form.getByRole('alert').filter({ hasText: '1000 件，辦結＋待辦是 990 件' }).waitFor();
    await form.getByLabel('逾限辦結').fill('10');
    await form.getByLabel('登載依據').press('Enter');
    await manager.getByRole('row', { name: /^環境保護局 0 1,000 990 10 0 0 99.0% 公文系統月報/ }).waitFor();
    await expectAccessible(manager, 'a class that was entered');
  });

  it('on a telephone and in English as well', async () => {
    await manager.setViewportSize(PHONE);
    await manager.evaluate(`localStorage.setItem('hotline.language', '"en"')`);
    await manager.reload();
    await manager.getByRole('columnheader', { name: 'Closed late' }).first().waitFor();
    await expectAccessible(manager, 'time control on a telephone');
    expect(people.complaints).toEqual([]);
  });
});

const petition = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const body = {
      ...{ channel: 'phone', outcome: 'recorded', citizen: { name: '王曉鈴', phone: '0900000288' } },
      cases: [
        { category: 'PEN01', agency: 'environment', district: '64000050', description: '工廠長期排煙' },
      ],
    };
    const answer = await fetch('/api/contacts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
  });
