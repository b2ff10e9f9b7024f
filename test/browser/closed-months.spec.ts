import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { act, recordDamage, shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf } from './people.js';

describe('A manager reads a closed month', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let manager: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    await server.moveTo('2027-03-30T10:00:00+08:00');
    people = peopleOf(server, browser);
    const agent = await people.signIn('agent', DESK);
    const officer = await people.signIn('maintenance', DESK);
    await act(officer, await recordDamage(agent, '路面坑洞'), 'acknowledge');
    const late = await recordDamage(agent, '人行道破損');
    await server.moveTo('2027-04-10T08:00:00+08:00');
    manager = await people.signIn('manager', DESK, '/reports/months');
    await manager.getByRole('link', { name: /116 年 3 月/ }).waitFor();
    await act(officer, late, 'acknowledge');
    // What came by letter is typed after the month is closed.
    await recordDamage(agent, '路燈不亮', { channel: 'letter', receivedAt: '2027-03-30T11:00:00+08:00' });
    await officer.context().close();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const row = (name: string) =>
    manager
      .getByRole('row')
      .filter({ has: manager.getByRole('rowheader', { name, exact: true }) })
      .first();

  it('as it was published, and what has changed since', async () => {
    await manager.goto(`${server.url}/reports/breaches?from=2027-03-01&to=2027-03-31`);
    await shows(manager, '116 年 3 月的數字為凍結時公布的數字。 凍結後合計已有變動。');
    const cells = async () => (await row('合計').getByRole('cell').allTextContents()).slice(0, 4);
    expect(await cells()).toEqual(['2', '1', '0', '1']);
    await expectAccessible(manager, 'a report of a closed month');
    await button(manager, '看目前的數字').click();
    await shows(manager, '116 年 3 月已凍結；這裡是目前的數字。');
    await button(manager, '看公布的數字').waitFor();
    expect(await cells()).toEqual(['3', '1', '1', '1']);
    await manager.getByRole('link', { name: '各版次' }).click();
    await shows(manager, '凍結後有案件變動');
    expect(await row('派工 4 小時回應：逾期（含未結）').getByRole('cell').allTextContents()).toEqual([
      '2 ≠ 不同',
      '1',
    ]);
    await expectAccessible(manager, 'the versions of a month');
  });

  it('and corrects it, saying why', async () => {
    await button(manager, '更正此月').click();
    await button(manager, '另存新版').click();
    await manager.getByText('請填寫更正理由（至少 5 個字）。').waitFor();
    await expectAccessible(manager, 'the correction of a month');
    await manager.getByLabel('更正理由').fill('逾期案件已於次月辦結');
    await button(manager, '另存新版').click();
    await shows(manager, '目前的數字與最新版相同。');
    expect(await row('派工 4 小時回應：逾期（含未結）').getByRole('cell').allTextContents()).toEqual([
      '2',
      '2',
      '1',
    ]);
    await shows(manager, '逾期案件已於次月辦結');
  });

  it('on a telephone and in English as well', async () => {
    await manager.setViewportSize(PHONE);
    await manager.evaluate(`localStorage.setItem('hotline.language', '"en"')`);
    await manager.reload();
    await shows(manager, 'What would be said now is what the newest version says.');
    await expectAccessible(manager, 'closed months on a telephone');
    expect(people.complaints).toEqual([]);
  });
});
