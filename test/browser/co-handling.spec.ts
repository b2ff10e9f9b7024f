import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf } from './people.js';

describe('A petition in which other agencies have a part', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let supervisor: Page;
  let officer: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    supervisor = await people.signIn('supervisor', DESK);
    number = await record(supervisor);
    officer = await people.signIn('environment', DESK, `/case/${number}`);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const shows = (page: Page, words: string | RegExp): Promise<void> =>
    page.locator('main').getByText(words).first().waitFor();

  it('its lead asks two of them, and has the case still', async () => {
    await button(officer, '簽收').click();
    await button(officer, '會辦').click();
    const dialog = officer.getByRole('dialog');
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('請選會辦機關。').waitFor();
    for (const agency of ['交通局', '水利局']) {
      await dialog.getByRole('combobox', { name: /會辦機關/ }).focus();
      await officer.keyboard.type(agency);
      await officer.getByRole('option', { name: agency }).first().waitFor();
      await officer.keyboard.press('ArrowDown');
      await officer.keyboard.press('Enter');
      await dialog.getByRole('button', { name: `移除${agency}` }).waitFor();
    }
    await dialog.getByLabel('會辦事項').fill('請就貴管部分查復');
    await expectAccessible(officer, 'the dialog that asks other agencies');
    await officer.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await officer.getByRole('button', { name: '收回會辦 水利局' }).waitFor();
    await shows(officer, '待簽收');
    await expectAccessible(officer, 'a case that others are asked about');
  });

  it('one acknowledges and answers from its list on the street', async () => {
    const transport = await people.signIn('transport', PHONE, '/orders');
    await shows(transport, '請就貴管部分查復');
    await transport.locator('.card').getByText('會辦', { exact: true }).first().waitFor();
    await expectAccessible(transport, 'orders, one of them a question');
    await transport.getByRole('button', { name: `簽收會辦 ${number}` }).click();
    await transport.goto(`${server.url}/orders?state=acknowledged`);
    await transport.getByRole('button', { name: `答復會辦 ${number}` }).click();
    const dialog = transport.getByRole('dialog');
    await dialog.getByLabel('答復').fill('路口號誌正常');
    await expectAccessible(transport, 'the dialog of an answer');
    await transport.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await transport.context().close();
  });

  it('the lead reads it beside the reply that it writes, and gives the one reply', async () => {
    await shows(officer, '路口號誌正常');
    await button(officer, '回復陳情人').click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByRole('region', { name: '會辦機關的答復' }).getByText('路口號誌正常').waitFor();
    await dialog.getByRole('textbox').first().fill('經本局會同交通局查處，已改善。');
    await expectAccessible(officer, 'a reply beside what others have answered');
    await officer.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
  });

  it('the centre releases it without the other answer only with the lead’s reason', async () => {
    await supervisor.goto(`${server.url}/case/${number}`);
    await button(supervisor, '解除管制').click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByText(/水利局尚未答復/).waitFor();
    await dialog.getByLabel('怎麼告訴民眾').selectOption({ index: 1 });
    await supervisor.keyboard.press('Control+Enter');
    await dialog.getByText(/請寫主政機關不再等候的理由/).waitFor();
    await dialog.getByLabel(/不等候會辦答復的理由/).fill('已無積水，無須再查');
    await expectAccessible(supervisor, 'a release that does not wait');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await shows(supervisor, '隨案結束');
    for (const step of ['送會辦', '簽收會辦', '答復會辦', '會辦結束', '解除管制'])
      await supervisor.locator('.timeline').getByText(step, { exact: true }).first().waitFor();
    expect(people.complaints).toEqual([]);
  });
});

/** A petition at the environment bureau. */
const record = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const body = {
      ...{ channel: 'phone', outcome: 'recorded' },
      cases: [{ category: 'PEN01', description: '工廠夜間排放異味' }],
    };
    const answer = await fetch('/api/contacts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return ((await answer.json()) as { cases: { number: string }[] }).cases[0]?.number ?? '';
  });
