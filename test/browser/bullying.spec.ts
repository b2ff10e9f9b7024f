import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, PHONE, peopleOf } from './people.js';

const SCHOOL = '祕密國小';
const TEXT = '三年級學生連續遭同學毆打';
const NUMBER = /^B20270304-\d{5}-\d$/;

describe('Reports of bullying at school', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let agent: Page;
  let clerk: Page;
  let officer: Page;
  let number: string;

  const moveTo = (at: string) =>
    fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at }),
    });

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    await moveTo('2027-03-04T10:00:00+08:00');
    people = peopleOf(server, browser);
    agent = await people.signIn('agent', DESK, '/bullying');
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
  const passOn = async (page: Page, text: string) => {
    await page.getByLabel('學校').fill(SCHOOL);
    await page.getByLabel('發生什麼事').fill(text);
    await button(page, '轉報專責人員').click();
  };

  it('tell whoever hears of one what to do', async () => {
    await shows(agent, '您還沒有轉報過。');
    await expectAccessible(agent, 'nothing passed on');
    await link(agent, '轉報').focus();
    await agent.keyboard.press('Enter');
    await shows(agent, '轉報後您只看得到編號');
    await expectAccessible(agent, 'the form');
  });

  it('are not passed on by halves: each field says what it lacks', async () => {
    await button(agent, '轉報專責人員').press('Enter');
    for (const need of ['請選擇通報來源。', '請填寫學校。', '請填寫發生什麼事。'])
      await agent.getByText(need).first().waitFor();
    const source = agent.getByLabel('通報來源');
    expect(await source.evaluate(field => field === field.ownerDocument.activeElement)).toBe(true);
    await source.selectOption({ label: '1999專線' });
    await agent.getByLabel('日期').fill('1160305');
    await agent.getByLabel('時間').fill('9:00');
    await passOn(agent, TEXT);
    await agent.getByRole('alert').filter({ hasText: '這個時間還沒到' }).waitFor();
    await agent.getByLabel('日期').fill('');
    await agent.getByLabel('時間').fill('');
  });

  it('and are, by keyboard alone, when the line is back, once, with a number to be told', async () => {
    await agent.getByLabel('通報人與聯絡方式').fill('家長 0912345678');
    await agent.context().setOffline(true);
    await agent.keyboard.press('Control+Enter');
    await agent.getByRole('alert').filter({ hasText: '伺服器沒有回應' }).waitFor();
    expect(await agent.getByLabel('發生什麼事').inputValue()).toBe(TEXT);
    await agent.context().setOffline(false);
    await agent.keyboard.press('Control+Enter');
    const said = agent.locator('main').getByText(NUMBER);
    await said.waitFor();
    number = ((await said.textContent()) ?? '').trim();
    await heard(agent, 'polite', `已轉報，編號 ${number}`);
    expect(
      await agent
        .getByRole('heading', { name: '已轉報專責人員' })
        .evaluate(heading => heading === heading.ownerDocument.activeElement),
    ).toBe(true);
    await expectAccessible(agent, 'the number');
  });

  it('of which whoever passed them on sees the numbers and nothing else', async () => {
    await link(agent, '通報清單').click();
    await agent.getByRole('row').filter({ hasText: number }).waitFor();
    expect(await agent.getByRole('row').count()).toBe(2);
    expect(await agent.locator('main').textContent()).not.toContain(SCHOOL);
    await expectAccessible(agent, 'what was passed on');
  });

  it('stand before the clerk with the time that is left, and what they say is read with a trace', async () => {
    clerk = await people.signIn('clerk', DESK, '/bullying');
    const row = clerk.getByRole('row').filter({ hasText: number });
    await row.getByText('剩 20 天').waitFor();
    await row.getByText('1999專線').waitFor();
    await expectAccessible(clerk, 'the list');
    await link(clerk, number).press('Enter');
    await clerk.getByRole('heading', { level: 1, name: number }).waitFor();
    expect(await clerk.locator('main').textContent()).not.toContain(SCHOOL);
    await shows(clerk, '閱讀會留下您的姓名與時間。');
    await button(clerk, '閱讀內容').press('Enter');
    for (const typed of [SCHOOL, TEXT, '家長 0912345678']) await shows(clerk, typed);
    await expectAccessible(clerk, 'one report, read');
  });

  it('are not accepted with a ground only, by the officer in charge, on a telephone', async () => {
    officer = await people.signIn('education', PHONE, '/bullying');
    await link(officer, number).click();
    await button(officer, '不予受理').click();
    const dialog = officer.getByRole('dialog');
    await button(dialog, '不予受理').click();
    await dialog.getByText('請選擇一項。').first().waitFor();
    await dialog.getByRole('radio', { name: '內容不足且無法補正' }).click({ force: true });
    await dialog.getByLabel('說明').fill('無法聯繫通報人');
    await expectAccessible(officer, 'the dialog on a telephone');
    await button(dialog, '不予受理').click();
    await dialog.waitFor({ state: 'detached' });
    await heard(officer, 'polite', `${number} 不予受理`);
    await shows(officer, '內容不足且無法補正');
    await expectAccessible(officer, 'one report on a telephone');
  });

  it('not by two at once: the second is told what the first has decided', async () => {
    await button(clerk, '受理').click();
    const dialog = clerk.getByRole('dialog');
    await button(dialog, '受理').click();
    await dialog.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    await clerk.keyboard.press('Escape');
    await clerk.locator('main').getByText('內容不足且無法補正').first().waitFor();
  });

  it('but can be on appeal, and what was done is noted', async () => {
    await button(clerk, '申復有理由，改為受理').click();
    await button(clerk.getByRole('dialog'), '申復有理由，改為受理').click();
    await clerk.getByRole('dialog').waitFor({ state: 'detached' });
    await shows(clerk, '尚未登載處理情形');
    await button(clerk, '登載處理情形').click();
    const dialog = clerk.getByRole('dialog');
    await dialog.getByRole('radio', { name: '調查中' }).focus();
    await clerk.keyboard.press('Space');
    await dialog.getByLabel('說明').fill('已訪談導師');
    await clerk.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await shows(clerk, '調查中');
    await button(clerk, '閱讀內容').click();
    const steps = clerk.locator('.bullying-steps').getByRole('listitem');
    await steps.filter({ hasText: '已訪談導師' }).waitFor();
    expect(await steps.count()).toBe(3);
  });

  it('are put on legal hold with a reason, by keyboard, and let go again', async () => {
    const dialog = clerk.getByRole('dialog');
    await button(clerk, '列入法律保全').press('Enter');
    await clerk.keyboard.press('Control+Enter');
    await dialog.getByText('請寫下說明。').first().waitFor();
    await expectAccessible(clerk, 'the dialog of a hold');
    await clerk.keyboard.type('地檢署調閱');
    await clerk.keyboard.press('Control+Enter');
    await heard(clerk, 'polite', `${number} 已列入法律保全`);
    await shows(clerk, '法律保全中');
    await button(clerk, '解除保全').press('Enter');
    await dialog.getByLabel('說明').fill('偵查終結');
    await clerk.keyboard.press('Control+Enter');
    await heard(clerk, 'polite', `${number} 已解除保全`);
    await clerk.getByText('法律保全中').waitFor({ state: 'detached' });
  });

  it('are late when nobody has decided by the end of the last day', async () => {
    await agent.goto(`${server.url}/desk`);
    await agent.getByLabel('民眾反映的內容').fill('小孩在學校被霸凌');
    await shows(agent, '聽起來像疑似校園霸凌');
    await expectAccessible(agent, 'the desk with the hint');
    await link(agent, '轉報疑似校園霸凌').click();
    await agent.getByLabel('學校').waitFor();
    const source = agent.getByLabel('通報來源');
    expect(await source.inputValue()).toBe('hotline_1999');
    await source.selectOption({ label: '市府反霸凌信箱' });
    await agent.getByLabel('學校').waitFor();
    await passOn(agent, '又一件');
    await agent.locator('main').getByText(NUMBER).waitFor();
    await moveTo('2027-03-25T01:00:00+08:00');
    officer = await people.signIn('education.chief', DESK, '/bullying');
    const row = officer.getByRole('row').filter({ hasText: '市府反霸凌信箱' });
    await row.getByText('逾 1 時').waitFor();
    await link(officer, '已受理').click();
    await officer.getByRole('row').filter({ hasText: number }).getByText('如期').waitFor();
  });

  it('are numbers for managers: the three tables of a year, as pages, files and on paper', async () => {
    const manager = await people.signIn('manager', DESK, '/reports/bullying?from=2027-01-01&to=2027-12-31');
    await manager.getByRole('table', { name: '疑似校園霸凌案件通報數' }).waitFor();
    for (const [table, row] of [
      ['疑似校園霸凌案件通報數', '受理 1'],
      ['疑似校園霸凌案件通報數', '合計 1'],
      ['疑似校園霸凌案件通報來源', '1999專線 1'],
      ['疑似校園霸凌案件處理情形（共 1 件）', '調查中 1'],
    ] as const)
      await manager
        .getByRole('table', { name: table })
        .getByRole('row', { name: row, exact: true })
        .waitFor();
    await shows(manager, '另有 1 件尚未決定受理與否');
    await expectAccessible(manager, 'the tables');
    for (const [name, format] of [
      ['CSV', 'csv'],
      ['Excel', 'xlsx'],
      ['ODF', 'ods'],
    ] as const) {
      const [file] = await Promise.all([
        manager.waitForEvent('download'),
        manager.getByRole('link', { name: new RegExp(name, 'i') }).click(),
      ]);
      expect(file.suggestedFilename()).toBe(`bullying-2027-01-01-2027-12-31.${format}`);
    }
    await manager.emulateMedia({ media: 'print' });
    await shows(manager, '116/01/01（五） – 116/12/31（五）');
    expect(await manager.locator('nav').first().isVisible()).toBe(false);
    await manager.emulateMedia({ media: 'screen' });
    await manager.setViewportSize(PHONE);
    await expectAccessible(manager, 'the tables on a phone');
    expect(await manager.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await manager.goto(`${server.url}/reports/bullying?from=2026-01-01&to=2026-12-31`);
    await shows(manager, '這段期間沒有已決定的通報。');
    await manager.context().close();
    const police = await people.signIn('police.chief', DESK, '/reports/bullying');
    await shows(police, '找不到這個頁面');
    await police.context().close();
  });

  it('exist for nobody else', async () => {
    for (const username of ['maintenance', 'police.chief', 'manager', 'auditor', 'admin']) {
      const page = await people.signIn(username, DESK, '/bullying');
      await shows(page, '找不到這個頁面');
      expect(await page.getByRole('link', { name: '校園霸凌通報' }).count()).toBe(0);
      await page.context().close();
    }
    const supervisor = await people.signIn('supervisor', DESK, '/bullying');
    await shows(supervisor, '您還沒有轉報過。');
    await supervisor.goto(clerk.url());
    await shows(supervisor, '找不到這個頁面');
  });

  it('in English, in the dark, on a phone, with nothing cut off', async () => {
    clerk = await people.signIn('clerk', PHONE, '/bullying');
    await clerk.emulateMedia({ colorScheme: 'dark' });
    await clerk.evaluate(`localStorage.setItem('hotline.language', '"en"')`);
    for (const [path, words] of [
      ['/bullying?show=all', 'Reports of school bullying'],
      ['/bullying/new', 'Pass on a report of bullying'],
    ] as const) {
      await clerk.goto(server.url + path);
      await shows(clerk, words);
      await expectAccessible(clerk, `${path} in English on a phone`);
      expect(await clerk.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    }
    expect(people.complaints).toEqual([]);
  });
});
