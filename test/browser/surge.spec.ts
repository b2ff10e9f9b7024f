import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, PHONE, peopleOf } from './people.js';

const ON = '大量案件應變模式已啟用（颱風豪雨）：梅姬颱風';
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
