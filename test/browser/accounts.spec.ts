import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, PHONE, peopleOf, typeAndPick } from './people.js';

const IDLE_MINUTES = 5;

describe('Accounts and sessions at the console', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let admin: Page;
  let link: string;

  beforeAll(async () => {
    database = await freshDatabase();
    client = new pg.Client(database.url);
    await client.connect();
    const settings = { DATABASE_URL: database.url, SESSION_IDLE_MINUTES: String(IDLE_MINUTES) };
    [server, browser] = await Promise.all([startDemoServer(settings), launchBrowser()]);
    people = peopleOf(server, browser);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await client?.end();
    await database?.drop();
  });

  const title = (page: Page, name: string): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const row = (page: Page, username: string) => page.getByRole('row').filter({ hasText: username });

  it('an administrator arrives at the accounts and makes one by keyboard; its link is shown once', async () => {
    admin = await people.signIn('admin', DESK);
    await title(admin, '人員帳號');
    await row(admin, 'maintenance.chief').waitFor();
    await expectAccessible(admin, 'accounts');
    await admin.getByLabel('姓名或帳號').fill('maintenance.chief');
    await heard(admin, 'polite', '顯示 1 筆，共 1 筆');
    await admin.getByLabel('姓名或帳號').fill('');
    await button(admin, '新增帳號').focus();
    await admin.keyboard.press('Enter');
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('帳號').fill('new.officer');
    await dialog.getByLabel('姓名').fill('新進人員');
    await dialog.getByLabel('角色').selectOption('officer');
    await typeAndPick(admin, /機關必填/, '工務局養護工程處');
    await expectAccessible(admin, 'new account');
    await button(dialog, '新增帳號').press('Enter');
    link = await admin.getByLabel('一次性連結').inputValue();
    expect(link).toMatch(/\/set-password#[\w-]{43}$/);
    await expectAccessible(admin, 'link');
    await button(admin, '完成').press('Enter');
    await admin.locator(':focus').filter({ hasText: '新增帳號' }).waitFor();
    expect(await admin.getByText(link).count()).toBe(0);
    await row(admin, 'new.officer').getByText('尚未設定密碼').waitFor();
  });

  it('its owner opens the link, is told what is wrong with a password, chooses one and signs in', async () => {
    const context = await browser.newContext({ viewport: PHONE, locale: 'zh-TW' });
    const page = await context.newPage();
    await page.goto(link);
    await title(page, '設定密碼');
    expect(page.url()).not.toContain('#');
    await expectAccessible(page, 'set password');
    const [first, again] = [page.getByLabel('新密碼', { exact: true }), page.getByLabel('再輸入一次新密碼')];
    for (const field of [first, again]) await field.fill('password1234');
    await page.keyboard.press('Enter');
    await page.getByText('這個密碼太容易猜到').waitFor();
    for (const field of [first, again]) await field.fill('what the owner chose');
    await page.keyboard.press('Enter');
    await page.getByRole('paragraph').filter({ hasText: '帳號 new.officer 的密碼已設定' }).waitFor();
    await page.getByLabel('密碼').fill('what the owner chose');
    await page.keyboard.press('Enter');
    await title(page, '本機關派工單');
    await context.close();
  });

  it('somebody whose password another person knows gets nothing but the change of it', async () => {
    await client.query(`update staff set must_change = true where username = 'new.officer'`);
    const context = await browser.newContext({ viewport: DESK, locale: 'zh-TW' });
    const page = await context.newPage();
    await page.goto(`${server.url}/orders`);
    await page.getByLabel('帳號').fill('new.officer');
    await page.getByLabel('密碼').fill('what the owner chose');
    await page.keyboard.press('Enter');
    await title(page, '請設定新密碼');
    await expectAccessible(page, 'forced change');
    await page.getByLabel('目前的密碼').fill('what the owner chose');
    await page.getByLabel('新密碼', { exact: true }).fill('another long sentence');
    await page.getByLabel('再輸入一次新密碼').fill('another long sentence');
    await page.keyboard.press('Enter');
    await title(page, '本機關派工單');
    await context.close();
  });

  it('a chief sees the own agency only, and hands over what somebody leaves behind', async () => {
    const chief = await people.signIn('maintenance.chief', DESK, '/staff');
    await row(chief, 'new.officer').waitFor();
    expect(await row(chief, 'supervisor').count()).toBe(0);
    await button(chief, '離職交接：新進人員').click();
    const dialog = chief.getByRole('dialog');
    await expectAccessible(chief, 'hand over');
    await button(dialog, '離職交接').click();
    await dialog.getByText('請選擇同機關的同仁').first().waitFor();
    await dialog.getByRole('combobox', { name: /交接給/ }).focus();
    await chief.keyboard.press('ArrowDown');
    await chief.getByRole('listbox').getByRole('option').first().waitFor();
    await chief.keyboard.press('ArrowDown');
    await chief.keyboard.press('Enter');
    await button(dialog, '離職交接').click();
    await row(chief, 'new.officer').getByText('已離職').waitFor();
    await expectAccessible(chief, 'after the hand-over');
    await chief.context().close();
  });

  it('one sees where one is signed in, and ends it there', async () => {
    const [here, elsewhere] = [
      await people.signIn('supervisor', DESK, '/account'),
      await people.signIn('supervisor', PHONE),
    ];
    await here.reload();
    await title(here, '我的帳號');
    await expectAccessible(here, 'my account');
    expect(await here.getByText('這個裝置').count()).toBe(1);
    await here
      .getByRole('button', { name: /^登出 / })
      .first()
      .click();
    await here.getByRole('button', { name: /^登出 / }).waitFor({ state: 'detached' });
    await elsewhere.reload();
    await title(elsewhere, '登入');
    await elsewhere.context().close();
    await button(here, '全部登出').click();
    await button(here.getByRole('dialog'), '全部登出').click();
    await title(here, '登入');
    await here.context().close();
  });

  it('who was signed out while typing signs in again and finds everything as it was', async () => {
    const agent = await people.signIn('agent', DESK);
    await agent.getByLabel(/民眾反映的內容/).fill('說到一半的內容');
    await client.query('delete from session using staff p where p.id = staff_id and p.username = $1', [
      'agent',
    ]);
    await title(agent, '登入已結束，請重新登入');
    await expectAccessible(agent, 'sign in again');
    await agent.getByLabel('密碼').fill(server.account('agent').password);
    await agent.keyboard.press('Enter');
    await agent.getByRole('heading', { name: '登入已結束，請重新登入' }).waitFor({ state: 'detached' });
    expect(await agent.getByLabel(/民眾反映的內容/).inputValue()).toBe('說到一半的內容');
    await agent.context().close();
  });

  it('who does nothing for long is warned two minutes before, and stays with one key', async () => {
    const context = await browser.newContext({ viewport: DESK, locale: 'zh-TW' });
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(server.url);
    await people.fillIn(page, 'manager');
    const passed = (IDLE_MINUTES - 1.7) * 60;
    await client.query(
      `update session set seen_at = seen_at - $1 * interval '1 second' from staff p
        where p.id = staff_id and p.username = 'manager'`,
      [passed],
    );
    await page.clock.fastForward(passed * 1000);
    const warning = page.getByRole('alertdialog', { name: '即將登出' });
    await warning.waitFor();
    await expectAccessible(page, 'warning');
    await page.keyboard.press('Enter');
    await warning.waitFor({ state: 'detached' });
    const { rows } = await client.query(
      `select seen_at > statement_timestamp() - interval '1 minute' as "isSeen"
         from session s join staff p on p.id = s.staff_id where p.username = 'manager'`,
    );
    expect(rows).toEqual([{ isSeen: true }]);
    await context.close();
  });

  it('nothing was thrown, and no page was refused anything by its policy', () => {
    expect(people.complaints).toEqual([]);
  });
});
