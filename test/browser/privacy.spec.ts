import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf, recordLamp } from './people.js';

const NAME = '林美玲';
const NUMBER = '0900000377';

describe('Personal data are answered for, and go when their time is over', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let clerk: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    people = peopleOf(server, browser);
    const agent = await people.signIn('agent', DESK);
    await agent.getByLabel('來電號碼').fill(NUMBER);
    await agent.getByLabel('姓名').fill(NAME);
    number = await recordLamp(agent, '林美玲家門口路燈不亮');
    await agent.context().close();
    const supervisor = await people.signIn('supervisor', DESK, `/case/${number}`);
    await button(supervisor, '撤案').click();
    await supervisor.getByRole('dialog').getByLabel('原因').fill('民眾撤回');
    await supervisor.keyboard.press('Control+Enter');
    await shows(supervisor, '已撤案');
    await supervisor.context().close();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const shows = (page: Page, words: string | RegExp): Promise<void> =>
    page.locator('main').getByText(words).first().waitFor();

  it('the clerk registers a request by keyboard, and sees nobody by it', async () => {
    clerk = await people.signIn('clerk', DESK, '/person-requests');
    await shows(clerk, '目前沒有處理中的請求。');
    await expectAccessible(clerk, 'the empty list of requests');
    await button(clerk, '登記請求').focus();
    await clerk.keyboard.press('Enter');
    const dialog = clerk.getByRole('dialog');
    await dialog.getByLabel('請求事項').selectOption('copy');
    await clerk.keyboard.press('Control+Enter');
    await dialog.getByText('請填寫姓名。').waitFor();
    expect(await clerk.locator(':focus').getAttribute('autocomplete')).toBe('off');
    await clerk.keyboard.type(NAME);
    await dialog.getByLabel('電話').fill(NUMBER);
    await expectAccessible(clerk, 'the dialog of a new request');
    await clerk.keyboard.press('Control+Enter');
    await shows(clerk, '找到 1 筆當事人資料');
    expect(await clerk.content()).not.toMatch(/林美玲|0900000377/);
    expect(clerk.url()).not.toMatch(/林美玲|0900000377/);
  });

  it('sees the person when they ask to, decides, hands out a copy, and finishes', async () => {
    await button(clerk, '查閱當事人資料').click();
    await shows(clerk, NAME);
    await expectAccessible(clerk, 'a request with the data in sight');
    await button(clerk, '決定').click();
    await clerk.getByRole('dialog').getByLabel('理由').fill('依法准許');
    await clerk.keyboard.press('Control+Enter');
    await shows(clerk, '已准許');
    const [file] = await Promise.all([
      clerk.waitForEvent('download'),
      clerk.getByRole('button', { name: '匯出 JSON' }).click(),
    ]);
    const copy = JSON.parse(await readFile(await file.path(), 'utf8'));
    expect(copy.persons[0]).toMatchObject({ name: NAME, phone: NUMBER });
    expect(copy.cases[0].number).toBe(number);
    await button(clerk, '結案').click();
    await clerk.getByRole('dialog').getByLabel('答覆內容').fill('已交付複製本');
    await clerk.keyboard.press('Control+Enter');
    await shows(clerk, /已准許 · 已結案/);
    expect(await clerk.content()).not.toMatch(/林美玲|0900000377/);
    await clerk.context().close();
  });

  it('after the years an administrator sees what is due, on a list that somebody else must approve', async () => {
    const later = new Date(Date.now() + 6 * 366 * 86_400_000).toISOString();
    const moved = await fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at: later }),
    });
    expect(moved.ok).toBe(true);
    const admin = await people.signIn('admin', DESK, '/retention');
    await shows(admin, '還沒有清單。');
    await shows(admin, '建議值，待市府核定');
    await expectAccessible(admin, 'retention without a list');
    await button(admin, '試算到期清單').click();
    await admin.getByRole('dialog').getByLabel('基準日').fill('不是日期');
    await admin.keyboard.press('Control+Enter');
    await admin.getByText('請輸入正確的日期，不能晚於今天。').waitFor();
    await admin.getByRole('dialog').getByLabel('基準日').fill('');
    await admin.keyboard.press('Control+Enter');
    await shows(admin, number);
    await shows(admin, '尚未執行');
    expect(await button(admin, '核定並執行').count()).toBe(0);
    await expectAccessible(admin, 'a list');
    await admin.context().close();
  });

  it('the commission approves on a phone; what was deleted stands in the log', async () => {
    const commission = await people.signIn('commission', PHONE, '/retention');
    await commission.getByRole('link', { name: /到期清單/ }).click();
    await button(commission, '核定並執行').click();
    await commission.getByRole('dialog').getByLabel('理由').fill('依保存年限');
    await commission.keyboard.press('Control+Enter');
    await shows(commission, '執行完畢');
    await shows(commission, '已刪除');
    await expectAccessible(commission, 'a list that was carried out');
    await commission.goBack();
    await commission.getByRole('table', { name: '刪除紀錄' }).getByText(number).waitFor();
    await commission.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(commission, 'retention in the dark');
    await commission.setViewportSize({ width: 320, height: 700 });
    const { scroll, client } = await commission.evaluate(() => {
      const { documentElement } = (
        globalThis as unknown as { document: { documentElement: Record<string, number> } }
      ).document;
      return { scroll: documentElement.scrollWidth, client: documentElement.clientWidth };
    });
    expect(scroll).toBe(client);
    expect(people.complaints).toEqual([]);
  });
});
