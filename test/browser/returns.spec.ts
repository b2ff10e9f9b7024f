import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { act, recordDamage, shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf } from './people.js';

describe('A case is returned twice, and the commission decides whose it is', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let supervisor: Page;
  let commission: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    supervisor = await people.signIn('supervisor', DESK);
    number = await recordDamage(supervisor, '路面與側溝破損');
    commission = await people.signIn('commission', DESK);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Asked for on the street, approved at the desk. */
  async function giveBack(agency: string, reason: string, opinion: string): Promise<void> {
    const officer = await people.signIn(agency, PHONE, `/case/${number}`);
    await button(officer, '退件').click();
    const dialog = officer.getByRole('dialog');
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('請選退件原因。').waitFor();
    await dialog.getByLabel('退件原因').selectOption({ label: reason });
    await dialog.getByLabel('退件意見').fill(opinion);
    await expectAccessible(officer, 'the dialog of a return');
    await officer.keyboard.press('Control+Enter');
    await shows(officer, '等候機關主管核定');
    await officer.locator('.case-head').getByText('退件待核定').waitFor();
    await expectAccessible(officer, 'a case whose return was asked for');
    const chief = await people.signIn(`${agency}.chief`, DESK, '/returns');
    await shows(chief, opinion);
    await expectAccessible(chief, 'the returns to decide');
    await chief.getByRole('button', { name: `核准退件 ${number}` }).click();
    await expectAccessible(chief, 'the dialog that approves a return');
    await chief.keyboard.press('Control+Enter');
    await chief.getByRole('button', { name: `核准退件 ${number}` }).waitFor({ state: 'detached' });
    // Left open on the street: it is not the agency's any more, so nothing of it is shown or offered.
    await shows(officer, '這個案件不屬於您的機關');
    await button(officer, '簽收').waitFor({ state: 'detached' });
    expect(await officer.getByText(opinion).count()).toBe(0);
    await expectAccessible(officer, 'a case that has left');
    await officer.context().close();
    await chief.context().close();
  }

  it('by the agency it was sent to: it lies at the centre, with the reason', async () => {
    await giveBack('maintenance', '屬其他機關權責', '側溝由水利局維護');
    await supervisor.goto(`${server.url}/case/${number}`);
    await shows(supervisor, '工務局養護工程處退件：屬其他機關權責。');
    await shows(supervisor, '經查這個案件由其他機關負責，目前由市府聯合服務中心負責續辦。');
    await expectAccessible(supervisor, 'a case that was returned');
  });

  it('and by the next: it is arbitrated, and nobody sends it on', async () => {
    await act(supervisor, number, 'route', { agency: 'water-resources' });
    await giveBack('water', '道路寬度不屬本機關養護', '這條路未滿六公尺');
    await supervisor.reload();
    await shows(supervisor, '已退件 2 次');
    await shows(supervisor, '待裁定');
    expect(await supervisor.getByRole('button', { name: '派案', exact: true }).count()).toBe(0);
  });

  it('the commission reads both opinions and decides, for the cases to come as well', async () => {
    await commission
      .getByRole('link', { name: /權責裁定/ })
      .first()
      .click();
    await shows(commission, /側溝由水利局維護/);
    await shows(commission, /這條路未滿六公尺/);
    await expectAccessible(commission, 'the arbitrations');
    await commission.getByRole('button', { name: `裁定 ${number}` }).click();
    const dialog = commission.getByRole('dialog');
    await dialog.getByRole('combobox', { name: /權責機關/ }).focus();
    await commission.keyboard.type('水利局');
    await commission.getByRole('option', { name: '水利局' }).first().waitFor();
    await commission.keyboard.press('ArrowDown');
    await commission.keyboard.press('Enter');
    await dialog.getByLabel('理由').fill('六公尺以上道路側溝');
    await dialog.getByText('同行政區、條件相同的同類案件，以後都派給這個機關').click();
    await expectAccessible(commission, 'the dialog of an arbitration');
    await button(dialog, '裁定').click();
    await shows(commission, /→ 水利局/);
    await supervisor.reload();
    await shows(supervisor, '裁定由水利局辦理');
    for (const step of ['申請退件', '核准退件', '送請裁定權責', '裁定權責'])
      await supervisor.locator('.timeline').getByText(step, { exact: true }).first().waitFor();
  });

  it('what was settled for the cases to come is ended when it is asked back', async () => {
    const end = commission.getByRole('button', { name: /^停用 路面坑洞（三民區）/ });
    await end.click();
    const dialog = commission.getByRole('dialog');
    await dialog.getByText('停用後不能復原').waitFor();
    await expectAccessible(commission, 'the dialog that ends a rule');
    await button(dialog, '關閉').click();
    await dialog.waitFor({ state: 'detached' });
    expect(await commission.getByText(/^已於 .* 停用$/).count()).toBe(0);
    await end.click();
    await button(dialog, '停用').click();
    await shows(commission, /^已於 .* 停用$/);
    await end.waitFor({ state: 'detached' });
    expect(people.complaints).toEqual([]);
  });
});
