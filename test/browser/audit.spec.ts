import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf } from './people.js';

const CALLER = '0912345678';

describe('The auditor', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let auditor: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    const agent = await people.signIn('agent', DESK);
    const recorded = await agent.evaluate(async phone => {
      const post = (path: string, body: object) =>
        fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      const description = '路面有坑洞，機車閃避';
      const cases = [{ category: 'RD01', district: '64000050', place: '建工路 415 號前', description }];
      const contact = { channel: 'phone', outcome: 'recorded', citizen: { name: '王小明', phone }, cases };
      const answers = [await post('/api/contacts', contact), await post('/api/callers/search', { phone })];
      return answers.map(({ status }) => status);
    }, CALLER);
    expect(recorded).toEqual([201, 200]);
    await agent.context().close();
    auditor = await people.signIn('auditor', DESK);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const rows = (page = auditor) => page.locator('tbody tr');

  it('begins with the three questions and sees where the sealed log stands', async () => {
    await auditor.getByRole('heading', { level: 1, name: '稽核' }).waitFor();
    expect(new URL(auditor.url()).pathname).toBe('/audit');
    await auditor
      .getByRole('complementary')
      .getByText(/^[0-9a-f]{64}$/)
      .waitFor();
    for (const name of ['誰看過這個人', '這個帳號看過什麼', '異常樣態'])
      await auditor.getByRole('link', { name }).waitFor();
    await expectAccessible(auditor, 'the auditor’s page');
  });

  it('finds by telephone, and by keyboard alone, who looked at a person; the number is in no address', async () => {
    await auditor
      .getByLabel(/案件編號或電話/)
      .last()
      .focus();
    await auditor.keyboard.type('0912-345-678');
    await auditor.keyboard.press('Enter');
    await auditor.locator('tbody').getByText('以電話查詢民眾').waitFor();
    await auditor.locator('tbody').getByText('話務人員').first().waitFor();
    expect(auditor.url()).not.toContain('0912');
    await expectAccessible(auditor, 'the entries');
  });

  it('goes on from a row to what else this account looked at', async () => {
    await auditor.getByRole('button', { name: '這個帳號看過什麼 agent' }).first().focus();
    await auditor.keyboard.press('Enter');
    await auditor.locator('tbody').getByText('登入', { exact: true }).first().waitFor();
    expect(new URL(auditor.url()).search).toBe('?question=account');
    expect(await auditor.getByRole('textbox', { name: /^帳號/ }).inputValue()).toBe('agent');
    // What the program noted stands there in words.
    await auditor.locator('tbody').getByText('帳號密碼').first().waitFor();
    expect(await rows().count()).toBeGreaterThan(1);
  });

  it('takes the answer away as a file', async () => {
    const download = auditor.waitForEvent('download');
    await button(auditor, '匯出 CSV').click();
    expect((await download).suggestedFilename()).toBe('audit.csv');
  });

  it('is told which field is wrong', async () => {
    await auditor.getByRole('link', { name: '誰看過這個人' }).click();
    await button(auditor, '查閱').click();
    await auditor.getByText('請輸入案件編號或電話。').waitFor();
    expect(await auditor.locator(':focus').getAttribute('type')).toBe('text');
    await auditor
      .getByLabel(/案件編號或電話/)
      .last()
      .fill('D20200101-00001-0');
    await auditor.getByLabel('自', { exact: false }).last().fill('第三天');
    await auditor.keyboard.press('Enter');
    await auditor.getByText('看不懂日期').waitFor();
    await auditor.getByLabel('自', { exact: false }).last().fill('115/11/01');
    await auditor.keyboard.press('Enter');
    await auditor.getByRole('alert').getByText('查無此案件編號').waitFor();
  });

  it('looks through what is unusual, on a phone too', async () => {
    await auditor.getByRole('link', { name: '異常樣態' }).click();
    await auditor
      .locator('main')
      .getByText(/檢視 \d+ 筆紀錄/)
      .waitFor();
    await expectAccessible(auditor, 'unusual patterns');
    await auditor.setViewportSize(PHONE);
    await auditor.getByRole('link', { name: '誰看過這個人' }).click();
    await auditor
      .getByLabel(/案件編號或電話/)
      .last()
      .fill(CALLER);
    await button(auditor, '查閱').click();
    await auditor.getByRole('list', { name: '稽核紀錄' }).getByText('以電話查詢民眾').waitFor();
    await expectAccessible(auditor, 'the entries on a phone');
    const widths = await auditor.evaluate('[document.documentElement.scrollWidth, innerWidth]');
    expect((widths as number[])[0]).toBeLessThanOrEqual((widths as number[])[1] as number);
  });

  it('meets nothing that the page’s policy refuses', () => {
    expect(people.complaints).toEqual([]);
  });
});
