import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { act, recordDamage, shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf } from './people.js';

describe('A manager reads which limits were late', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let manager: Page;
  let late: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    await server.moveTo('2027-03-04T10:00:00+08:00');
    people = peopleOf(server, browser);
    const agent = await people.signIn('agent', DESK);
    const officer = await people.signIn('maintenance', DESK);
    const met = await recordDamage(agent, '路面坑洞');
    late = await recordDamage(agent, '人行道破損');
    await act(officer, met, 'acknowledge');
    await server.moveTo('2027-03-04T16:00:00+08:00');
    await officer.context().close();
    manager = await people.signIn('manager', DESK, '/reports/breaches');
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const row = (name: string) =>
    manager
      .getByRole('row')
      .filter({ has: manager.getByRole('rowheader', { name, exact: true }) })
      .first();

  const cells = async (of: Locator): Promise<string[]> =>
    (await of.getByRole('cell').allTextContents()).slice(0, 6);

  it('by agency, with the rate, its denominator and what it means', async () => {
    await row('工務局').waitFor();
    expect(await cells(row('工務局'))).toEqual(['2', '1', '0', '1', '50.0%', '50.0%']);
    expect(await cells(row('合計'))).toEqual(['2', '1', '0', '1', '50.0%', '50.0%']);
    await shows(manager, '資料時間');
    await shows(manager, '趨勢（逐日）');
    await manager.getByText('計算方式').click();
    await shows(manager, '如期率（含展延）＝如期 ÷（如期＋逾期＋逾期未結）');
    await expectAccessible(manager, 'the report of limits');
  });

  it('each figure with its definition one press away, by keyboard alone', async () => {
    const heading = manager.getByRole('columnheader', { name: '逾期未結' }).first();
    const about = heading.getByRole('button', { name: '說明：逾期未結' });
    expect(await heading.getAttribute('abbr')).toBe('逾期未結');
    await about.focus();
    await manager.keyboard.press('Enter');
    const said = manager.getByRole('dialog', { name: '說明：逾期未結' });
    await said.getByText('分母為到期').waitFor();
    await expectAccessible(manager, 'the definition of a figure');
    await manager.keyboard.press('Escape');
    await said.waitFor({ state: 'detached' });
    await manager.locator(':focus[aria-label="說明：逾期未結"]').waitFor();
    for (const name of ['到期', '如期', '如期率（依原限）', '最久逾期', '逾期未結，已逾多久', '星期與時段'])
      await manager
        .getByRole('button', { name: `說明：${name}`, exact: true })
        .first()
        .waitFor();
  });

  it('every figure leads to its cases, by keyboard alone, and the list can be closed', async () => {
    const figure = row('工務局').getByRole('button', { name: '1 看案件：工務局，逾期未結' });
    await figure.focus();
    await manager.keyboard.press('Enter');
    const heading = manager.getByRole('heading', { name: '案件：工務局，逾期未結' });
    await manager.locator('#breach-cases:focus').waitFor();
    const list = manager.getByRole('region', { name: '案件：工務局，逾期未結' });
    await list.getByRole('link', { name: late }).waitFor();
    expect(await list.getByRole('table').getByRole('link').count()).toBe(1);
    const [file] = await Promise.all([
      manager.waitForEvent('download'),
      list.getByRole('link', { name: 'CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('breach-cases-respond-open_overdue-2027-03-01-2027-03-31.csv');
    expect(await readFile(await file.path(), 'utf8')).toContain(late);
    await expectAccessible(manager, 'the cases of a figure');
    await manager.reload();
    await list.getByRole('link', { name: late }).waitFor();
    await button(manager, '收起清單').click();
    await heading.waitFor({ state: 'detached' });
  });

  it('told apart by unit, and narrowed to a time and a door, which stand in the address', async () => {
    await manager.getByLabel('分組', { exact: true }).selectOption({ label: '單位' });
    await row('工務局養護工程處').waitFor();
    await manager.getByLabel('管道').selectOption({ label: '傳真' });
    await shows(manager, '這段期間沒有到期的時限。');
    await manager.getByLabel('管道').selectOption({ label: '電話' });
    await row('工務局養護工程處').waitFor();
    await manager.getByLabel('期間').selectOption({ label: '上月' });
    await shows(manager, '這段期間沒有到期的時限。');
    expect(await manager.getByLabel('起日').inputValue()).toBe('116/02/01');
    await manager.getByLabel('迄日').fill('1160304');
    await manager.keyboard.press('Enter');
    await row('工務局養護工程處').waitFor();
    expect(new URL(manager.url()).searchParams.toString()).toBe(
      'by=unit&channel=phone&from=2027-02-01&to=2027-03-04',
    );
    await manager.getByLabel('迄日').fill('1160101');
    await manager.keyboard.press('Enter');
    await shows(manager, '迄日不可早於起日。');
    await row('工務局養護工程處').waitFor();
  });

  it('and takes it along as a file', async () => {
    const [file] = await Promise.all([
      manager.waitForEvent('download'),
      manager.getByRole('link', { name: 'ODF（.ods）' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('breaches-respond-2027-02-01-2027-03-04.ods');
  });

  it('saves what is asked under a name, takes it again with its period, and takes the name away', async () => {
    const before = manager.url();
    await manager.getByLabel('期間').selectOption({ label: '上月' });
    await manager.getByRole('button', { name: '儲存條件' }).press('Enter');
    const dialog = manager.getByRole('dialog', { name: '儲存條件' });
    await dialog.getByRole('textbox', { name: /名稱/ }).waitFor();
    await manager.keyboard.type('電話各單位');
    await dialog.getByText('所有可看統計的人').click();
    await dialog.getByLabel('定期寄到我的電子郵件').selectOption({ label: '每週一 08:00' });
    await button(dialog, '儲存').press('Enter');
    await dialog.getByText('您的帳號沒有電子郵件地址').waitFor();
    await expectAccessible(manager, 'a filter that cannot be sent');
    await dialog.getByLabel('定期寄到我的電子郵件').selectOption({ label: '不寄' });
    await dialog.getByText('所有可看統計的人').click();
    await expectAccessible(manager, 'the dialog to save a filter');
    await manager.keyboard.press('Tab');
    await button(dialog, '儲存').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await manager.goto(`${server.url}/reports/breaches`);
    await manager.getByLabel('已存條件').selectOption({ label: '電話各單位' });
    await shows(manager, '這段期間沒有到期的時限。');
    expect(Object.fromEntries(new URL(manager.url()).searchParams)).toEqual({
      ...{ by: 'unit', channel: 'phone', clock: 'respond', from: '2027-02-01', to: '2027-02-28' },
    });
    const colleague = await people.signIn('supervisor', DESK, '/reports/breaches');
    const shared = colleague.getByLabel('已存條件');
    await shared.waitFor();
    expect(await shared.locator('option').last().textContent()).toMatch(/^電話各單位（.+）$/);
    await colleague.context().close();
    await manager.getByRole('button', { name: '修改' }).press('Enter');
    const change = manager.getByRole('dialog', { name: '修改：電話各單位' });
    await button(change, '刪除').click();
    await change.waitFor({ state: 'detached' });
    await manager.getByLabel('已存條件').waitFor({ state: 'detached' });
    await manager.goto(before);
    await row('工務局養護工程處').waitFor();
  });

  it('on paper without what is for the screen, with what was asked, and its pages numbered', async () => {
    await manager.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await manager.locator('.printed-head').getByText('單位', { exact: true }).waitFor();
    await manager.getByText('如期率（含展延）＝如期 ÷（如期＋逾期＋逾期未結）').first().waitFor();
    for (const hidden of ['.header', '.navigation', '.report-filters', '.saved-filters', '.downloads'])
      expect([hidden, await manager.locator(hidden).first().isVisible()]).toEqual([hidden, false]);
    const scheme = 'getComputedStyle(document.documentElement).colorScheme';
    expect(await manager.evaluate(scheme)).toBe('light');
    await manager.emulateMedia({ media: null, colorScheme: 'light' });
    const pdf = (await manager.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/MediaBox \[0 0 84[12][.\d]* 59[45][.\d]*\]/)).not.toBeNull();
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(3);
    await manager.locator('.printed-head').waitFor({ state: 'hidden' });
  });

  it('on a phone without scrolling the page sideways, and nothing was refused or thrown', async () => {
    await manager.setViewportSize(PHONE);
    await row('工務局養護工程處').waitFor();
    // The chart follows the window in a frame of its own.
    await manager.waitForFunction(() => {
      const { scrollWidth, clientWidth } = (
        globalThis as unknown as {
          document: { documentElement: { scrollWidth: number; clientWidth: number } };
        }
      ).document.documentElement;
      return scrollWidth === clientWidth;
    });
    await expectAccessible(manager, 'the report of limits on a phone');
    expect(people.complaints).toEqual([]);
  });
});
