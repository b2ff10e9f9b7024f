import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf, recordLamp, typeAndPick } from './people.js';

const DAY = 86_400_000;
const TAIPEI_MS = 8 * 3_600_000;
/** The date in the city so many days after a time. */
const dayAfter = (time: number, days: number): string =>
  new Date(time + TAIPEI_MS + days * DAY).toISOString().slice(0, 10);

describe('Two agencies meet at a lamp, and do what they agreed on', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let officer: Page;
  let guest: Page;
  let number: string;
  let now: number;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    people = peopleOf(server, browser);
    const agent = await people.signIn('agent', DESK);
    number = await recordLamp(agent, '路燈與號誌共桿，燈不亮');
    await agent.context().close();
    officer = await people.signIn('maintenance', DESK, `/case/${number}`);
    guest = await people.signIn('transport', PHONE, '/visits');
    const answer = await officer.evaluate(
      async path => (await (await fetch(path)).json()) as { receivedAt: string },
      `/api/cases/${number}`,
    );
    now = Date.parse(answer.receivedAt);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function moveTo(time: number): Promise<void> {
    const answer = await fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at: new Date(time).toISOString() }),
    });
    expect(answer.status).toBe(200);
  }

  it('the officer plans a joint site meeting, told what is missing', async () => {
    await shows(guest, '沒有未辦理的行程。');
    await button(officer, '安排會勘').click();
    const dialog = officer.getByRole('dialog');
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('請填日期，例如 115/11/24。').waitFor();
    await dialog.getByText('會勘至少邀請一個機關。').waitFor();
    await officer.keyboard.type(dayAfter(now, 3));
    await dialog.getByLabel('時間').fill('10:00');
    await dialog.getByLabel('地點').fill('建工路與大昌路口');
    await typeAndPick(officer, /邀請機關/, '交通局');
    await dialog.getByRole('button', { name: '移除 交通局' }).waitFor();
    await dialog.getByLabel('事由').fill('確認共桿責任');
    await expectAccessible(officer, 'the dialog of a plan');
    await officer.keyboard.press('Control+Enter');
    await officer.getByRole('heading', { name: '會勘與待辦' }).waitFor();
    await expectAccessible(officer, 'a case with a visit');
  });

  it('who is invited reads where and when, without the page being asked anew, and not the case', async () => {
    await shows(guest, '建工路與大昌路口');
    await shows(guest, '確認共桿責任');
    await shows(guest, number);
    expect(await guest.getByRole('link', { name: number }).count()).toBe(0);
    expect(await guest.getByRole('button', { name: /登錄紀錄|改期/ }).count()).toBe(0);
    await expectAccessible(guest, 'the visits of who is invited');
  });

  it('the officer moves it by a day, and the guest reads the new day', async () => {
    await officer.getByRole('button', { name: `改期 ${number}` }).click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByLabel('日期').fill(dayAfter(now, 4));
    await dialog.getByLabel('原因').fill('豪雨特報');
    await officer.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    const [, month = '', day = ''] = dayAfter(now, 4).split('-');
    await shows(guest, new RegExp(`${month}/${day}.*10:00`));
  });

  it('afterwards the minutes say who came, and who does what by when', async () => {
    await moveTo(Date.parse(`${dayAfter(now, 4)}T10:30:00+08:00`));
    await officer.goto(`${server.url}/visits`);
    await shows(officer, '時間已到，請登錄紀錄');
    await officer.getByRole('button', { name: `登錄紀錄 ${number}` }).click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByLabel('會勘紀錄').fill('共桿由養工處維護，號誌線路由交通局移設。');
    await dialog.getByRole('button', { name: '加一項待辦' }).click();
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('請選機關。').waitFor();
    await dialog.getByLabel(/待辦 1 負責機關/).selectOption({ label: '交通局' });
    await dialog.getByLabel('待辦 1 期限').fill(dayAfter(now, 6));
    await dialog.getByLabel('待辦 1 內容').fill('移設號誌線路');
    expect(await dialog.getByText('請選機關。').count()).toBe(0);
    await expectAccessible(officer, 'the dialog of the minutes');
    await officer.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await officer.getByRole('link', { name: '已辦理' }).click();
    await shows(officer, '號誌線路由交通局移設');
    await expectAccessible(officer, 'visits that were held');
  });

  it('the guest is late, sees it, and says what was done', async () => {
    await moveTo(Date.parse(`${dayAfter(now, 7)}T09:00:00+08:00`));
    await guest.goto(`${server.url}/visits?show=todo`);
    await shows(guest, '逾期未完成');
    await expectAccessible(guest, 'what is to be done');
    await guest.getByRole('button', { name: '完成待辦 交通局' }).click();
    await guest.getByRole('dialog').getByLabel('辦理情形').fill('線路已移設');
    await guest.keyboard.press('Control+Enter');
    await shows(guest, '沒有待辦事項。');
  });

  it('the supervisor finds that it is not done, and the timeline tells all of it in words', async () => {
    const supervisor = await people.signIn('supervisor', DESK, `/case/${number}`);
    await shows(supervisor, '逾期完成');
    await supervisor.getByRole('button', { name: '重開待辦 交通局' }).click();
    await supervisor.getByRole('dialog').getByLabel('原因').fill('線路仍外露');
    await supervisor.keyboard.press('Control+Enter');
    const timeline = supervisor.locator('.timeline');
    for (const line of ['安排會勘', '會勘改期', '會勘紀錄', '完成待辦', '待辦重開'])
      await timeline.getByText(line, { exact: true }).first().waitFor();
    await timeline.getByText(/邀請交通局/).waitFor();
    expect(await timeline.textContent()).not.toMatch(/[a-z]+\.[a-z]+|undefined|NaN|Invalid/);
    await guest.reload();
    await shows(guest, '移設號誌線路');
    expect(people.complaints).toEqual([]);
  });
});
