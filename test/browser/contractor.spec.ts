import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf, recordLamp, tellRefusals } from './people.js';

const SMALL = { width: 320, height: 640 };

describe('A contractor on the street', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let officer: Page;
  let context: BrowserContext;
  let worker: Page;
  let number: string;
  let link: string;
  const asked: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    context = await browser.newContext({ viewport: SMALL, locale: 'zh-TW' });
    await tellRefusals(context, refusal => people.complaints.push(refusal));
    worker = await context.newPage();
    worker.on('pageerror', error => people.complaints.push(error.message));
    worker.on('request', request => asked.push(request.url()));
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const fits = (page: Page): Promise<boolean> =>
    page.evaluate(() => {
      const { documentElement } = (
        globalThis as unknown as {
          document: { documentElement: { scrollWidth: number; clientWidth: number } };
        }
      ).document;
      return documentElement.scrollWidth <= documentElement.clientWidth;
    });

  it('is warned of by nobody: the agent is, while typing a telephone number', async () => {
    const agent = await people.signIn('agent', DESK);
    await agent.keyboard.press('Alt+2');
    await agent.keyboard.type('敝姓林，0912345678，巷口路燈不亮');
    await agent.getByText('文字中有姓名、電話號碼，承辦機關將看不到。').waitFor();
    await expectAccessible(agent, 'the desk with its hint');
    await button(agent, '清空重來').click();
    number = await recordLamp(agent, '敝姓林，0912345678，巷口路燈不亮');
    await agent.goto(`${server.url}/case/${number}`);
    await agent.getByText('敝姓林，0912345678，巷口路燈不亮').waitFor();
    await agent.getByText('機關看到的是遮蔽後的文字').click();
    await agent.getByText('敝姓〔姓名〕，〔電話〕，巷口路燈不亮').waitFor();
    await expectAccessible(agent, 'the case page of the centre');
    await agent.context().close();
  });

  it('is handed the order by an officer, with a link that is shown once', async () => {
    officer = await people.signIn('maintenance', PHONE, `/case/${number}`);
    expect(await officer.getByText('0912345678').count()).toBe(0);
    await button(officer, '簽收').click();
    await button(officer, '交付承包商').click();
    const dialog = officer.getByRole('dialog');
    await button(dialog, '產生連結').click();
    await dialog.getByText('請寫承包商。').waitFor();
    await dialog.getByLabel(/承包商（/).fill('大同工程行');
    await expectAccessible(officer, 'the dialog of the link');
    await button(dialog, '產生連結').click();
    await dialog.locator(':focus').filter({ hasText: '複製連結' }).waitFor();
    link = (await dialog.getByText(/\/contractor#cl_/).textContent()) ?? '';
    await expectAccessible(officer, 'the link');
    await button(dialog, '關閉').first().click();
    await officer.getByText('大同工程行').first().waitFor();
    expect(await officer.getByText(/cl_/).count()).toBe(0);
  });

  it('reads it without an account on the smallest phone, in both languages and in the dark', async () => {
    await worker.goto(link);
    await worker.getByText('敝姓〔姓名〕，〔電話〕，巷口路燈不亮').waitFor();
    expect(await fits(worker)).toBe(true);
    await expectAccessible(worker, 'the contractor’s page');
    await button(worker, 'English').click();
    await worker.getByRole('heading', { name: 'What is to be done' }).waitFor();
    await worker.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(worker, 'the contractor’s page in English in the dark');
    await worker.emulateMedia({ colorScheme: 'light' });
    await button(worker, '中文').click();
    await button(worker, '我到場了').waitFor();
    for (const one of await worker.locator('main button').all())
      expect((await one.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  });

  it('arrives, and reports with a photo; nothing typed is lost to a bad line', async () => {
    await button(worker, '我到場了').click();
    await worker.getByText('已記下到場時間。').waitFor();
    await worker.locator(':focus').waitFor();
    await button(worker, '回報已完成').click();
    await worker.getByText('請寫做了什麼。').waitFor();
    await worker.getByLabel(/做了什麼/).fill('已更換燈泡');
    const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#567' } })
      .png()
      .toBuffer();
    await worker
      .locator('input[type=file]')
      .setInputFiles({ name: '燈.png', mimeType: 'image/png', buffer: picture });
    await button(worker, '移除 燈.png').waitFor();
    await worker.route('**/api/contractor/report', route => route.abort());
    await button(worker, '回報已完成').click();
    await worker.locator('[role=alert]').filter({ hasText: /\S/ }).first().waitFor();
    await worker.reload();
    await button(worker, '移除 燈.png').waitFor();
    expect(await worker.getByLabel(/做了什麼/).inputValue()).toBe('已更換燈泡');
    await worker.unroute('**/api/contractor/report');
    await button(worker, '回報已完成').click();
    await worker.getByText('已送出完成回報，承辦人會確認。').waitFor();
    await worker.getByRole('img', { name: '照片 1' }).waitFor();
    expect(await fits(worker)).toBe(true);
    await expectAccessible(worker, 'the contractor’s page after the report');
  });

  it('is read by the officer, who reports with the words and the photo', async () => {
    await officer.getByText('已更換燈泡').first().waitFor();
    await button(officer, '回報').click();
    const dialog = officer.getByRole('dialog');
    await button(dialog, '帶入承包商的說明').click();
    await dialog.getByText('一併使用承包商的照片').click();
    await dialog.getByText('處理完成').click();
    await expectAccessible(officer, 'the report with an offer');
    await officer.keyboard.press('Control+Enter');
    await officer.getByText('處理完成').first().waitFor();
    await worker.reload();
    await worker.getByText(/承辦機關目前不收這張派工單的回報/).waitFor();
  });

  it('is told in words when the link has ended', async () => {
    await button(officer, '結束 大同工程行 的連結').click();
    await worker.reload();
    await worker.getByRole('heading', { name: '連結不能用' }).waitFor();
    await expectAccessible(worker, 'a link that has ended');
  });

  it('never sent the token in an address, and met nothing that the page’s policy refuses', () => {
    expect(asked.length).toBeGreaterThan(5);
    const { hash } = new URL(link);
    expect(
      asked.filter(
        address => new URL(address).pathname.startsWith('/api') && address.includes(hash.slice(1)),
      ),
    ).toEqual([]);
    expect(people.complaints).toEqual([]);
  });
});
