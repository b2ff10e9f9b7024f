import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { recordDamage } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, PHONE, peopleOf } from './people.js';

const ON = '大量案件應變模式已啟用（颱風豪雨）：梅姬颱風';
const HERE = { lng: 120.3014, lat: 22.6396 };
const OFF = '大量案件應變模式已停用，新案件照常受理';

describe('Surge mode at the console', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let supervisor: Page;
  let agent: Page;
  let officer: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    await fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at: '2027-09-27T08:00:00+08:00' }),
    });
    people = peopleOf(server, browser);
    supervisor = await people.signIn('supervisor', DESK, '/surge');
    agent = await people.signIn('agent', DESK);
    officer = await people.signIn('maintenance', PHONE);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const banner = (page: Page) => page.locator('header').getByText(ON);

  it('says at each field what is missing', async () => {
    await supervisor.getByText('還沒有啟用過應變模式。').waitFor();
    await expectAccessible(supervisor, 'surge mode that never was on');
    await button(supervisor, '啟用應變模式').click();
    const dialog = supervisor.getByRole('dialog');
    await button(dialog, '確認啟用').click();
    await dialog.getByText('請填寫原因。').first().waitFor();
    expect(
      await dialog.getByLabel('原因').evaluate(field => field === field.ownerDocument.activeElement),
    ).toBe(true);
  });

  it('is switched on by keyboard, and is seen and heard at every screen', async () => {
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel('原因').focus();
    await supervisor.keyboard.type('梅姬颱風');
    await supervisor.keyboard.press('Tab');
    await supervisor.keyboard.type('1160929');
    await expectAccessible(supervisor, 'the form that switches surge mode on');
    await button(dialog, '確認啟用').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    for (const page of [supervisor, agent, officer]) {
      await banner(page).waitFor();
      await heard(page, 'polite', ON);
    }
    await supervisor.getByRole('row').filter({ hasText: '梅姬颱風' }).getByText('啟用中').waitFor();
    await expectAccessible(agent, 'a desk in surge mode');
    await expectAccessible(officer, 'a telephone in surge mode');
  });

  it('asks agents only what is needed, and the rest if they want it', async () => {
    await agent.goto(`${server.url}/desk`);
    await agent.getByText('大量案件應變中：只列出派工必要的欄位。').waitFor();
    await agent.getByRole('combobox', { name: /行政區/ }).waitFor();
    const left = [agent.getByLabel('座標'), agent.getByRole('combobox', { name: /里/ })];
    expect(await Promise.all(left.map(field => field.count()))).toEqual([0, 0]);
    await expectAccessible(agent, 'the short form');
    await button(agent, '列出全部欄位').press('Enter');
    await agent.getByLabel('座標').waitFor();
    await button(agent, '只列必要欄位').press('Enter');
    await agent.getByLabel('座標').waitFor({ state: 'detached' });
  });

  it('proposes cases near each other to be merged, says whom that tells, and merges them at once', async () => {
    const lead = await recordDamage(agent, '路樹倒塌', undefined, HERE);
    const others = [await recordDamage(agent, '樹倒在路上', undefined, HERE)];
    others.push(await recordDamage(agent, '整排樹倒了', undefined, { ...HERE, lat: 22.6405 }));
    const merge = button(supervisor, `整組併案：${lead}`);
    await merge.waitFor();
    await expectAccessible(supervisor, 'groups of cases that may be one');
    await merge.press('Enter');
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByText(`下列 2 件將併入主案 ${lead}`).waitFor();
    await dialog.getByText('現在不會通知陳情人').waitFor();
    for (const number of others) await dialog.getByText(number).waitFor();
    await expectAccessible(supervisor, 'the merging of a group');
    await button(dialog, '確認併案').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await heard(supervisor, 'polite', `已將 2 件併入 ${lead}`);
    await supervisor.getByText('目前沒有可以併案的案件。').waitFor();
    const page = await people.signIn('supervisor', DESK, `/case/${others[0]}`);
    await page.locator('.case-head').getByText('大量案件', { exact: true }).waitFor();
    await page.locator('.case-head').getByRole('link', { name: lead }).waitFor();
    await page.goto(`${server.url}/board`);
    await page.getByRole('row').filter({ hasText: lead }).getByText('大量案件', { exact: true }).waitFor();
    await expectAccessible(page, 'a board with marks');
    await page.context().close();
  });

  it('is seen by whoever comes later', async () => {
    await agent.reload();
    await banner(agent).waitFor();
  });

  it('is switched off, and gone from every screen', async () => {
    await button(supervisor, '停用應變模式').click();
    await button(supervisor.getByRole('dialog'), '確認停用').click();
    for (const page of [supervisor, agent, officer]) {
      await banner(page).waitFor({ state: 'detached' });
      await heard(page, 'polite', OFF);
    }
    await button(supervisor, '啟用應變模式').waitFor();
    expect(people.complaints).toEqual([]);
  });
});
