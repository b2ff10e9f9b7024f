import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, PHONE, peopleOf, recordLamp } from './people.js';

const ALERT = '意外事件通報：意外事件，有人受傷';

/** Side by side, as the screen has room. */
const columnsOf = (page: Page): Promise<number> =>
  page.evaluate(
    `getComputedStyle(document.querySelector('.accident-facts')).gridTemplateColumns.split(' ').length`,
  );

describe('Somebody was hurt', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let agent: Page;
  let supervisor: Page;
  let officer: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    supervisor = await people.signIn('supervisor', DESK, '/accidents');
    officer = await people.signIn('maintenance', PHONE, '/accidents');
    agent = await people.signIn('agent', DESK);
    number = await recordLamp(agent, '燈桿倒下，壓到機車騎士');
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('the agent marks the case, told whom it tells and what is missing', async () => {
    await supervisor.getByText('目前沒有處理中的意外事件。').waitFor();
    await expectAccessible(supervisor, 'a page without accidents');
    await agent.goto(`${server.url}/case/${number}`);
    await button(agent, '標記為意外事件').click();
    const dialog = agent.getByRole('dialog');
    await dialog.getByText('將立即通知').waitFor();
    await agent.keyboard.press('Control+Enter');
    await dialog.getByText('請選擇等級。').first().waitFor();
    await expectAccessible(agent, 'the form that marks an accident');
    await dialog.getByRole('radio', { name: '意外事件，有人受傷' }).focus();
    await agent.keyboard.press('Space');
    await agent.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
  });

  it('it is said at once at the screens of the centre and of the agency', async () => {
    for (const page of [supervisor, officer]) {
      await heard(page, 'assertive', ALERT);
      await page.locator('header').getByText(number).waitFor();
    }
    await expectAccessible(supervisor, 'a desk with an alert');
    await expectAccessible(officer, 'a telephone with an alert');
    expect(await agent.locator('header').getByText(number).count()).toBe(0);
  });

  it('the officer confirms it, and says that somebody is there', async () => {
    await button(officer, `收到 ${number}`).press('Enter');
    await button(officer, `收到 ${number}`).waitFor({ state: 'detached' });
    await button(officer, `登錄到場 ${number}`).click();
    const dialog = officer.getByRole('dialog');
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('請填寫內容。').first().waitFor();
    await expectAccessible(officer, 'the form of who is there');
    await dialog.getByLabel('現場情形與處置').fill('已封閉車道，傷者送醫');
    await officer.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await officer.getByText('已到場', { exact: true }).waitFor();
  });

  it('the supervisor sees who knows of it, reads what was written, records the visit and closes it', async () => {
    await supervisor.getByText('已到場', { exact: true }).waitFor();
    await supervisor.getByText('通知情形：').click();
    await supervisor.getByText('已確認', { exact: true }).first().waitFor();
    const told = supervisor.getByRole('list', { name: `通知情形 ${number}` });
    expect(await told.getByText('消防局').count()).toBe(2);
    expect(await told.getByText('消防局（消防局）').count()).toBe(0);
    expect(await told.getByText('無法通知').count()).toBeGreaterThan(1);
    expect(await supervisor.getByText('帳號都沒有電子郵件').count()).toBe(1);
    expect(await columnsOf(supervisor)).toBe(2);
    expect(await columnsOf(officer)).toBe(1);
    await button(supervisor, `閱覽處理內容（會留下紀錄） ${number}`).click();
    await supervisor.getByText('已封閉車道，傷者送醫').waitFor();
    await button(supervisor, `登錄關懷慰問 ${number}`).click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByRole('radio', { name: '醫院探視' }).focus();
    await supervisor.keyboard.press('Space');
    await dialog.getByLabel('慰問對象與結果').fill('已至醫院探視');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await button(supervisor, `結案 ${number}`).click();
    await dialog.getByRole('radio', { name: '處理完畢' }).focus();
    await supervisor.keyboard.press('Space');
    await dialog.getByLabel('結案說明').fill('傷者已出院');
    await expectAccessible(supervisor, 'the form that closes it');
    await supervisor.keyboard.press('Control+Enter');
    await supervisor.getByText('目前沒有處理中的意外事件。').waitFor();
    await supervisor.getByRole('link', { name: '已結案' }).click();
    await supervisor.getByText(number).first().waitFor();
    await expectAccessible(supervisor, 'what was closed');
    await agent.getByText('意外事件結案').first().waitFor();
  });

  it('nothing broke on the way', () => expect(people.complaints).toEqual([]));
});
