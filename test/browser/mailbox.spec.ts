import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf } from './people.js';

describe('A citizen who writes to the mayor', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    people = peopleOf(server, browser);
    const context = await browser.newContext({ viewport: PHONE, locale: 'zh-TW' });
    page = await context.newPage();
    page.on('pageerror', error => people.complaints.push(error.message));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('is told at once what is missing, and keeps what was typed', async () => {
    await page.goto(`${server.url}/mailbox`);
    await page.getByRole('heading', { name: '市長信箱' }).waitFor();
    await expectAccessible(page, 'the form of the mailbox');
    // What only programs fill in, and a column that can be read at a desk.
    expect(await page.locator('.mailbox-memo').isVisible()).toBe(false);
    await page.setViewportSize(DESK);
    expect((await page.getByLabel('主旨').boundingBox())?.width).toBeLessThan(700);
    await page.setViewportSize(PHONE);
    await page.getByLabel('主旨').fill('巷口積水');
    await button(page, '送出').click();
    await page.getByText('請填寫姓名。').waitFor();
    expect(await page.getByLabel('主旨').inputValue()).toBe('巷口積水');
  });

  it('adds a photo; a file that is refused is named, and nothing that was typed is lost', async () => {
    const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#567' } })
      .jpeg()
      .toBuffer();
    const choose = page.getByLabel('選檔案');
    await choose.setInputFiles([
      { name: '巷口.jpg', mimeType: 'image/jpeg', buffer: photo },
      { name: '網頁.html', mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') },
    ]);
    await page.getByText('網頁.html：不接受這種檔案。').waitFor();
    await page.getByRole('listitem').filter({ hasText: '巷口.jpg' }).waitFor();
    expect(await page.getByRole('listitem').count()).toBe(1);
    expect(await page.getByLabel('主旨').inputValue()).toBe('巷口積水');
    await choose.setInputFiles(
      Array.from({ length: 5 }, (_, nth) => ({ name: `${nth}.jpg`, mimeType: 'image/jpeg', buffer: photo })),
    );
    await page.getByText('最多 5 個檔案。').waitFor();
    for (const nth of [0, 1, 2, 3]) await page.getByRole('button', { name: `移除 ${nth}.jpg` }).click();
    await expectAccessible(page, 'the form with a file');
  });

  it('is sent a link, and by a press on its page has a petition with number and password', async () => {
    await page.getByLabel('姓名').fill('王小明');
    await page.getByLabel('電子郵件').fill('wang@example.com');
    await page.getByLabel('內容').fill('每逢下雨就積水。');
    await passSeconds(10);
    await button(page, '送出').click();
    await page.getByRole('heading', { name: '請到信箱收信確認' }).waitFor();
    await expectAccessible(page, 'the letter was sent');
    const { text } = await mail();
    const link = /\/mailbox\/confirm#[\w-]+/.exec(text ?? '')?.[0] as string;
    await page.goto(`${server.url}${link}`);
    await button(page, '確認送出').waitFor();
    expect(page.url()).not.toContain('#');
    await expectAccessible(page, 'before the letter is confirmed');
    await button(page, '確認送出').click();
    await page.getByRole('heading', { name: '已受理您的陳情' }).waitFor();
    await page.getByText(/^P\d{8}-\d{5}-\d$/).waitFor();
    await page.getByText(/^\d{8}$/).waitFor();
    await expectAccessible(page, 'the letter is confirmed');
    const number = await page.getByText(/^P\d{8}-\d{5}-\d$/).textContent();
    const clerk = await people.signIn('clerk', DESK, `/case/${number}`);
    await clerk.locator('.timeline').getByRole('img').first().waitFor();
    expect(people.complaints).toEqual([]);
  });

  /** Nobody who is no machine writes a letter within two seconds. */
  async function passSeconds(seconds: number): Promise<void> {
    const moved = await fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at: new Date(Date.now() + seconds * 1000).toISOString() }),
    });
    expect(moved.status).toBe(200);
  }

  /** What went out, once it has: the page does not wait for it. */
  async function mail() {
    const folder = join(server.dataDir, 'outbox');
    for (let look = 0; look < 2000; look += 1) {
      // What is being written is no mail yet.
      const name = (await readdir(folder).catch(() => [])).find(one => !one.endsWith('.part'));
      const raw = name ? await readFile(join(folder, name), 'utf8') : '';
      const { text } = await simpleParser(raw);
      if (text?.includes('/mailbox/confirm#')) return { text };
      await fetch(`${server.url}/health/ready`);
    }
    throw new Error('No mail with a link went out.');
  }
});
