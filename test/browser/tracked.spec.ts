import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf } from './people.js';

const SUBJECT = '請市府改善建工路排水，並於期限前函復本會。';

describe('Tracked decisions', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let commission: Page;
  let officer: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    await fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at: '2027-03-04T10:00:00+08:00' }),
    });
    people = peopleOf(server, browser);
    commission = await people.signIn('commission', DESK, '/tracked');
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const row = (page: Page) => page.getByRole('row').filter({ hasText: SUBJECT });

  it('are listed here once somebody has entered one', async () => {
    await shows(commission, '沒有待答復的列管案件。');
    await expectAccessible(commission, 'nothing tracked');
  });

  it('are not entered by halves: each field says what it lacks', async () => {
    await button(commission, '登錄列管案件').focus();
    await commission.keyboard.press('Enter');
    const dialog = commission.getByRole('dialog');
    await button(dialog, '登錄並送主辦機關').click();
    for (const need of ['請選擇來源。', '請填寫案由。', '請選擇主辦機關。'])
      await dialog.getByText(need).first().waitFor();
    await dialog.getByLabel('來源').selectOption({ label: '市議會議決案' });
    await button(dialog, '登錄並送主辦機關').click();
    await dialog.getByText('請選擇類別。').first().waitFor();
    await expectAccessible(commission, 'the form with what is wrong');
  });

  it('and are, with the meeting and the date, by keyboard', async () => {
    const dialog = commission.getByRole('dialog');
    await dialog.getByLabel('屆').fill('１');
    await dialog.getByLabel('會議').selectOption({ label: '臨時會' });
    await dialog.locator('[data-field=nth] input').fill('6');
    await dialog.getByLabel('類別').selectOption({ label: '工務' });
    await dialog.getByLabel('案由').fill(SUBJECT);
    await dialog.getByRole('combobox', { name: /主辦機關/ }).fill('水利局');
    await commission.getByRole('option', { name: '水利局', exact: true }).click();
    await dialog.getByLabel('答復期限').fill('1160301');
    await commission.keyboard.press('Control+Enter');
    await dialog.getByRole('alert').filter({ hasText: '回復期限不能是過去的日期' }).waitFor();
    await dialog.getByLabel('答復期限').fill('1160320');
    await commission.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await row(commission).filter({ hasText: '第一屆第六次臨時會・工務' }).waitFor();
    await row(commission)
      .filter({ hasText: '116/03/20（六）24:00' })
      .filter({ hasText: '還有 17 天' })
      .waitFor();
    number = (await row(commission).getByRole('link').textContent()) ?? '';
    expect(number).toMatch(/^T20270304-\d{5}-\d$/);
    await expectAccessible(commission, 'a list of one');
  });

  it('are answered by the agency from its own list', async () => {
    officer = await people.signIn('water', PHONE, '/tracked');
    await officer.getByRole('link', { name: number }).click();
    await shows(officer, number);
    await button(officer, '簽收').click();
    await officer.getByText('第一屆第六次臨時會').waitFor();
    await button(officer, '答復').click();
    await officer.getByRole('dialog').getByText('送研考會審查後結案').waitFor();
    await officer.getByRole('dialog').getByLabel('回復內容').fill('本局已完成清淤，並排定側溝工程。');
    await officer.keyboard.press('Control+Enter');
    await officer.getByRole('dialog').waitFor({ state: 'detached' });
    await expectAccessible(officer, 'the case of a decision on a phone');
  });

  it('are closed by the commission, and by nobody else', async () => {
    const supervisor = await people.signIn('supervisor', DESK, `/case/${number}`);
    await shows(supervisor, number);
    expect(await supervisor.getByRole('button', { name: '解除管制' }).count()).toBe(0);
    await commission.goto(`${server.url}/tracked?show=answered`);
    await row(commission).filter({ hasText: '依限' }).waitFor();
    await expectAccessible(commission, 'what waits to be closed');
  });

  it('come as a list from a spreadsheet, checked before they are entered', async () => {
    await commission.goto(`${server.url}/tracked`);
    await button(commission, '匯入清單').click();
    const dialog = commission.getByRole('dialog');
    await dialog.getByLabel('來源').selectOption({ label: '市議會議決案' });
    await dialog.getByLabel('屆').fill('1');
    await dialog.getByLabel('會議').selectOption({ label: '臨時會' });
    await dialog.locator('[data-field=nth] input').fill('7');
    const send = (lines: string[]) =>
      dialog.locator('input[type=file]').setInputFiles({
        ...{ name: '第七次臨時會.csv', mimeType: 'text/csv' },
        buffer: Buffer.from(['類別,案由,承辦機關', ...lines].join('\n')),
      });
    await send(['教育類,請整修校舍,水利局', '教育類,請增設圖書館,水利處']);
    await dialog.getByText('第 3 行「承辦機關」：沒有這個機關。').waitFor();
    await expectAccessible(commission, 'a list with what is wrong');
    await send(['教育類,請整修校舍,水利局', '教育類,請增設圖書館,水利局']);
    await dialog.getByText('清單沒有錯誤，可登錄 2 件。').waitFor();
    await commission.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await commission
      .getByRole('row')
      .filter({ hasText: '請增設圖書館' })
      .filter({ hasText: '第七次臨時會・教育' })
      .waitFor();
    await commission.goto(`${server.url}/reports/annual?year=116`);
    await commission.getByRole('row', { name: /^第一屆第七次臨時會 2 0 2/ }).waitFor();
    await shows(commission, '第一屆第七次臨時會計 2 件，其中教育類 2 件。');
    await expectAccessible(commission, 'the council in the yearly report');
    await commission.goto(`${server.url}/tracked?show=answered`);
  });

  it('are no business of agents and citizens', async () => {
    const agent = await people.signIn('agent', DESK, '/tracked');
    await shows(agent, '找不到這個頁面');
    const maintenance = await people.signIn('maintenance', DESK, '/tracked');
    await shows(maintenance, '沒有待答復的列管案件。');
    expect(await maintenance.getByRole('button', { name: '登錄列管案件' }).count()).toBe(0);
  });

  it('in English, in the dark, on a phone, with nothing cut off', async () => {
    await commission.setViewportSize(PHONE);
    await commission.emulateMedia({ colorScheme: 'dark' });
    await commission.evaluate(`localStorage.setItem('hotline.language', '"en"')`);
    await commission.reload();
    await shows(commission, 'Tracked decisions');
    await commission.getByRole('listitem').filter({ hasText: SUBJECT }).waitFor();
    await expectAccessible(commission, 'the page in English on a phone');
    expect(await commission.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    expect(people.complaints).toEqual([]);
  });
});
