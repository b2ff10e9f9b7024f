import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, PHONE, peopleOf } from './people.js';

const TODAY = '116/03/04（四）';

describe('Hours of legal advice at the counter', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let supervisor: Page;
  let agent: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    await server.moveTo('2027-03-04T08:30:00+08:00');
    people = peopleOf(server, browser);
    supervisor = await people.signIn('supervisor', DESK, '/bookings');
    agent = await people.signIn('agent', DESK, '/bookings');
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const dialogOf = (page: Page) => page.getByRole('dialog');
  const isFocused = (page: Page, label: string) =>
    dialogOf(page)
      .getByLabel(label)
      .evaluate(field => field === field.ownerDocument.activeElement);
  const rowOf = (page: Page, name: string) =>
    page
      .getByRole('table', { name: /的預約名單/ })
      .getByRole('row')
      .filter({ hasText: name });

  it('are none, and the page says how they get there', async () => {
    await shows(supervisor, `${TODAY} 四維行政中心的場次`);
    await shows(supervisor, '這一天這個地點沒有場次。');
    await shows(supervisor, '接下來沒有場次。');
    await shows(supervisor, '沒有設定電話服務期間。');
    await expectAccessible(supervisor, 'a place without sessions');
  });

  it('say at each field of the roster what is missing, and what the server refuses', async () => {
    await button(supervisor, '排班').click();
    const dialog = dialogOf(supervisor);
    await dialog.getByLabel('人數').fill('49');
    await button(dialog, '建立場次').click();
    for (const wrong of ['請填律師。', '請填日期', '請填 1 到 48 的人數。'])
      await dialog.getByText(wrong).first().waitFor();
    expect(await isFocused(supervisor, '律師')).toBe(true);
    await expectAccessible(supervisor, 'a roster with wrong fields');
    await dialog.getByLabel('律師').fill('陳律師');
    await dialog.getByLabel('人數').fill('6');
    await dialog.getByLabel('日期').fill('1160303');
    await button(dialog, '建立場次').click();
    await dialog.locator('[data-field=day]').getByText('這個場次已經過了。').waitFor();
    expect(await isFocused(supervisor, '日期')).toBe(true);
    await dialog.getByLabel('日期').fill('1160306');
    await dialog.locator('[data-field=day]').getByText('這個場次已經過了。').waitFor({ state: 'detached' });
    await supervisor.keyboard.press('Control+Enter');
    await dialog.locator('[data-field=day]').getByText('這些日子都不上班').waitFor();
  });

  it('are added by keyboard for two weeks, and are seen at every screen', async () => {
    await supervisor.keyboard.press('Control+A');
    await supervisor.keyboard.type('1160304');
    const dialog = dialogOf(supervisor);
    await dialog.getByLabel('重複週數').fill('2');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await heard(supervisor, 'polite', '已建立 2 場');
    for (const page of [supervisor, agent]) await shows(page, '陳律師 09:00–12:00');
    await agent.getByRole('button', { name: '看 116/03/11（四） 陳律師' }).waitFor();
    await expectAccessible(agent, 'a day with free hours');
  });

  it('are booked by keyboard; a number that is not whole is said at its field', async () => {
    await agent.getByRole('button', { name: '預約 09:30 陳律師（到櫃台）' }).focus();
    await agent.keyboard.press('Enter');
    const dialog = dialogOf(agent);
    await dialog.getByLabel('姓名').waitFor();
    expect(await isFocused(agent, '姓名')).toBe(true);
    await agent.keyboard.type('王小明');
    await agent.keyboard.press('Tab');
    await agent.keyboard.type('3368333');
    await agent.keyboard.press('Control+Enter');
    await dialog.locator('[data-field=phone]').getByText('請輸入完整的電話號碼').waitFor();
    expect(await isFocused(agent, '電話')).toBe(true);
    await expectAccessible(agent, 'a booking with a wrong number');
    await agent.keyboard.press('Control+A');
    await agent.keyboard.type('07-3368333');
    await agent.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await heard(agent, 'polite', `已預約 ${TODAY} 09:30，四維行政中心，到櫃台`);
    await rowOf(agent, '王小明').getByText('07-3368333').waitFor();
    await shows(agent, '09:30 已約');
    await rowOf(supervisor, '王小明').waitFor();
  });

  it('are taken once: who comes second is told at the field and keeps what was typed', async () => {
    await agent.getByRole('button', { name: /^預約 10:00/ }).click();
    const dialog = dialogOf(agent);
    await dialog.getByLabel('姓名').fill('李大華');
    await dialog.getByLabel('電話').fill('0912345678');
    // The other one’s news may be faster than the press: the time is still there to be refused.
    expect(
      await supervisor.evaluate(async () => {
        const found = await (await fetch('/api/booking-sessions?from=2027-03-04&to=2027-03-04')).json();
        const { id } = (found as { items: { id: string }[] }).items[0] ?? {};
        const body = JSON.stringify({ sessionId: id, at: '10:00', name: '先到', phone: '0987654321' });
        const headers = { 'content-type': 'application/json' };
        return (await fetch('/api/bookings', { method: 'POST', headers, body })).status;
      }),
    ).toBe(201);
    await agent.keyboard.press('Control+Enter');
    await dialog.locator('[data-field=at]').getByText('這個時段剛被預約了').waitFor();
    expect(await isFocused(agent, '時間')).toBe(true);
    await dialog.getByLabel('時間').selectOption('10:30');
    await agent.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await rowOf(agent, '李大華').getByText('10:30').waitFor();
  });

  it('who came counts as one person, who did not counts as none; mixed up, it is put right', async () => {
    await button(rowOf(agent, '王小明'), '已到 09:30 王小明').press('Enter');
    await rowOf(agent, '王小明').getByRole('cell', { name: '已到', exact: true }).waitFor();
    await heard(agent, 'polite', '已記錄到場，計 1 人次');
    await button(rowOf(agent, '李大華'), '已到 10:30 李大華').click();
    await rowOf(agent, '李大華').getByRole('cell', { name: '已到', exact: true }).waitFor();
    await button(rowOf(agent, '李大華'), '未到 10:30 李大華').click();
    await rowOf(agent, '李大華').getByRole('cell', { name: '未到', exact: true }).waitFor();
    const persons = await agent.evaluate(async () => {
      const found = await (await fetch('/api/services?from=2027-03-04&to=2027-03-04')).json();
      return (found as { totals: { persons: number }[] }).totals.map(one => one.persons);
    });
    expect(persons).toEqual([1]);
    await expectAccessible(agent, 'a list with who came and who did not');
  });

  it('are a list on paper for the counter, with no number of whoever comes and nothing of the page', async () => {
    await agent.evaluate('window.print = () => { window.isPrinted = true; }');
    await button(agent, '列印名單').press('Enter');
    expect(await agent.evaluate('window.isPrinted')).toBe(true);
    await agent.emulateMedia({ media: 'print' });
    const paper = agent.locator('.printed-list');
    for (const said of ['王小明', '李大華', '□ 已到', '含個人資料', `於 ${TODAY}08:30 印出`])
      await paper.getByText(said).first().waitFor();
    const seen = await agent.evaluate('document.body.innerText');
    expect(seen).toContain(`${TODAY} 四維行政中心的預約名單`);
    for (const hidden of ['3368333', '0912345678', '列印名單', '查民眾的預約', '櫃台預約'])
      expect(seen).not.toContain(hidden);
    await agent.emulateMedia({ media: null });
    const pdf = (await agent.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  it('become calls on days a supervisor sets, and whom to tell stands on top', async () => {
    await agent.getByRole('button', { name: '看 116/03/11（四） 陳律師' }).click();
    await agent.getByRole('button', { name: /^預約 09:00/ }).click();
    await dialogOf(agent).getByLabel('姓名').fill('林小姐');
    await dialogOf(agent).getByLabel('電話').fill('0911222333');
    await agent.keyboard.press('Control+Enter');
    await rowOf(agent, '林小姐').waitFor();

    await button(supervisor, '設定電話服務').click();
    const dialog = dialogOf(supervisor);
    await button(dialog, '確認設定').click();
    await dialog.getByText('請至少選一個地點。').first().waitFor();
    await dialog.getByRole('checkbox', { name: '四維行政中心' }).focus();
    await supervisor.keyboard.press('Space');
    await dialog.getByLabel('起日').fill('1160310');
    await dialog.getByLabel('迄日').fill('1160309');
    await dialog.getByLabel('原因').fill('疫情');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.locator('[data-field=until]').getByText('日期不正確。').waitFor();
    await expectAccessible(supervisor, 'days by telephone that end before they begin');
    await dialog.getByLabel('迄日').fill('1160312');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });

    await button(supervisor, '116/03/11（四） 四維行政中心 1 人').click();
    await rowOf(agent, '林小姐').getByText('要通知：改為電話諮詢').waitFor();
    await shows(agent, '這個場次改以電話諮詢');
    await expectAccessible(agent, 'a list with somebody to be told');
    await button(rowOf(agent, '林小姐'), '已通知 09:00 林小姐').press('Enter');
    await agent.getByText('要通知：改為電話諮詢').waitFor({ state: 'detached' });
    await supervisor.getByText('要通知的民眾', { exact: true }).waitFor({ state: 'detached' });
  });

  it('are found by telephone and cancelled after a question', async () => {
    const search = agent.getByRole('form', { name: '查民眾的預約' });
    await search.getByLabel('電話').fill('0911');
    await agent.keyboard.press('Enter');
    await search.getByText('請輸入完整的電話號碼').waitFor();
    await search.getByLabel('電話').fill('0911-222-333');
    await agent.keyboard.press('Enter');
    const found = agent.getByRole('table', { name: '這個號碼的預約' }).getByRole('row');
    await button(found.filter({ hasText: '林小姐' }), '取消預約 09:00 林小姐').click();
    await expectAccessible(agent, 'the question before a booking is cancelled');
    await button(dialogOf(agent), '取消預約').click();
    await found.filter({ hasText: '已取消' }).waitFor();
    await rowOf(agent, '林小姐').getByText('已取消').waitFor();
    await agent.getByRole('button', { name: /^預約 09:00 陳律師（電話諮詢）/ }).waitFor();
  });

  it('are cancelled by the supervisor with a reason, and the telephone days ended', async () => {
    await button(supervisor, '取消場次 陳律師 09:00').click();
    await dialogOf(supervisor).getByLabel('原因').fill('律師請假');
    await button(dialogOf(supervisor), '取消場次').click();
    await shows(agent, '場次已取消：律師請假');
    await button(supervisor, '結束電話服務 四維行政中心').click();
    await button(dialogOf(supervisor), '結束').click();
    await shows(agent, '沒有設定電話服務期間。');
  });

  it('are counted by managers without a name, and hidden from officers', async () => {
    const manager = await people.signIn('manager', PHONE, '/bookings?date=2027-03-04');
    await shows(manager, '09:30 已約');
    await shows(manager, '名單只有話務中心人員看得到。');
    expect(await manager.locator('main').textContent()).not.toMatch(/王小明|李大華|3368333/);
    expect(await manager.getByRole('button', { name: /^(預約|取消|排班|設定)/ }).count()).toBe(0);
    expect(await manager.locator('.printed-list').count()).toBe(0);
    await expectAccessible(manager, 'what a manager sees on a phone');
    const officer = await people.signIn('maintenance', DESK, '/bookings');
    await shows(officer, '找不到這個頁面');
  });

  it('in English, in the dark, on a phone, with nothing cut off', async () => {
    await agent.setViewportSize(PHONE);
    await agent.emulateMedia({ colorScheme: 'dark' });
    await agent.evaluate(`localStorage.setItem('hotline.language', '"en"')`);
    await agent.goto(`${server.url}/bookings?date=2027-03-04`);
    await shows(agent, 'Counter bookings');
    await agent
      .getByRole('list', { name: /^Booked for/ })
      .getByText('王小明')
      .waitFor();
    await expectAccessible(agent, 'the page in English on a phone');
    expect(await agent.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    expect(people.complaints).toEqual([]);
  });
});
