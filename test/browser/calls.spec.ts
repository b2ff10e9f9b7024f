import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import supertest from 'supertest';
import { Telephone } from '../support/telephone.js';
import { shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, PHONE, peopleOf, recordLamp } from './people.js';

const NUMBER = '0912345678';

describe('A call is answered, handed over, recorded; an abusive one has its steps', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let telephone: Telephone;
  let agent: Page;
  let colleague: Page;
  let supervisor: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    const admin = supertest.agent(server.url);
    const { username, password } = server.account('admin');
    await admin.post('/api/session').send({ username, password }).expect(200);
    telephone = await Telephone.madeBy(admin, server.url);
    agent = await people.signIn('agent', DESK, '/calls');
    colleague = await people.signIn('agent2', DESK, '/calls');
    supervisor = await people.signIn('supervisor', DESK, '/caller-policies');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const now = (): string => new Date().toISOString();
  const call = async (id: string, extension: string, caller: string | null = NUMBER): Promise<void> => {
    await telephone.tell(id, 'ringing', now(), { line: '1999', caller }).expect(200);
    await telephone.tell(id, 'answered', now(), { agent: extension }).expect(200);
  };
  const ended = (id: string) => telephone.tell(id, 'ended', now()).expect(200);
  async function sitDown(page: Page, extension: string): Promise<void> {
    await page.getByLabel('分機號碼').fill(extension);
    await button(page, '登入分機').click();
    await page.getByText(`您在分機 ${extension}`).waitFor();
  }
  const typed = (page: Page, name: string): Promise<string> => page.getByLabel(name).inputValue();

  it('agents sign in at their telephones', async () => {
    await button(agent, '登入分機').press('Enter');
    await agent.getByText('請輸入分機號碼。').first().waitFor();
    expect(await agent.evaluate('document.activeElement.value')).toBe('');
    await heard(agent, 'assertive', '請輸入分機號碼。');
    await agent.keyboard.type('3021');
    await agent.keyboard.press('Enter');
    await agent.getByText('您在分機 3021').waitFor();
    await sitDown(colleague, '3022');
    await expectAccessible(agent, 'calls, none to record');
  });

  it('who calls pops up, on whatever page the agent is, and the number is filled in', async () => {
    await agent.goto(`${server.url}/board`);
    await call('b1', '3021');
    const pop = agent.getByRole('region', { name: '來電', exact: true });
    await pop.getByText('通話中').waitFor();
    await pop.getByText(NUMBER).waitFor();
    await heard(agent, 'assertive', `來電接通，${NUMBER}`);
    expect(new URL(agent.url()).pathname).toBe('/desk');
    expect(await pop.getByRole('timer').textContent()).toMatch(/^\d+ 分 \d+ 秒$/);
    await shows(agent, '沒有人在線上等候。');
    await telephone.tell('waits', 'ringing', now()).expect(200);
    await shows(agent, '1 人在線上等候');
    await ended('waits');
    expect(await typed(agent, '來電號碼')).toBe(NUMBER);
    await telephone.tell('b1', 'held', now()).expect(200);
    await pop.getByText('保留中').waitFor();
    await telephone.tell('b1', 'resumed', now()).expect(200);
    await pop.getByText('通話中').waitFor();
    await agent.getByLabel('姓名').fill('王曉鈴');
    await expectAccessible(agent, 'the desk with a call');
  });

  it('a colleague goes on with it, and with what was typed and said', async () => {
    await agent.keyboard.press('Alt+2');
    await agent.keyboard.type('路燈不亮，');
    await button(agent, '轉接同仁').click();
    const dialog = agent.getByRole('dialog');
    await button(dialog, '轉接').click();
    await dialog.getByText('請選同仁。').waitFor();
    await heard(agent, 'assertive', '有 1 個欄位需要修正。');
    expect(await agent.evaluate('document.activeElement.tagName')).toBe('SELECT');
    const option = await dialog.getByRole('option', { name: /蔡宗翰/ }).getAttribute('value');
    await dialog.getByLabel('轉給誰').selectOption(option);
    await dialog.getByLabel('留言').fill('民眾趕時間');
    await expectAccessible(agent, 'the dialog that hands a call over');
    await button(dialog, '轉接').click();
    const pop = colleague.getByRole('region', { name: '來電', exact: true });
    await pop.getByText('林怡君轉來').waitFor();
    await pop.getByText('民眾趕時間').waitFor();
    await heard(colleague, 'assertive', '林怡君 轉來一通電話：民眾趕時間');
    expect(await typed(colleague, '姓名')).toBe('王曉鈴');
    await agent.getByRole('region', { name: '來電', exact: true }).waitFor({ state: 'detached' });
    expect(await typed(agent, '姓名')).toBe('');
    // Until the server has said that it is recorded, it is no next one.
    const held: (() => Promise<void>)[] = [];
    await colleague.route('**/api/calls/current', route => void held.push(() => route.continue()));
    const number = await recordLamp(colleague, '整排');
    expect(await colleague.getByText('下一通來電已接通').count()).toBe(0);
    await colleague.unroute('**/api/calls/current');
    await Promise.allSettled(held.map(go => go()));
    await ended('b1');
    await colleague.keyboard.press('Alt+N');
    await call('b2', '3022');
    await colleague.getByRole('region', { name: '來電', exact: true }).getByText('通話中').waitFor();
    expect(await typed(colleague, '姓名')).toBe('王曉鈴');
    await colleague.getByRole('complementary').getByText(number).waitFor();
    await heard(colleague, 'assertive', `來電接通，${NUMBER}，有 1 件案件`);
  });

  it('what was not recorded is listed, with a count beside its place, until somebody says why not', async () => {
    await ended('b2');
    await button(colleague, '清空重來').click();
    await colleague
      .getByRole('link', { name: /來電登錄/ })
      .getByText('1 通電話待登錄')
      .waitFor({ state: 'attached' });
    await colleague.getByRole('link', { name: /來電登錄/ }).click();
    await colleague.getByRole('table').waitFor();
    await expectAccessible(colleague, 'calls to record');
    await colleague.getByRole('button', { name: /不必登錄/ }).click();
    await colleague.getByRole('dialog').getByLabel('原因').selectOption('silent');
    await button(colleague.getByRole('dialog'), '不必登錄').click();
    await shows(colleague, '沒有待登錄的電話。');
  });

  it('a withheld number shows nobody', async () => {
    await call('b3', '3021', null);
    const pop = agent.getByRole('region', { name: '來電', exact: true });
    await pop.getByText('未顯示號碼').waitFor();
    expect(await pop.getByRole('button', { name: '提出濫用處置' }).count()).toBe(0);
    await pop.getByRole('button', { name: /不必登錄/ }).click();
    await agent.getByRole('dialog').getByLabel('原因').selectOption('test');
    await button(agent.getByRole('dialog'), '不必登錄').click();
    await pop.waitFor({ state: 'detached' });
  });

  it('who cannot be read is said to be on the line all the same, and read as soon as that is possible', async () => {
    await agent.goto(`${server.url}/board`);
    await agent.getByRole('heading', { level: 1 }).waitFor();
    const fails = { status: 500, contentType: 'application/json', body: '{}' };
    await agent.route('**/api/calls/current', route => route.fulfill(fails));
    await call('unread', '3021', '0922333444');
    await heard(agent, 'assertive', '來電接通，但讀不到來電資料');
    await agent.getByText('請先問號碼、照常登錄').waitFor();
    await agent.keyboard.press('Alt+2');
    await agent.keyboard.type('電線垂下來');
    await agent.unroute('**/api/calls/current');
    const pop = agent.getByRole('region', { name: '來電', exact: true });
    await pop.getByText('0922333444').waitFor();
    await heard(agent, 'assertive', '來電接通，0922333444');
    expect(await agent.getByLabel('民眾反映的內容').inputValue()).toBe('電線垂下來');
    expect(await agent.getByText('讀不到來電資料').count()).toBe(0);
  });

  it('what stands in its dialogs and beside it says so, too, and never that there is nobody', async () => {
    const fails = { status: 429, contentType: 'application/json', body: '{}' };
    for (const path of ['calls/colleagues', 'calls/waiting', 'caller-policies?*'])
      await agent.route(`**/api/${path}`, route => route.fulfill(fails));
    await shows(agent, '目前讀不到等候人數。');
    for (const name of ['轉接同仁', '提出濫用處置']) {
      await agent.getByRole('button', { name }).click();
      const dialog = agent.getByRole('dialog');
      await dialog.getByText('讀不到資料。').waitFor();
      expect(await dialog.getByText('目前沒有其他同仁').count()).toBe(0);
      await expectAccessible(agent, `${name}, unread`);
      await agent.unroute(name === '轉接同仁' ? '**/api/calls/colleagues' : '**/api/caller-policies?*');
      await button(dialog, '再試一次').click();
      await dialog.getByText('讀不到資料。').waitFor({ state: 'detached' });
      await dialog.getByRole('option').nth(1).waitFor({ state: 'attached' });
      await agent.keyboard.press('Escape');
    }
    await agent.unroute('**/api/calls/waiting');
    await shows(agent, '沒有人在線上等候。');
    await agent.getByRole('button', { name: /的電話不必登錄/ }).click();
    await agent.getByRole('dialog').getByLabel('原因').selectOption('test');
    await button(agent.getByRole('dialog'), '不必登錄').click();
    await ended('unread');
    await button(agent, '清空重來').click();
  });

  it('an abusive caller: proposed at the desk, decided by the supervisor, said to the next agent, appealed against', async () => {
    await call('b4', '3021', '0955123678');
    const pop = agent.getByRole('region', { name: '來電', exact: true });
    await button(agent, '提出濫用處置').click();
    const dialog = agent.getByRole('dialog');
    await dialog.getByLabel('處置步驟').selectOption('warn');
    await dialog.getByLabel('發生了什麼事').fill('連續辱罵');
    await expectAccessible(agent, 'the dialog that proposes a step');
    await button(dialog, '提出').click();
    await supervisor
      .getByRole('button', { name: /按 N 顯示|顯示 1 筆/ })
      .or(supervisor.getByText('待核定'))
      .first()
      .waitFor();
    await supervisor.keyboard.press('N');
    await shows(supervisor, '連續辱罵');
    await expectAccessible(supervisor, 'steps about abusive callers');
    await supervisor.getByRole('button', { name: /^核定：告誡/ }).click();
    await supervisor.getByRole('dialog').getByLabel('核定理由').fill('錄音屬實');
    await button(supervisor.getByRole('dialog'), '核定').click();
    await supervisor.getByRole('button', { name: /^核定：告誡/ }).waitFor({ state: 'detached' });
    await ended('b4');
    await call('b5', '3022', '0955123678');
    const next = colleague.getByRole('region', { name: '來電', exact: true });
    await next.getByText('這個號碼的處置：告誡').waitFor();
    await heard(colleague, 'assertive', /來電接通，0955123678，這個號碼的處置：告誡/);
    await next.getByText('緊急情形一律立即受理').waitFor();
    await expectAccessible(colleague, 'the desk with an abusive caller');
    await colleague.goto(`${server.url}/caller-policies`);
    await colleague.getByLabel('民眾的電話號碼').fill('0955-123-678');
    await button(colleague, '查號碼').click();
    await shows(colleague, '這個號碼有 1 筆處置');
    await colleague
      .getByRole('button', { name: /^登錄申訴/ })
      .first()
      .click();
    await colleague.getByRole('dialog').getByLabel('民眾申訴的內容').fill('當時情緒激動');
    await button(colleague.getByRole('dialog'), '登錄申訴').click();
    await shows(colleague, '申訴待決定');
    await pop.waitFor();
    expect(people.complaints).toEqual([]);
  });

  it('on a phone, nothing is cut', async () => {
    await agent.setViewportSize(PHONE);
    await agent.goto(`${server.url}/desk`);
    await agent.getByRole('region', { name: '來電', exact: true }).waitFor();
    expect(await agent.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await expectAccessible(agent, 'the desk with a call, on a phone');
    // English words are longer than the phone is wide.
    await supervisor.setViewportSize(PHONE);
    await supervisor.evaluate(`localStorage.setItem('hotline.language', '"en"')`);
    await supervisor.goto(`${server.url}/day`);
    await supervisor.getByRole('table', { name: 'How the clocks were kept, by due date' }).waitFor();
    expect(await supervisor.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await expectAccessible(supervisor, 'the day, in English, on a phone');
    const path = process.env.SCREENSHOTS;
    if (!path) return;
    for (const [name, page] of Object.entries({ agent, colleague, supervisor })) {
      await page.setViewportSize(PHONE);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.screenshot({ path: `${path}/calls-${name}-phone.png`, fullPage: true });
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.screenshot({ path: `${path}/calls-${name}.png` });
    }
  });
});
