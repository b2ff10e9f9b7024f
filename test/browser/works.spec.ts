import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, PHONE, peopleOf } from './people.js';

const SITE = '建工路 415 號前';

describe('Public works: the inspection group at the console', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let agent: Page;
  let inspector: Page;
  let officer: Page;
  let first: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    agent = await people.signIn('agent', DESK);
    inspector = await people.signIn('inspector', DESK, '/works');
    officer = await people.signIn('maintenance', PHONE);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** As the app sends it, from the same site. */
  const report = async (): Promise<string> => {
    const answer = await agent.request.post(`${server.url}/api/contacts`, {
      headers: { origin: server.url },
      data: {
        ...{ channel: 'app', outcome: 'recorded' },
        cases: [{ category: 'SV01', district: '64000050', place: SITE, description: '回填後路面有坑洞' }],
      },
    });
    expect(answer.status()).toBe(201);
    return (await answer.json()).cases[0].number;
  };

  /** Reports are counted from the log, which is read a moment later. */
  const counted = async (reports: number): Promise<void> => {
    const path = `${server.url}/api/reports/works-review?year=${new Date().getFullYear() - 1911}`;
    for (let tries = 0; tries < 60; tries++) {
      if ((await (await inspector.request.get(path)).json()).reports === reports) return;
      await inspector.waitForTimeout(500);
    }
    throw new Error(`There are no ${reports} reports in the review.`);
  };

  it('sees nothing to inspect before there is a second report of the same site', async () => {
    await inspector.getByText('目前沒有建議查核的通報。').waitFor();
    first = await report();
    await expectAccessible(inspector, 'no proposals');
    await report();
    await inspector.getByText('連續通報').first().waitFor();
    await inspector.getByText('連續通報・2 件通報').waitFor();
    await expectAccessible(inspector, 'a proposal');
  });

  it('decides by keyboard to inspect it', async () => {
    await button(inspector, `決定查核 ${first} 等通報`).focus();
    await inspector.keyboard.press('Enter');
    await button(inspector.getByRole('dialog'), '確認查核').press('Enter');
    await heard(inspector, 'polite', '已列入待查核');
    await inspector.getByText('目前沒有建議查核的通報。').waitFor();
    await button(inspector, `登錄 ${first} 等通報的查核結果`).waitFor();
    await officer.goto(`${server.url}/case/${first}`);
    await officer.getByText('標案：尚未登錄').waitFor();
    expect(await officer.locator('main').textContent()).not.toMatch(/待查核|不預先通知|連續通報/);
  });

  it('is led to what is missing, and records what was found, which the agency then reads', async () => {
    await button(inspector, `登錄 ${first} 等通報的查核結果`).press('Enter');
    const dialog = inspector.getByRole('dialog');
    await inspector.keyboard.press('Control+Enter');
    await dialog.getByText('請填查核日期').first().waitFor();
    await expectAccessible(inspector, 'the form of the result');
    const today = await inspector.evaluate(`new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10)`);
    await dialog.getByLabel('查核日期').fill(String(today));
    await dialog.getByText('有缺失', { exact: true }).click();
    await dialog.getByLabel('查核結果').fill('壓實度不足，限期三十日改善');
    await inspector.keyboard.press('Control+Enter');
    await heard(inspector, 'polite', '已登錄查核結果');
    await officer.locator('.timeline').getByText('壓實度不足，限期三十日改善').waitFor();
    await expectAccessible(officer, 'an inspected report on a telephone');
  });

  it('has the project named by the agency, on a telephone', async () => {
    await button(officer, '登錄標案').click();
    const dialog = officer.getByRole('dialog');
    await button(dialog, '儲存').click();
    await dialog.getByText('請填標案名稱。').first().waitFor();
    await dialog.getByLabel('標案名稱').fill('建工路路面改善工程');
    await button(dialog, '儲存').click();
    await heard(officer, 'polite', '已登錄標案');
    await officer.getByText('標案：建工路路面改善工程').waitFor();
  });

  it('sees whom to invite to the yearly review, chooses the year by keyboard, takes the list and prints it', async () => {
    await report();
    await report();
    await counted(4);
    await inspector.reload();
    const section = inspector.getByRole('region', { name: '全民督工年度檢討會議' });
    const row = (name: string) => section.getByRole('row', { name, exact: true });
    await row('工務局養護工程處 4 0 邀請 受通報件數較多').waitFor();
    await section.getByText('這個年度尚未結束').waitFor();
    await row('合計 4 0 邀請 1 個機關').waitFor();
    await expectAccessible(inspector, 'the yearly review');
    for (const format of ['CSV', 'Excel', 'ODF']) {
      const [file] = await Promise.all([
        inspector.waitForEvent('download'),
        section.getByRole('link', { name: new RegExp(format, 'i') }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/^works-review-1\d\d\.(csv|xlsx|ods)$/);
    }
    await inspector.emulateMedia({ media: 'print' });
    expect(await inspector.locator('#proposals').isVisible()).toBe(false);
    expect(await row('合計 4 0 邀請 1 個機關').isVisible()).toBe(true);
    await inspector.emulateMedia({ media: 'screen' });
    await section.getByLabel('年度', { exact: true }).focus();
    await inspector.keyboard.press('ArrowDown');
    await section.getByText('年度沒有全民督工通報').waitFor();
    // The other part of the page leaves the year as it is.
    await inspector.getByRole('link', { name: '已查核' }).click();
    await inspector.getByText('壓實度不足').first().waitFor();
    await section.getByText('年度沒有全民督工通報').waitFor();
    await inspector.setViewportSize(PHONE);
    await expectAccessible(inspector, 'the page on a telephone');
    expect(await inspector.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    expect(people.complaints).toEqual([]);
  });
});
