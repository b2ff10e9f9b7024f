import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf } from './people.js';

describe('Petitions by law', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let clerk: Page;
  let officer: Page;
  let third: string;
  const earlier: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    clerk = await people.signIn('clerk', DESK);
    officer = await people.signIn('environment', PHONE);
    for (const _ of ['first', 'second']) {
      const number = await petition(clerk, '0900000288');
      await onOrder(officer, number, 'acknowledge', {});
      await onOrder(officer, number, 'reply', { text: '已依空氣污染防制法稽查，符合排放標準。' });
      earlier.push(number);
    }
    third = await petition(clerk, '0900000288');
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('one that comes a third time is not handled: asked for with the ground and the answers', async () => {
    await officer.goto(`${server.url}/case/${third}`);
    await officer.getByRole('heading', { name: '先前陳情' }).waitFor();
    await button(officer, '不予處理').click();
    const dialog = officer.getByRole('dialog');
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('請選不予處理的事由。').waitFor();
    await dialog.getByRole('radio', { name: '同一事由經明確答復後仍一再陳情' }).check({ force: true });
    await dialog.getByLabel('理由').fill('同一工廠排放，已稽查兩次');
    await dialog.getByRole('checkbox', { name: earlier[0] as string }).check({ force: true });
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('須先有兩次以上明確答復').waitFor();
    await expectAccessible(officer, 'the dialog of a petition that is not handled');
    await dialog.getByRole('checkbox', { name: earlier[1] as string }).check({ force: true });
    await officer.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await shows(officer, '等候機關主管核定');
    await officer.getByText('目前不能做的動作').click();
    await shows(officer, '已申請不予處理或移轉，請先撤回申請或等候核定。');
    expect(await officer.getByRole('button', { name: /核准不予處理/ }).count()).toBe(0);
    await expectAccessible(officer, 'a petition whose end was asked for');
  });

  it('and approved by the chief, who reads what the petitioner is told', async () => {
    const chief = await people.signIn('environment.chief', DESK);
    const place = chief.getByRole('link', { name: /不予處理與移轉/ }).first();
    await place.getByText('1', { exact: true }).waitFor();
    await place.click();
    await shows(chief, '同一工廠排放，已稽查兩次');
    await shows(chief, new RegExp(`先前已答復：.*${earlier[0]}.*${earlier[1]}`));
    await expectAccessible(chief, 'the petitions to decide');
    await chief.getByRole('button', { name: new RegExp(`^核准不予處理 ${third}`) }).click();
    await expectAccessible(chief, 'the dialog that approves it');
    await chief.keyboard.press('Control+Enter');
    await chief
      .getByRole('button', { name: new RegExp(`^核准不予處理 ${third}`) })
      .waitFor({ state: 'detached' });
    await place.getByText('1', { exact: true }).waitFor({ state: 'detached' });
    await officer.locator('.case-head').getByText('不予處理').first().waitFor();
    await officer.locator('.timeline').getByText('核准不予處理或移轉', { exact: true }).first().waitFor();
    await shows(officer, '結案停止');
    // Nobody kept a limit that ended with the petition.
    expect(await officer.locator('.case-head').getByText('如期').count()).toBe(0);
    await expectAccessible(officer, 'a petition that is not handled');
    await chief.context().close();
  });

  it('what was said is taken down, read back, corrected and confirmed, both forms side by side', async () => {
    const number = await petition(clerk, '0900000289');
    await clerk.goto(`${server.url}/case/${number}`);
    await shows(clerk, '這是口頭陳情，尚未作成口述紀錄。');
    await button(clerk, '作成口述紀錄').click();
    const dialog = clerk.getByRole('dialog');
    await clerk.keyboard.press('Control+Enter');
    await dialog.getByText('請寫內容。').waitFor();
    await dialog.getByLabel('口述內容').fill('工廠在巷口 3 號，每晚排煙');
    await expectAccessible(clerk, 'the dialog of an oral record');
    await clerk.keyboard.press('Control+Enter');
    await shows(clerk, '現行・尚未向陳情人確認');
    await button(clerk, '向陳情人確認').click();
    await clerk.keyboard.press('Control+Enter');
    await dialog.getByText('請選確認方式。').waitFor();
    await dialog.getByRole('radio', { name: '電話朗讀' }).check({ force: true });
    await expectAccessible(clerk, 'the dialog of a read-back');
    await clerk.keyboard.press('Control+Enter');
    await shows(clerk, '現行・陳情人已確認');

    await button(clerk, '更正').click();
    await clerk.keyboard.press('Control+Enter');
    await dialog.getByText('內容與原紀錄相同，沒有更正。').waitFor();
    await dialog.getByLabel('更正後的內容').fill('工廠在巷口 5 號，每晚排煙');
    await dialog.getByLabel('哪裡記錯').fill('門牌有誤');
    await expectAccessible(clerk, 'the dialog of a correction');
    await clerk.keyboard.press('Control+Enter');
    await shows(clerk, '更正原因：門牌有誤');
    await shows(clerk, '現行・尚未向陳情人確認');
    await button(clerk, '對照 2 份紀錄').click();
    await dialog.getByText('工廠在巷口 3 號，每晚排煙').waitFor();
    await dialog.getByText('工廠在巷口 5 號，每晚排煙').waitFor();
    await dialog.getByText('已更正・陳情人已確認').waitFor();
    await expectAccessible(clerk, 'records side by side');
    await button(dialog, '關閉').click();
    for (const step of ['作成口述紀錄', '口述紀錄經陳情人確認', '更正口述紀錄'])
      await clerk.locator('.timeline').getByText(step, { exact: true }).first().waitFor();
  });

  it('what was asked for comes, and the reply tells what else is open', async () => {
    const number = await petition(clerk, '0900000290');
    await onOrder(officer, number, 'acknowledge', {});
    await onOrder(officer, number, 'pause', { reason: 'citizen', text: '請補送排煙照片' });
    await clerk.goto(`${server.url}/case/${number}`);
    await button(clerk, '登錄補陳').click();
    const dialog = clerk.getByRole('dialog');
    await dialog.getByLabel('補陳內容').fill('照片三張');
    await clerk.keyboard.press('Control+Enter');
    await dialog.getByText('請選由誰補陳。').waitFor();
    await dialog.getByRole('radio', { name: '陳情人' }).check({ force: true });
    await dialog.getByLabel('管道').selectOption({ label: '臨櫃' });
    await expectAccessible(clerk, 'the dialog of what was supplied');
    await clerk.keyboard.press('Control+Enter');
    await clerk.getByRole('heading', { name: '補陳', exact: true }).waitFor();
    await shows(clerk, '陳情人・臨櫃');

    await officer.goto(`${server.url}/case/${number}`);
    await button(officer, '回復陳情人').click();
    const reply = officer.getByRole('dialog');
    await reply.getByLabel('回復內容').fill('已開罰，不服得提起訴願。');
    await reply.getByRole('checkbox', { name: '訴願' }).check({ force: true });
    await expectAccessible(officer, 'the dialog of a reply');
    await officer.keyboard.press('Control+Enter');
    await shows(officer, '已告知救濟途徑：訴願');
    expect(people.complaints).toEqual([]);
  });

  it('one that belongs outside the city is transferred with the word of the supervisor', async () => {
    const number = await petition(clerk, '0900000291');
    await clerk.goto(`${server.url}/case/${number}`);
    await button(clerk, '移轉').click();
    const dialog = clerk.getByRole('dialog');
    await clerk.keyboard.press('Control+Enter');
    await dialog.getByText('請選移轉機關。').waitFor();
    await dialog.getByRole('combobox', { name: /移轉機關/ }).focus();
    await clerk.keyboard.type('臺南市政府');
    await clerk.getByRole('option', { name: '臺南市政府' }).first().waitFor();
    await clerk.keyboard.press('ArrowDown');
    await clerk.keyboard.press('Enter');
    await dialog.getByLabel('理由').fill('工廠位於臺南市');
    await expectAccessible(clerk, 'the dialog of a transfer');
    await clerk.keyboard.press('Control+Enter');
    await shows(clerk, '等候話務主管核定');
    const supervisor = await people.signIn('supervisor', DESK, `/case/${number}`);
    await supervisor.getByRole('button', { name: new RegExp(`^核准移轉 ${number}`) }).click();
    await supervisor.keyboard.press('Control+Enter');
    await supervisor.locator('.case-head').getByText('已移轉').first().waitFor();
    await supervisor
      .locator('.case-head')
      .getByText(/^臺南市政府，/)
      .waitFor();
    await shows(supervisor, '由臺南市政府續辦並答復');
    expect(people.complaints).toEqual([]);
  });
});

interface CaseBody {
  cases: { number: string }[];
}

/** Said on the telephone, by the citizen with this number. */
const petition = (page: Page, phone: string): Promise<string> =>
  page.evaluate(async of => {
    const body = {
      ...{ channel: 'phone', outcome: 'recorded', citizen: { name: '王曉鈴', phone: of } },
      cases: [
        { category: 'PEN01', agency: 'environment', district: '64000050', description: '工廠長期排煙' },
      ],
    };
    const answer = await fetch('/api/contacts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return ((await answer.json()) as CaseBody).cases[0]?.number ?? '';
  }, phone);

const onOrder = (page: Page, number: string, action: string, body: object): Promise<void> =>
  page.evaluate(
    async ([of, name, given]) => {
      const { workOrder } = (await (await fetch(`/api/cases/${of}`)).json()) as {
        workOrder: { id: string; version: number };
      };
      const answer = await fetch(`/api/work-orders/${workOrder.id}/actions/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ version: workOrder.version, ...(given as object) }),
      });
      if (answer.status !== 200) throw new Error(await answer.text());
    },
    [number, action, body] as const,
  );
