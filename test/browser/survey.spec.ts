import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Browser, Page } from 'playwright-core';
import { act } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, peopleOf } from './people.js';

/** WCAG 1.4.10: nothing is cut off or scrolled to the side. */
const NARROW = { width: 320, height: 640 };
const DAY_MS = 86_400_000;

describe('A citizen who is asked how content they are', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let page: Page;
  let clerk: Page;
  let number: string;
  let link: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    people = peopleOf(server, browser);
    clerk = await people.signIn('supervisor', DESK);
    number = await petition(clerk);
    const officer = await people.signIn('environment', DESK);
    await act(officer, number, 'acknowledge');
    await act(officer, number, 'reply', { text: '已派員清理。' });
    await act(clerk, number, 'release', { how: 'email' });
    link = await invitation();
    page = await (await browser.newContext({ viewport: NARROW, locale: 'zh-TW' })).newPage();
    page.on('pageerror', error => people.complaints.push(error.message));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const fitsPhone = (): Promise<boolean> =>
    page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

  it('comes by the link, which is gone from the address, and reads it on the narrowest phone', async () => {
    await page.goto(`${server.url}${link}`);
    await page.getByText(number).waitFor();
    await page.getByRole('radiogroup', { name: /服務過程/ }).waitFor();
    expect(page.url()).not.toContain('#');
    expect(await fitsPhone()).toBe(true);
    await expectAccessible(page, 'the questions');
  });

  it('is told what is missing, and led there', async () => {
    await button(page, '送出').click();
    await page.getByText('請選擇對服務過程的滿意程度。').waitFor();
    await page.getByText('請選擇對處理結果的滿意程度。').waitFor();
    const group = page.getByRole('radiogroup', { name: /服務過程/ });
    expect(await group.locator('input:focus').count()).toBe(1);
    await expectAccessible(page, 'what is missing');
  });

  it('answers by the keyboard alone, and is asked why only where they are not content', async () => {
    await page.keyboard.press('Space');
    expect(await page.getByRole('radio', { name: '非常滿意', exact: true }).first().isChecked()).toBe(true);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowUp');
    await page.getByRole('group', { name: /處理結果哪裡不滿意/ }).waitFor();
    expect(await page.getByRole('group', { name: /服務過程哪裡不滿意/ }).count()).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.getByRole('checkbox', { name: '問題沒有解決' }).isChecked()).toBe(true);
    expect(await fitsPhone()).toBe(true);
    await expectAccessible(page, 'the reasons');
    await page.getByLabel('其他想說的話').fill('垃圾還在。');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '謝謝您的意見' }).waitFor();
    await expectAccessible(page, 'thanks');
  });

  it('finds the link used up, and in their language', async () => {
    await page.goto('about:blank');
    await page.goto(`${server.url}${link}`);
    await page.getByRole('alert').filter({ hasText: '您已經填寫過這份調查' }).waitFor();
    await button(page, 'English').click();
    await page.getByRole('alert').filter({ hasText: 'You have answered already' }).waitFor();
    await expectAccessible(page, 'the link is used up');
  });

  it('is read on the case, without what they wrote', async () => {
    await clerk.goto(`${server.url}/case/${number}`);
    const line = clerk.locator('.timeline').getByText('服務過程：非常滿意 · 處理結果：非常不滿意');
    await line.first().waitFor();
    expect(await clerk.getByText('垃圾還在').count()).toBe(0);
    expect(people.complaints).toEqual([]);
  });

  async function petition(by: Page): Promise<string> {
    return by.evaluate(async () => {
      const answer = await fetch('/api/contacts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{
            channel: 'phone',
            outcome: 'recorded',
            citizen: { name: '王曉鈴', email: 'wang@example.com' },
          },
          cases: [{ kind: 'petition', category: 'PEN01', description: '垃圾堆置', agency: 'environment' }],
        }),
      });
      return ((await answer.json()) as { cases: { number: string }[] }).cases[0]?.number ?? '';
    });
  }

  /** The day after, once it has left. */
  async function invitation(): Promise<string> {
    const moved = await fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at: new Date(Date.now() + DAY_MS + 60_000).toISOString() }),
    });
    expect(moved.status).toBe(200);
    const folder = join(server.dataDir, 'outbox');
    for (let look = 0; look < 2000; look += 1) {
      for (const name of await readdir(folder).catch(() => [] as string[])) {
        if (name.endsWith('.part')) continue;
        const { text } = await simpleParser(await readFile(join(folder, name), 'utf8'));
        const found = /\/survey#[\w-]+/.exec(text ?? '')?.[0];
        if (found) return found;
      }
      await fetch(`${server.url}/health/ready`);
    }
    throw new Error('Nobody was asked.');
  }
});
