import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { DESK, peopleOf } from './people.js';

const ON_SCREEN = '.header, .navigation, .report-filters, .saved-filters, .downloads, form';

describe('Every report on paper', () => {
  let server: DemoServer;
  let browser: Browser;
  let manager: Page;

  beforeAll(async () => {
    server = await startDemoServer({ CLOCK: 'manual' });
    browser = await launchBrowser();
    await server.moveTo('2027-03-04T10:00:00+08:00');
    manager = await peopleOf(server, browser).signIn('manager', DESK, '/reports/annual');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each([
    ['breaches?unit=police&unit=maintenance', ['116/03/01', '警察局、工務局養護工程處']],
    ['responses?by=unit&figures=current', ['116/03/01', '單位', '目前數字（不是凍結時公布的版本）']],
    ['call-centre?line=1999', ['116/03/01', '1999']],
    ['annual?year=115&months=1-6', ['115', '1-6']],
    ['time-control?month=2027-02', ['116 年 2 月']],
    ['months?month=2027-02', ['116 年 2 月']],
  ])('%s says what was asked for, without what is for the screen, on landscape', async (path, said) => {
    await manager.goto(`${server.url}/reports/${path}`);
    await manager.getByRole('heading', { level: 1 }).waitFor();
    await manager.locator('.printed-head').waitFor({ state: 'attached' });
    await manager.emulateMedia({ media: 'print' });
    for (const one of said) await manager.locator('.printed-head').getByText(one).first().waitFor();
    for (const hidden of await manager.locator(ON_SCREEN).all()) expect(await hidden.isVisible()).toBe(false);
    await manager.emulateMedia({ media: null });
    const pdf = (await manager.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/\/MediaBox \[0 0 84[12][.\d]* 59[45][.\d]*\]/);
  });

  it('and its saved filters: a period by its name, and days that stay', async () => {
    for (const path of ['responses', 'call-centre', 'annual?year=115', 'time-control?month=2027-02']) {
      await manager.goto(`${server.url}/reports/${path}`);
      const asked = new URL(manager.url()).search;
      await manager.getByRole('button', { name: '儲存條件' }).press('Enter');
      const dialog = manager.getByRole('dialog', { name: '儲存條件' });
      await dialog.getByRole('textbox', { name: /名稱/ }).fill('固定');
      await dialog.getByText('固定日期').click();
      await dialog.getByRole('button', { name: '儲存', exact: true }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await manager.goto(`${server.url}/reports/${path.split('?')[0]}`);
      await manager.getByLabel('已存條件').selectOption({ label: '固定' });
      await manager.waitForURL(url => url.search !== '');
      for (const [name, value] of new URLSearchParams(asked))
        expect([name, new URL(manager.url()).searchParams.get(name)]).toEqual([name, value]);
    }
  });
});
