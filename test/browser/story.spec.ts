import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf, recordLamp } from './people.js';

describe('A call becomes a case, and the case is settled', () => {
  let server: DemoServer;
  let browser: Browser;
  let agent: Page;
  let officer: Page;
  let supervisor: Page;
  let number: string;
  let people: ReturnType<typeof peopleOf>;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    officer = await people.signIn('maintenance', PHONE);
    agent = await people.signIn('agent', DESK);
    supervisor = await people.signIn('supervisor', DESK);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('nothing is where a file of an older version was', async () => {
    for (const path of ['/assets/index-0.js', '/old.png'])
      expect((await fetch(server.url + path)).status).toBe(404);
    expect((await fetch(`${server.url}/case/unknown`)).status).toBe(200);
  });

  const state = (page: Page, words: string): Promise<void> =>
    page.locator('main').getByText(words, { exact: true }).first().waitFor();

  it('the agent records a call with the keyboard alone and reads number and password to the caller', async () => {
    await agent.getByLabel('來電號碼').focus();
    await agent.keyboard.type('0900000199');
    await agent.keyboard.press('Tab');
    await agent.keyboard.type('王小明');
    number = await recordLamp(agent, '路口的路燈三盞都不亮，晚上過馬路很危險。');
    await agent
      .locator('main')
      .getByText(/^\d{8}$/)
      .waitFor();
  });

  it('the order arrives on the officer’s phone by itself, is acknowledged, and reported with a photo', async () => {
    const order = officer.getByRole('link', { name: number });
    // Offered as new; or already in its place, where the list was being read at that moment.
    await officer.getByText('1 筆新派工單').or(order).first().waitFor();
    await officer.keyboard.press('n');
    await order.click();
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
    const manager = await people.signIn('manager', DESK);
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
    await agent.locator('main').getByText(number, { exact: true }).waitFor();
    await agent.keyboard.press('Alt+N');
    await agent.getByLabel('來電號碼').waitFor();
    await expectAccessible(agent, 'the desk');
    expect(people.complaints).toEqual([]);
  });
});
