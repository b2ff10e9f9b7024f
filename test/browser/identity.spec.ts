import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, PHONE, peopleOf, recordLamp, typeAndPick } from './people.js';

const NAME = '林美玲';
const NUMBER = '0900000288';

describe('The officer sees the matter, not the person', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let agent: Page;
  let officer: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    agent = await people.signIn('agent', DESK);
    await agent.getByLabel('來電號碼').fill(NUMBER);
    await agent.getByLabel('姓名').fill(NAME);
    number = await recordLamp(agent, '公園旁路燈不亮');
    officer = await people.signIn('maintenance', PHONE, `/case/${number}`);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const shows = (page: Page, words: string): Promise<void> =>
    page.locator('main').getByText(words).first().waitFor();
  const hides = async (page: Page): Promise<void> =>
    expect(await page.content()).not.toMatch(/林美玲|0900000288/);

  it('the agent who recorded the case is told as little as anybody else afterwards', async () => {
    await agent.getByRole('link', { name: '看案件' }).click();
    await shows(agent, '陳情人身分已密封');
    await hides(agent);
  });

  it('the officer asks with a reason, and waits', async () => {
    await shows(officer, '陳情人身分已密封');
    await button(officer, '申請解密').click();
    await shows(officer, '請說明需要知道的理由');
    await officer.locator('textarea:focus').waitFor();
    await officer.keyboard.type('需約定會勘時間');
    await button(officer, '申請解密').click();
    await shows(officer, '已申請解密，等候機關主管核准');
    await expectAccessible(officer, 'the case page with a request');
    await hides(officer);
  });

  it('the chief sees that one waits, reads why, and approves; the officer’s page opens by itself', async () => {
    const chief = await people.signIn('maintenance.chief', DESK);
    await chief.getByRole('link', { name: /解密申請 ?1/ }).click();
    await shows(chief, '需約定會勘時間');
    await expectAccessible(chief, 'the requests to decide');
    await chief.getByRole('button', { name: new RegExp(`核准 24 小時 ${number}`) }).click();
    await shows(chief, '沒有等您核准的解密申請');
    await shows(officer, '已核准解密');
    await heard(officer, 'polite', `${number} 已核准解密`);
    await button(officer, '顯示陳情人資料').click();
    await shows(officer, NAME);
    await officer.locator(`a[href="tel:${NUMBER}"]`).waitFor();
    await chief.goto(`${server.url}/case/${number}`);
    await shows(chief, '核准解密');
    await hides(chief);
  });

  it('giving it up takes it off the screen', async () => {
    await button(officer, '結束解密').click();
    await shows(officer, '陳情人身分已密封');
    await hides(officer);
  });

  it('whoever takes the call-back sees whom to call, until it is done', async () => {
    await button(officer, '簽收').click();
    await button(officer, '回報').click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByText('已處理完成').click();
    await dialog.getByLabel('說明').fill('已換燈泡。');
    const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#665544' } })
      .jpeg()
      .toBuffer();
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: photo });
    await dialog.getByRole('img', { name: 'lamp.jpg' }).waitFor();
    await button(dialog, '回報').click();

    const clerk = await people.signIn('clerk', DESK, '/call-backs');
    await clerk.getByRole('button', { name: `承接 ${number}` }).click();
    await clerk.getByRole('button', { name: `顯示電話 ${number}` }).click();
    await shows(clerk, NUMBER);
    await expectAccessible(clerk, 'the call-backs');
    await agent.goto(`${server.url}/call-backs`);
    await agent.getByRole('link', { name: number }).waitFor();
    await hides(agent);
    await clerk.getByRole('button', { name: `已接通並告知 ${number}` }).click();
    await clerk.getByRole('link', { name: number }).waitFor({ state: 'detached' });
    await hides(clerk);
    const supervisor = await people.signIn('supervisor', DESK, `/case/${number}`);
    await button(supervisor, '解除管制').click();
    await supervisor
      .getByRole('dialog')
      .getByText(/已電覆告知/)
      .waitFor();
  });

  it('a confidential report waits in the tray, and is marked for those who may read it', async () => {
    await agent.goto(`${server.url}/desk`);
    await agent.locator('main').getByText(number, { exact: true }).waitFor();
    await agent.keyboard.press('Alt+N');
    await agent.getByLabel('來電號碼').waitFor();
    await agent.keyboard.press('Alt+2');
    await agent.keyboard.type('路燈維護人員收錢');
    await typeAndPick(agent, /派工項目/, '路燈故障');
    await typeAndPick(agent, /行政區/, '苓雅區');
    await agent.getByText('同意由承辦機關直接聯絡').waitFor();
    await agent.getByText('保密案件（檢舉人保密）').click();
    await agent.getByText('同意由承辦機關直接聯絡').waitFor({ state: 'detached' });
    await typeAndPick(agent, /被檢舉的機關/, '工務局養護工程處');
    await shows(agent, '依規則會派給被檢舉的機關');
    await expectAccessible(agent, 'the desk with a confidential report');
    await agent.keyboard.press('Control+Enter');
    await agent.getByRole('heading', { name: '已錄案' }).waitFor();
    const kept = (
      (await agent
        .locator('main')
        .getByText(/^D\d{8}-\d{5}-\d$/)
        .textContent()) ?? ''
    ).trim();
    await agent.goto(`${server.url}/case/${kept}`);
    await shows(agent, '這是保密案件，僅專責人員可以閱讀內容');
    const supervisor = await people.signIn('supervisor', DESK, `/case/${kept}`);
    await supervisor.getByText('保密案件', { exact: true }).first().waitFor();
    await expectAccessible(supervisor, 'the page of a confidential case');
    expect(people.complaints).toEqual([]);
  });
});
