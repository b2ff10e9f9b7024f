import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf } from './people.js';

describe('Services at the counter are counted', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let agent: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    await fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at: '2027-03-04T10:00:00+08:00' }),
    });
    people = peopleOf(server, browser);
    agent = await people.signIn('agent', DESK, '/services');
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const rows = () => agent.getByRole('list', { name: /的紀錄/ }).getByRole('listitem');
  const persons = () => agent.getByLabel('人數');
  const counted = (text: string) => rows().filter({ hasText: text }).first().waitFor();

  it('says how a count gets there, while there is none', async () => {
    await shows(agent, '這一天還沒有紀錄。');
    await shows(agent, '這段期間沒有紀錄。');
    await expectAccessible(agent, 'a day without counts');
  });

  it('for the server’s day, whatever this computer’s is, also where no socket gets through', async () => {
    const cutOff = await agent.context().newPage();
    await cutOff.routeWebSocket(/socket\.io/, socket => socket.close());
    await cutOff.route(/socket\.io/, route => route.abort());
    await cutOff.goto(`${server.url}/services`);
    await shows(cutOff, '116/03/04（四） 的紀錄');
    await shows(cutOff, '116 年 3 月合計（人次）');
    expect(await cutOff.evaluate('new Date().getFullYear()')).not.toBe(2027);
    expect(await cutOff.getByText('不是今天').count()).toBe(0);
    await cutOff.close();
  });

  it('with one press, by keyboard alone, the place and service of last time', async () => {
    await agent.getByLabel('服務地點').first().selectOption({ label: '旗山區公所' });
    expect(await agent.getByRole('radio').filter({ hasText: '量血壓' }).count()).toBe(0);
    await agent.getByLabel('服務地點').first().selectOption({ label: '四維行政中心' });
    await agent.getByRole('radio', { name: '法律諮詢' }).focus();
    await agent.keyboard.press('ArrowRight');
    await agent.keyboard.press('Tab');
    await agent.keyboard.press('Enter');
    await counted('1 人 量血壓保健服務');
    await agent.keyboard.press('Control+A');
    await agent.keyboard.type('１２');
    await agent.keyboard.press('Enter');
    await counted('12 人 量血壓保健服務');
    expect(await persons().inputValue()).toBe('1');
    await agent.reload();
    await agent.getByRole('radio', { name: '量血壓保健服務', checked: true }).waitFor();
    await expectAccessible(agent, 'a day with counts');
  });

  it('not when the number is none, which is said at the field', async () => {
    await counted('12 人');
    for (const typed of ['0', '1001', '兩', '1.5', '']) {
      await persons().fill(typed);
      await persons().press('Enter');
      await agent.getByText('請輸入 1 到 1000 的人數。').first().waitFor();
      expect(await rows().count()).toBe(2);
    }
    await persons().fill('1');
  });

  it('for another day, typed as people write it, and the page says so', async () => {
    const date = agent.getByLabel('日期');
    await date.fill('1160302');
    await date.press('Enter');
    await agent.getByText('目前計入的是 116/03/02（二），不是今天。').waitFor();
    await persons().fill('7');
    await persons().press('Enter');
    await counted('7 人 量血壓保健服務');
    expect(new URL(agent.url()).searchParams.get('date')).toBe('2027-03-02');
    await date.fill('116/03/05');
    await date.press('Enter');
    await button(agent, '計入 116/03/05（五）').click();
    await agent.getByRole('alert').filter({ hasText: '這一天還沒到' }).waitFor();
    await button(agent, '今天').click();
    await agent.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('and added up by day and by month', async () => {
    const table = agent.getByRole('table', { name: '116 年 3 月合計（人次）' });
    await table.getByRole('row', { name: '3/2（二） 7 7' }).waitFor();
    await table.getByRole('row', { name: '3/4（四） 13 13' }).waitFor();
    await table.getByRole('row', { name: '合計 20 20' }).waitFor();
    await agent.getByRole('radio', { name: '全年逐月' }).focus();
    await agent.keyboard.press('Space');
    await agent
      .getByRole('table', { name: '116 年合計（人次）' })
      .getByRole('row', { name: '3 月 20 20' })
      .waitFor();
    await expectAccessible(agent, 'totals of a year');
  });

  it('mistakes are withdrawn after a question, and stay to be seen', async () => {
    await agent.getByRole('button', { name: '撤銷 量血壓保健服務 12 人' }).click();
    const dialog = agent.getByRole('dialog');
    await expectAccessible(agent, 'the dialog of a withdrawal');
    await dialog.getByRole('button', { name: '撤銷', exact: true }).click();
    await dialog
      .getByText('請寫明', { exact: false })
      .or(dialog.locator('[aria-invalid=true]'))
      .first()
      .waitFor();
    await dialog.getByLabel('撤銷原因').fill('重複計入');
    await dialog.getByRole('button', { name: '撤銷', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await rows().filter({ hasText: '已撤銷' }).filter({ hasText: '重複計入' }).waitFor();
    await agent.getByRole('row', { name: '3 月 8 8' }).waitFor();
  });

  it('offline, what was counted stays in sight and a press is not lost or doubled', async () => {
    await agent.context().setOffline(true);
    await persons().fill('3');
    await persons().press('Enter');
    await agent.getByRole('alert').filter({ hasText: '伺服器沒有回應' }).waitFor();
    expect([await persons().inputValue(), await rows().count()]).toEqual(['3', 2]);
    await agent.context().setOffline(false);
    await persons().press('Enter');
    await counted('3 人');
    expect(await rows().filter({ hasText: '3 人' }).count()).toBe(1);
  });

  it('are read by managers, who count nothing; by officers not at all', async () => {
    const manager = await people.signIn('manager', PHONE, '/services');
    await shows(manager, '116 年 3 月合計（人次）');
    expect(await manager.getByRole('button', { name: /計入|撤銷/ }).count()).toBe(0);
    await expectAccessible(manager, 'what a manager sees on a phone');
    const officer = await people.signIn('maintenance', DESK, '/services');
    await shows(officer, '找不到這個頁面');
    expect(await officer.getByRole('link', { name: '櫃台服務' }).count()).toBe(0);
  });

  it('in English, in the dark, on a phone, with nothing cut off', async () => {
    await agent.setViewportSize(PHONE);
    await agent.emulateMedia({ colorScheme: 'dark' });
    await agent.evaluate(`localStorage.setItem('hotline.language', '"en"')`);
    await agent.reload();
    await shows(agent, 'Counter services');
    await agent
      .getByRole('list', { name: /Counted for/ })
      .getByRole('listitem')
      .first()
      .waitFor();
    await expectAccessible(agent, 'the page in English on a phone');
    expect(await agent.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    expect(people.complaints).toEqual([]);
  });
});
