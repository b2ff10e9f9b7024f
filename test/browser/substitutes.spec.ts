import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { recordDamage, shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf } from './people.js';

describe('An officer is away: a colleague stands in, is reminded, and takes it over', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let agent: Page;
  let officer: Page;
  let chief: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    agent = await people.signIn('agent', DESK);
    number = await recordDamage(agent, '路面坑洞');
    officer = await people.signIn('maintenance', PHONE, `/case/${number}`);
    chief = await people.signIn('maintenance.chief', DESK);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** As people write it: `115/11/24`. */
  const rocDay = (days: number): string => {
    const [year, month, day] = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-');
    return `${Number(year) - 1911}/${month}/${day}`;
  };

  it('says who stands in, by keyboard on the street', async () => {
    await button(officer, '簽收').click();
    await shows(officer, /承辦 王俊宏/);
    await officer.goto(`${server.url}/account`);
    await button(officer, '設定代理人').click();
    const dialog = officer.getByRole('dialog');
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('請選代理人。').waitFor();
    await dialog.getByLabel('代理人').selectOption({ label: '劉文雄' });
    await dialog.getByLabel('開始 日期').fill(rocDay(-1));
    await dialog.getByLabel('結束 日期').fill(rocDay(3));
    await expectAccessible(officer, 'the dialog that names a substitute');
    await officer.keyboard.press('Control+Enter');
    await shows(officer, '王俊宏由劉文雄代理');
    await expectAccessible(officer, 'one’s own page with a substitute');
  });

  it('the chief sees it where the accounts are', async () => {
    await chief.goto(`${server.url}/staff`);
    await shows(chief, '王俊宏由劉文雄代理');
    await button(chief, '設定代理人').waitFor();
    await expectAccessible(chief, 'the accounts of an agency, and who stands in');
  });

  it('the substitute sees the orders among their own', async () => {
    await chief.goto(`${server.url}/orders?state=acknowledged`);
    await chief.getByText('只看我的（含我代理的）').click();
    await shows(chief, /承辦 王俊宏，代理 劉文雄（由您代理）/);
    await expectAccessible(chief, 'the orders that are mine');
  });

  it('the citizen calls again, and the substitute is told', async () => {
    await agent.goto(`${server.url}/case/${number}`);
    await button(agent, '催辦').click();
    const dialog = agent.getByRole('dialog');
    await dialog.getByLabel('說明').fill('民眾再次來電，坑洞已擴大');
    await expectAccessible(agent, 'the dialog of a reminder');
    await agent.keyboard.press('Control+Enter');
    await shows(agent, '催辦 1 次');
    await expectAccessible(agent, 'a case somebody was reminded of');
    await chief.goto(`${server.url}/escalations`);
    await shows(chief, /民眾第 1 次催辦/);
  });

  it('acts for who is away, and takes it over', async () => {
    await chief.goto(`${server.url}/case/${number}`);
    await button(chief, '到場').click();
    await chief
      .locator('.timeline')
      .getByText(/劉文雄 代理 王俊宏/)
      .first()
      .waitFor();
    await button(chief, '接手').click();
    await chief.getByRole('dialog').getByLabel('原因').fill('同仁請假，今日須完成');
    await expectAccessible(chief, 'the dialog that takes an order over');
    await chief.keyboard.press('Control+Enter');
    await shows(chief, /承辦 劉文雄/);
    await chief.locator('.timeline').getByText('接手', { exact: true }).first().waitFor();
    expect(await chief.getByRole('button', { name: '接手', exact: true }).count()).toBe(0);
    expect(people.complaints).toEqual([]);
  });
});
