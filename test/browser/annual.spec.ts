import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { annualSpan } from '../../src/console/reports/annual-span.js';
import { readFigure } from '../../src/console/reports/read-figure.js';
import { shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf } from './people.js';

describe('what is typed', () => {
  it.each([
    ['107', '', { year: '107' }],
    ['１０７', '１－６', { year: '107', months: '1-6' }],
    ['110', '1～6', { year: '110', months: '1-6' }],
    ['110', '1 至 6', { year: '110', months: '1-6' }],
    ['110', '7', { year: '110', months: '7-7' }],
    ['110', '1-12', { year: '110' }],
    ['110', '6-1', null],
    ['110', '0-6', null],
    ['110', '1-13', null],
    ['2018', '', null],
    ['', '', null],
  ])('as the year %s and the months %s is %j', (year, months, expected) => {
    expect(annualSpan(year, months)).toEqual(expected);
  });

  it.each([
    ['33', 'count', 33],
    ['１，０００', 'count', 1000],
    ['', 'count', undefined],
    ['3.5', 'count', undefined],
    ['29.6 %', 'percent', 29.6],
    ['100', 'percent', 100],
    ['100.1', 'percent', undefined],
    ['-1', 'count', undefined],
    ['many', 'count', undefined],
  ] as const)('as the figure %j (%s) is %s', (typed, unit, expected) => {
    expect(readFigure(typed, unit)).toBe(expected);
  });
});

describe('A manager reads the year', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let manager: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    manager = await people.signIn('manager', DESK, '/reports/annual?year=101');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const row = (name: string) =>
    manager
      .getByRole('row')
      .filter({
        has: manager.getByRole('rowheader').filter({ has: manager.getByText(name, { exact: true }) }),
      })
      .first();

  it('with what was printed, and where it contradicts itself', async () => {
    await row('電話總處理量（通）').waitFor();
    expect(await row('電話總處理量（通）').getByRole('cell').nth(1).textContent()).toContain('748,279');
    await shows(manager, '已刊數字：占比合計為 100.73，不是 100');
    await shows(manager, '已刊數字：29.6% 不可能是 43 的占比');
    await manager.getByRole('row', { name: /^第一屆第六次臨時會 0 已刊 68/ }).waitFor();
    await expectAccessible(manager, 'the yearly report');
  });

  it('with what each figure counts, one press away', async () => {
    for (const [figure, definition] of [
      ['電話總處理量（通）', '所選月份內以電話進線並已登錄的服務件數'],
      ['派工平均每月（件）', '平均每月＝所選月份的總量 ÷ 月數'],
      ['話務座席（席）', '不由系統產生'],
    ] as const) {
      await manager.getByRole('button', { name: `說明：${figure}` }).click();
      await manager.getByRole('dialog').getByText(definition).waitFor();
      await manager.keyboard.press('Escape');
    }
    const figures = manager.locator('.annual-table');
    const rows = await figures.locator('tbody tr').count();
    expect(await figures.getByRole('button', { name: /^說明：/ }).count()).toBe(rows);
  });

  it('of other months, by keyboard, which stand in the address; what cannot be is said', async () => {
    const months = manager.getByLabel('月份');
    await manager.getByLabel('年度（民國）').fill('110');
    await months.fill('6-1');
    await months.press('Enter');
    await shows(manager, '請填 1 至 999 的民國年；月份如 1-6，或空白。');
    await months.fill('１～６');
    await months.press('Enter');
    await manager.waitForURL(url => url.search === '?year=110&months=1-6');
    await shows(manager, '已刊：高雄市政府研究發展考核委員會 110 年上半年業務報告');
  });

  it('enters what the system cannot count, and is told what is wrong', async () => {
    await manager.getByLabel('項目').selectOption({ label: '話務座席（席）' });
    const value = manager.getByLabel('數值');
    await value.fill('三十三');
    await manager.getByLabel('依據').fill('研考會');
    await button(manager, '登載').click();
    await shows(manager, '數量須為整數');
    await expectAccessible(manager, 'a figure that is wrong');
    await value.fill('33');
    await value.press('Enter');
    await row('話務座席（席）').getByText('研考會').waitFor();
    const [shown, , basis] = await row('話務座席（席）').getByRole('cell').allTextContents();
    expect([shown, basis]).toEqual(['33', '人工登載研考會']);
  });

  it('does not take a figure back by pressing Enter twice, but by saying so', async () => {
    const [value, source] = [manager.getByLabel('數值'), manager.getByLabel('依據')];
    await value.press('Enter');
    await shows(manager, '數量須為整數');
    expect(await row('話務座席（席）').getByRole('cell').first().textContent()).toBe('33');
    await source.fill('誤登');
    await button(manager, '收回登載').click();
    await row('話務座席（席）').getByText('誤登').waitFor();
    expect(await row('話務座席（席）').getByRole('cell').first().textContent()).not.toContain('33');
    expect(await button(manager, '收回登載').count()).toBe(0);
  });

  it('on a telephone and in English, and a supervisor enters nothing', async () => {
    const supervisor = await people.signIn('supervisor', PHONE, '/reports/annual?year=107');
    await supervisor.getByRole('heading', { name: '話務中心' }).waitFor();
    expect(await supervisor.getByRole('heading', { name: '登載數字' }).count()).toBe(0);
    await expectAccessible(supervisor, 'the yearly report on a telephone');
  });
});
