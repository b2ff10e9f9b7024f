import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf, recordLamp } from './people.js';

describe('A citizen is told that it is done, is unhappy with it, and it is done again', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let agent: Page;
  let officer: Page;
  let supervisor: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    agent = await people.signIn('agent', DESK);
    await agent.getByLabel('來電號碼').focus();
    await agent.keyboard.type('0900000199');
    number = await recordLamp(agent, '路燈不亮，巷口很暗。');
    officer = await people.signIn('maintenance', PHONE, `/case/${number}`);
    supervisor = await people.signIn('supervisor', DESK, `/case/${number}`);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function report(text: string): Promise<void> {
    await button(officer, '簽收').click();
    await button(officer, '回報').click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByText('已處理完成').click();
    await dialog.getByLabel('說明').fill(text);
    const photo = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#665544' } })
      .jpeg()
      .toBuffer();
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: photo });
    await dialog.getByRole('img', { name: 'lamp.jpg' }).waitFor();
    await button(dialog, '回報').click();
    await dialog.waitFor({ state: 'detached' });
    await shows(officer, '處理完成');
  }
  async function callBack(): Promise<void> {
    await agent.goto(`${server.url}/call-backs`);
    await button(agent, `承接 ${number}`).click();
    const told = button(agent, `已接通並告知 ${number}`);
    await told.waitFor();
    await expectAccessible(agent, 'the call-backs');
    await told.click();
    await told.waitFor({ state: 'detached' });
  }

  it('the agent calls, and the lamp is still dark: the supervisor opens the case again', async () => {
    await report('已更換燈泡');
    await callBack();
    await button(supervisor, '重啟').click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel('原因').fill('電覆時民眾表示路燈仍不亮');
    await expectAccessible(supervisor, 'the dialog that opens a case again');
    await button(dialog, '重啟').click();
    await dialog.waitFor({ state: 'detached' });
    await shows(supervisor, '待確認');
  });

  it('the officer has it again, reads why, and does it again', async () => {
    await shows(officer, '電覆時民眾表示路燈仍不亮');
    await report('線路已修復，現場復電');
    await expectAccessible(officer, 'a case that was done twice');
  });

  it('the citizen is told again, and it is released; the case tells both', async () => {
    await callBack();
    await button(supervisor, '解除管制').click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel('怎麼告訴民眾').selectOption({ label: '已電覆' });
    await button(dialog, '解除管制').click();
    await dialog.waitFor({ state: 'detached' });
    for (const line of ['已更換燈泡', '電覆時民眾表示路燈仍不亮', '線路已修復，現場復電'])
      await supervisor.locator('.timeline').getByText(line).first().waitFor();
    await expectAccessible(supervisor, 'a released case that was opened again');
    expect(people.complaints).toEqual([]);
  });
});
