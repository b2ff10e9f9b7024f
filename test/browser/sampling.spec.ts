import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { act, recordDamage, shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf, typeAndPick } from './people.js';

describe('A released case is drawn, found wanting, and done again', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let supervisor: Page;
  let officer: Page;
  let commission: Page;
  let inspector: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    supervisor = await people.signIn('supervisor', DESK);
    number = await recordDamage(supervisor, '人行道破損');
    officer = await people.signIn('maintenance', PHONE, `/case/${number}`);
    commission = await people.signIn('commission', DESK);
    inspector = await people.signIn('inspector', DESK);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** As people write it, in the city: `115/11/24`. */
  const today = (): string => {
    const city = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const [year, month, day] = city.split('-');
    return `${Number(year) - 1911}/${month}/${day}`;
  };
  async function report(): Promise<void> {
    await act(officer, number, 'acknowledge');
    await act(officer, number, 'report', {
      ...{ outcome: 'cannot_act', text: '屬私有土地', legalBasis: '建築法第77條' },
    });
    await act(supervisor, number, 'release', { how: 'not_needed' });
  }
  const answer = async (page: Page, item: string, says: '合格' | '不合格'): Promise<void> =>
    page
      .getByRole('radiogroup', { name: new RegExp(item) })
      .getByText(says, { exact: true })
      .click();

  it('the commission draws, and the seed is kept', async () => {
    await report();
    await commission.getByRole('link', { name: '抽查' }).first().click();
    await button(commission, '抽樣').click();
    const dialog = commission.getByRole('dialog');
    await commission.keyboard.press('Control+Enter');
    await dialog.getByText('請填 1 至 500 的件數。').waitFor();
    await dialog.getByLabel('解除管制起日').fill(today());
    await dialog.getByLabel('解除管制迄日').fill(today());
    await dialog.getByLabel('件數').fill('500');
    await dialog.getByLabel('亂數種子').fill('抽查第一次');
    await button(dialog, '加一項權重').click();
    await button(dialog, '加一項權重').click();
    await commission.keyboard.press('Control+Enter');
    await dialog.getByText('請選加權的對象。').first().waitFor();
    // The list that opened with the focus closes.
    await commission.keyboard.press('Tab');
    await button(dialog, '移除第 2 項權重').click();
    expect(await dialog.getByText('請選加權的對象。').count()).toBe(0);
    await dialog.getByRole('radiogroup', { name: '權重 1 依' }).getByText('機關').click();
    await typeAndPick(commission, /權重 1 對象/, '工務局養護工程處');
    await dialog.getByLabel('權重 1 倍數').fill('101');
    await commission.keyboard.press('Control+Enter');
    await dialog.getByText('請填 0 至 100 的數字。').waitFor();
    await dialog.getByLabel('權重 1 倍數').fill('0');
    await commission.keyboard.press('Control+Enter');
    await dialog.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    await dialog.getByLabel('權重 1 倍數').fill('3');
    await expectAccessible(commission, 'the dialog that draws a sample');
    await commission.keyboard.press('Control+Enter');
    await shows(commission, /工務局養護工程處 ×3/);
    await shows(commission, /種子 抽查第一次/);
    await shows(commission, number);
    await expectAccessible(commission, 'what was drawn');
  });

  it('the inspector judges by the form, and sends it back', async () => {
    await inspector.goto(`${server.url}/inspections`);
    await button(inspector, `判定抽查 ${number}`).click();
    const dialog = inspector.getByRole('dialog');
    await button(dialog, '退回重辦').click();
    await dialog.getByText('請寫抽查意見。').waitFor();
    for (const item of ['照片真實', '告知民眾', '具體易懂']) await answer(inspector, item, '合格');
    await answer(inspector, '回報內容', '不合格');
    await dialog.getByLabel('抽查意見').fill('現場為公有人行道，仍須修復');
    await expectAccessible(inspector, 'the dialog that judges a sample');
    await button(dialog, '退回重辦').click();
    await inspector.getByRole('button', { name: `判定抽查 ${number}` }).waitFor({ state: 'detached' });
    // Open before the commission all the while: it stays where it stands.
    await shows(commission, '已離開此清單');
    await inspector.goto(`${server.url}/inspections?show=judged`);
    await shows(inspector, '退回重辦');
    await expectAccessible(inspector, 'what was judged');
  });

  it('the agency has it again, with the reason and a limit of its own', async () => {
    await officer.goto(`${server.url}/case/${number}`);
    await shows(officer, '現場為公有人行道，仍須修復');
    await shows(officer, '抽查不合格，退回重辦');
    await officer.getByRole('rowheader', { name: '重辦' }).waitFor();
    await expectAccessible(officer, 'a case that is done again');
  });

  it('is done, drawn again, and accepted', async () => {
    await report();
    await button(commission, '抽樣').click();
    const dialog = commission.getByRole('dialog');
    await dialog.getByLabel('解除管制起日').fill(today());
    await dialog.getByLabel('解除管制迄日').fill(today());
    await dialog.getByLabel('件數').fill('500');
    await button(dialog, '抽樣').click();
    await button(commission, `判定抽查 ${number}`).click();
    for (const item of ['照片真實', '回報內容', '告知民眾', '具體易懂'])
      await answer(commission, item, '合格');
    await commission.getByRole('dialog').getByLabel('抽查意見').fill('已修復');
    await button(commission.getByRole('dialog'), '合格').click();
    await commission.getByRole('button', { name: `判定抽查 ${number}` }).waitFor({ state: 'detached' });
    await supervisor.goto(`${server.url}/case/${number}`);
    await supervisor.locator('.timeline').getByText('抽查合格', { exact: true }).first().waitFor();
    expect(people.complaints).toEqual([]);
  });
});
