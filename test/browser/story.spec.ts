import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';

// Evaluated and not added as a script: the page's content security policy allows no script but its own.
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

describe('A call becomes a case, and the case is settled', () => {
  let server: DemoServer;
  let browser: Browser;
  let agent: Page;
  let officer: Page;
  let supervisor: Page;
  let number: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    officer = await signIn('maintenance', PHONE);
    agent = await signIn('agent', DESK);
    supervisor = await signIn('supervisor', DESK);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function signIn(username: string, viewport: typeof DESK): Promise<Page> {
    const context = await browser.newContext({ viewport, locale: 'zh-TW' });
    const page = await context.newPage();
    page.on('pageerror', error => complaints.push(`${username}: ${error.message}`));
    await page.goto(server.url);
    await page.getByLabel('帳號').fill(username);
    await page.getByLabel('密碼').fill(server.account(username).password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  async function typeAndPick(page: Page, name: RegExp, text: string): Promise<void> {
    await page.getByRole('combobox', { name }).focus();
    await page.keyboard.type(text);
    await page.getByRole('option', { name: text }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }

  const state = (page: Page, words: string): Promise<void> =>
    page.locator('main').getByText(words, { exact: true }).first().waitFor();

  const button = (within: Page | Locator, name: string): Locator =>
    within.getByRole('button', { name, exact: true }).first();

  it('the agent records a call with the keyboard alone and reads number and password to the caller', async () => {
    await agent.getByLabel('來電號碼').focus();
    await agent.keyboard.type('0900000199');
    await agent.keyboard.press('Tab');
    await agent.keyboard.type('王小明');
    await agent.keyboard.press('Alt+2');
    await agent.keyboard.type('路口的路燈三盞都不亮，晚上過馬路很危險。');
    await typeAndPick(agent, /派工項目/, '路燈故障');
    await typeAndPick(agent, /行政區/, '苓雅區');
    await agent.getByText('送「工務局養護工程處」處理').waitFor();
    await agent.keyboard.press('Control+Enter');
    const said = agent.locator('main').getByText(/^D\d{8}-\d{5}-\d$/);
    await said.waitFor();
    number = ((await said.textContent()) ?? "").trim();
    await agent
      .locator('main')
      .getByText(/^\d{8}$/)
      .waitFor();
  });

  it('the order arrives on the officer’s phone by itself, is acknowledged, and reported with a photo', async () => {
    await officer.getByText('1 筆新派工單').first().waitFor();
    await officer.keyboard.press('n');
    await officer.getByRole('link', { name: number }).click();
    await button(officer, '簽收').click();
    await state(officer, '待處理');
    await button(officer, '回報').click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByText('已處理完成').click();
    await dialog.getByLabel('說明').fill('已更換三盞燈泡，恢復照明。');
    const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#665544' } })
      .jpeg()
      .toBuffer();
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: photo });
    await dialog.getByRole('img', { name: 'lamp.jpg' }).waitFor();
    await button(dialog, '回報').click();
    await state(officer, '處理完成');
  });

  it('the supervisor finds it by its number, releases it, and the agent sees every step', async () => {
    await supervisor.getByPlaceholder('案件編號或電話').fill(number);
    await supervisor.keyboard.press('Enter');
    await state(supervisor, '處理完成');
    await button(supervisor, '解除管制').click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel('怎麼告訴民眾').selectOption({ label: '已電覆' });
    await button(dialog, '解除管制').click();
    await state(supervisor, '解除管制');
    await agent.goto(`${server.url}/case/${number}`);
    await state(agent, '解除管制');
    for (const step of ['立案', '派工', '送達', '簽收', '回報', '解除管制']) {
      await agent.locator('main').getByText(step, { exact: true }).first().waitFor();
    }
  });

  it('the manager sees the day, with the case counted', async () => {
    const manager = await signIn('manager', DESK);
    await manager.getByRole('heading', { level: 1, name: '每日概況' }).waitFor();
    await manager.getByText('當日總計').waitFor();
    await expectAccessible(manager, 'the manager’s day');
  });

  it('the pages of the story have no accessibility findings and threw no error', async () => {
    await expectAccessible(agent, 'the case page');
    await expectAccessible(officer, 'the case page on a phone');
    await supervisor.goto(`${server.url}/board`);
    await supervisor.getByRole('table').first().waitFor();
    await expectAccessible(supervisor, 'the board');
    await agent.goto(`${server.url}/desk`);
    await agent.getByLabel('來電號碼').waitFor();
    await expectAccessible(agent, 'the desk');
    expect(complaints).toEqual([]);
  });

  async function expectAccessible(page: Page, where: string): Promise<void> {
    await page.evaluate(AXE);
    const findings = await page.evaluate(async () => {
      interface Axe {
        run(scope: {
          exclude: string[];
        }): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      }
      const { axe } = globalThis as unknown as { axe: Axe };
      // React Aria's announcer keeps naming options of a list that has closed; it is never shown.
      const { violations } = await axe.run({ exclude: ['[data-live-announcer]'] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect({ where, findings }).toEqual({ where, findings: [] });
  }
});
