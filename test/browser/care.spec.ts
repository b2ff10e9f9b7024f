import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf, recordLamp } from './people.js';

describe('The console takes care of who works with it', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let agent: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    agent = await people.signIn('agent', DESK);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const inFocus = (page: Page, words: string | RegExp): Promise<void> =>
    page.locator(':focus').filter({ hasText: words }).waitFor();

  it('what was thrown away comes back with one press', async () => {
    await agent.keyboard.press('Alt+2');
    await agent.keyboard.type('說到一半');
    await button(agent, '清空重來').click();
    expect(await agent.getByLabel(/民眾反映的內容/).inputValue()).toBe('');
    await button(agent, '復原剛才的內容').click();
    expect(await agent.getByLabel(/民眾反映的內容/).inputValue()).toBe('說到一半');
    await button(agent, '清空重來').click();
  });

  it('what is typed while a call is being sent is not taken, so that it is not lost', async () => {
    let inTheField = '';
    await agent.route('**/api/contacts', async route => {
      await agent.keyboard.press('Alt+2');
      await agent.keyboard.type('，再補一句');
      inTheField = await agent.getByLabel(/民眾反映的內容/).inputValue();
      await route.continue();
    });
    await recordLamp(agent, '公園路燈不亮');
    expect(inTheField).toBe('公園路燈不亮');
    await agent.unroute('**/api/contacts');
    await agent.keyboard.press('Alt+N');
    await agent.getByLabel('來電號碼').waitFor();
  });

  it('number and password outlive a reload, and are nobody else’s', async () => {
    number = await recordLamp(agent, '巷口路燈不亮');
    await agent.reload();
    await agent.locator('main').getByText(number, { exact: true }).waitFor();
    await agent.context().clearCookies();
    await agent.getByRole('link', { name: '案件看板' }).click();
    await people.fillIn(agent, 'clerk');
    await agent.goto(`${server.url}/desk`);
    await agent.getByLabel('來電號碼').waitFor();
    expect(await agent.getByText(number, { exact: true }).count()).toBe(0);
  });

  it('the focus goes on beside a button that vanished with its work', async () => {
    const officer = await people.signIn('maintenance', PHONE, `/case/${number}`);
    await inFocus(officer, number);
    await button(officer, '簽收').focus();
    await officer.keyboard.press('Enter');
    await inFocus(officer, '回報');
    await button(officer, '取消簽收').click();
    await officer.getByRole('dialog').getByLabel('原因').fill('按錯');
    await officer.keyboard.press('Control+Enter');
    await inFocus(officer, '簽收');
    await officer.context().close();
  });

  it('who was second is told so, and sees how it stands', async () => {
    const first = await people.signIn('maintenance', PHONE, `/case/${number}`);
    const second = await people.signIn('maintenance.chief', DESK, `/case/${number}`);
    await button(first, '簽收').waitFor();
    await button(second, '簽收').waitFor();
    await second.route('**/actions/acknowledge', async route => {
      await button(first, '簽收').click();
      await button(first, '取消簽收').waitFor();
      await route.continue();
    });
    await button(second, '簽收').click();
    await second.getByText('其他人剛剛先處理了').waitFor();
    await button(second, '回報').waitFor();
  });

  it('on a phone the places that are seldom gone to are folded, and found by keyboard', async () => {
    const supervisor = await people.signIn('supervisor', PHONE);
    expect(await supervisor.getByRole('link', { name: '當事人請求' }).count()).toBe(0);
    await supervisor.locator('summary').filter({ hasText: '更多' }).focus();
    await supervisor.keyboard.press('Enter');
    await expectAccessible(supervisor, 'the navigation unfolded');
    await supervisor.getByRole('link', { name: '當事人請求' }).press('Enter');
    await supervisor.locator('h1:focus').filter({ hasText: '當事人請求' }).waitFor();
    expect(await supervisor.getByRole('link', { name: '當事人請求' }).count()).toBe(0);
    await supervisor.context().close();
  });

  it('beside a page the places stand in named lists, and the one that is open is in sight', async () => {
    const supervisor = await people.signIn('supervisor', DESK, '/reports/months');
    const reports = supervisor.getByRole('navigation').getByRole('list', { name: '統計報表' });
    const open = reports.getByRole('link', { name: '已凍結月份' });
    expect(await open.getAttribute('aria-current')).toBe('page');
    const box = await open.boundingBox();
    expect((box?.y ?? DESK.height) + (box?.height ?? 0)).toBeLessThanOrEqual(DESK.height);
    await expectAccessible(supervisor, 'the navigation in sections');
    await supervisor.context().close();
  });

  it('the manager’s calendar opens in the years of the Republic, and leads to a day', async () => {
    const manager = await people.signIn('manager', DESK);
    await button(manager, '開月曆').click();
    await manager
      .getByRole('dialog')
      .getByText(/^民國\d+年\d+月$/)
      .first()
      .waitFor();
    await manager.keyboard.press('ArrowLeft');
    await manager.keyboard.press('Enter');
    await manager.waitForURL(/date=\d{4}-\d\d-\d\d$/);
    await manager.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(manager, 'the manager’s day in the dark');
    expect(people.complaints).toEqual([]);
  });
});
