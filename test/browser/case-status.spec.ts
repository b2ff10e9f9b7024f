import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, peopleOf, tellRefusals } from './people.js';

/** WCAG 1.4.10: nothing is cut off or scrolled to the side. */
const NARROW = { width: 320, height: 640 };

describe('A citizen who asks how far their case is', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let page: Page;
  let agent: Page;
  let known: { number: string; password: string };

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    agent = await people.signIn('agent', DESK);
    known = await recorded(agent);
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

  it('is told what is missing, on the narrowest phone, without an account', async () => {
    await page.goto(`${server.url}/status`);
    await page.getByRole('heading', { name: '案件進度查詢', level: 1 }).waitFor();
    await button(page, '查詢').click();
    await page.getByText('請輸入案件編號。').waitFor();
    await page.getByLabel('案件編號').and(page.locator(':focus')).waitFor();
    expect(await fitsPhone()).toBe(true);
    await expectAccessible(page, 'what is missing');
  });

  it('who mistypes is told so, keeps what they typed, and tries again by the keyboard alone', async () => {
    await page.getByLabel('案件編號').fill(known.number.toLowerCase());
    await page.getByLabel('案件密碼').fill('00000000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: '查不到這個案件' }).waitFor();
    expect(await page.getByLabel('案件編號').inputValue()).toBe(known.number.toLowerCase());
    await expectAccessible(page, 'nothing found');
    await page.getByLabel('案件密碼').fill(known.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `案件 ${known.number}`, level: 1 }).waitFor();
  });

  it('reads how far it is and who has it, and the number stands in no address', async () => {
    await page.getByText('承辦機關尚未接手。').waitFor();
    expect(await page.locator('h1:focus').count()).toBe(1);
    expect(await page.getByRole('listitem').allInnerTexts()).toHaveLength(2);
    expect(page.url()).toBe(`${server.url}/status`);
    expect(await page.locator('main').textContent()).not.toMatch(/坑洞|建工路|王曉鈴/);
    expect(await fitsPhone()).toBe(true);
    await expectAccessible(page, 'the case');
  });

  it('reads it in English, and goes back to ask for another one', async () => {
    await button(page, 'English').click();
    await page.getByText('The agency has not taken it yet.').waitFor();
    await expectAccessible(page, 'the case in English');
    await button(page, 'Another case').click();
    expect(await page.getByLabel('Case number').inputValue()).toBe('');
  });

  it('has lost the password, calls, and is read a new one once the agent knows that the old one is void', async () => {
    await agent.evaluate(() =>
      fetch('/api/callers/search', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ phone: '0912-345-678' }),
      }),
    );
    await agent.goto(`${server.url}/case/${known.number}`);
    await agent.getByText(/以案件密碼查詢 1 次/).waitFor();
    await button(agent, `重新核發案件密碼 ${known.number}`).click();
    const asks = agent.getByRole('dialog', { name: `重新核發 ${known.number} 的密碼` });
    await asks.getByText(/原密碼立即失效/).waitFor();
    await expectAccessible(agent, 'asked before the old password is void');
    await button(asks, '重新核發案件密碼').click();
    const told = agent.locator('.result-digits');
    await told.getByText(known.number).waitFor();
    const groups = await told.locator('.result-password span').allInnerTexts();
    expect(groups.map(group => group.length)).toEqual([4, 4]);
    await expectAccessible(agent, 'the new password');
    await page.getByLabel('Case number').fill(known.number);
    await page.getByLabel('Case password').fill(known.password);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Nothing to show' }).waitFor();
    await page.getByLabel('Case password').fill(groups.join(' '));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: known.number, level: 1 }).waitFor();
    expect(people.complaints).toEqual([]);
  });

  async function recorded(by: Page): Promise<typeof known> {
    return by.evaluate(async () => {
      const answer = await fetch('/api/contacts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{ channel: 'phone', outcome: 'recorded', citizen: { name: '王曉鈴', phone: '0912-345-678' } },
          cases: [
            { category: 'RD01', district: '64000050', place: '建工路 415 號前', description: '路面有坑洞' },
          ],
        }),
      });
      return ((await answer.json()) as { cases: [{ number: string; password: string }] }).cases[0];
    });
  }
});
