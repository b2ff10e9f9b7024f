import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf } from './people.js';

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
    number = await record(supervisor);
    officer = await people.signIn('maintenance', PHONE, `/case/${number}`);
    commission = await people.signIn('commission', DESK);
    inspector = await people.signIn('inspector', DESK);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const shows = (page: Page, words: string | RegExp): Promise<void> =>
    page.locator('main').getByText(words).first().waitFor();
  /** As people write it, in the city: `115/11/24`. */
  const today = (): string => {
    const city = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const [year, month, day] = city.split('-');
    return `${Number(year) - 1911}/${month}/${day}`;
  };
  async function report(): Promise<void> {
    await act(officer, number, 'acknowledge', {});
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
    await button(commission, '抽樣…').click();
    const dialog = commission.getByRole('dialog');
    await commission.keyboard.press('Control+Enter');
    await dialog.getByText('請填 1 至 500 的件數。').waitFor();
    await dialog.getByLabel('解除管制起日').fill(today());
    await dialog.getByLabel('解除管制迄日').fill(today());
    await dialog.getByLabel('件數').fill('500');
    await dialog.getByLabel('亂數種子').fill('抽查第一次');
    await expectAccessible(commission, 'the dialog that draws a sample');
    await commission.keyboard.press('Control+Enter');
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
    await button(commission, '抽樣…').click();
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

/** A road damage at the maintenance office. */
const record = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const body = {
      ...{ channel: 'phone', outcome: 'recorded' },
      cases: [{ category: 'RD01', district: '64000050', description: '人行道破損' }],
    };
    const answer = await fetch('/api/contacts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return ((await answer.json()) as { cases: { number: string }[] }).cases[0]?.number ?? '';
  });

/** What other stories show in full. */
const act = async (page: Page, number: string, action: string, body: object): Promise<void> => {
  const status = await page.evaluate(
    async ([of, what, json]) => {
      const found = (await (await fetch(`/api/cases/${of}`)).json()) as {
        version: number;
        actions: { action: string; target: string; workOrderId?: string }[];
        workOrders: { id: string; version: number }[];
      };
      const { target, workOrderId } = found.actions.find(one => one.action === what) ?? {};
      const isCase = target === 'case';
      const path = isCase ? `/api/cases/${of}` : `/api/work-orders/${workOrderId}`;
      const order = found.workOrders.find(({ id }) => id === workOrderId);
      const answer = await fetch(`${path}/actions/${what}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          version: isCase ? found.version : order?.version,
          ...JSON.parse(json as string),
        }),
      });
      return answer.status;
    },
    [number, action, JSON.stringify(body)],
  );
  expect([action, status]).toEqual([action, 200]);
};
