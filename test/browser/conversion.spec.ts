import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf, typeAndPick } from './people.js';

describe('A case becomes a petition, and stays open until it is answered', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let officer: Page;
  let clerk: Page;
  let number: string;
  let petition: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    clerk = await people.signIn('clerk', DESK);
    number = await noiseAt(clerk);
    officer = await people.signIn('environment', PHONE, `/case/${number}`);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const head = (page: Page, words: string): Promise<void> =>
    page.locator('.case-head').getByText(words).first().waitFor();

  it('the officer says why, reads what follows of it, and gets the number of the petition', async () => {
    await button(officer, '簽收').click();
    await button(officer, '轉陳情').click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByText(/完成時限繼續計算至陳情回復為止/).waitFor();
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('請選陳情案類。').waitFor();
    await typeAndPick(officer, /陳情案類/, '工廠及固定污染源');
    await dialog.getByLabel('說明').fill('工廠屬列管事業，需專案會勘');
    await expectAccessible(officer, 'the dialog of a conversion');
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('話務中心會告知民眾案號。').waitFor();
    petition = (await dialog.getByRole('link').textContent()) ?? '';
    expect(petition).toMatch(/^P\d{8}-\d{5}-\d$/);
    expect(await dialog.getByText('案件密碼').count()).toBe(0);
    await expectAccessible(officer, 'the number of the petition');
    await button(dialog, '關閉').click();
    await head(officer, '已轉陳情');
  });

  it('the two lead to each other, and the answer of the one settles the other', async () => {
    await officer.getByRole('heading', { name: '相關案件' }).waitFor();
    await expectAccessible(officer, 'a converted case');
    await officer.getByRole('link', { name: petition }).first().click();
    await officer.waitForURL(`**/case/${petition}`);
    await button(officer, '簽收').click();
    await button(officer, '回復陳情人').click();
    await officer.getByRole('dialog').getByLabel('回復內容').fill('已於本日會勘，限期一個月內改善。');
    await officer.keyboard.press('Control+Enter');
    await head(officer, '已回復');
    await officer.getByRole('link', { name: number }).first().click();
    await officer.locator('.timeline').getByText('所轉陳情已回復', { exact: true }).waitFor();
  });

  it('a report that nothing can be done asks for the rule, and one to a utility for which', async () => {
    const other = await noiseAt(clerk);
    await officer.goto(`${server.url}/case/${other}`);
    await button(officer, '簽收').click();
    await button(officer, '回報').click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByRole('radio', { name: '移請管線單位' }).check({ force: true });
    await dialog.getByRole('combobox', { name: /管線單位/ }).waitFor();
    await dialog.getByRole('radio', { name: '無法處理' }).check({ force: true });
    await dialog.getByLabel('說明').fill('現場為合法施工時段');
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('請寫法令依據。').waitFor();
    await dialog.getByLabel('法令依據').fill('噪音管制法第9條');
    await expectAccessible(officer, 'the dialog of a report');
    await officer.keyboard.press('Control+Enter');
    await head(officer, '處理完成');
    await officer
      .locator('.timeline')
      .getByText(/法令依據：噪音管制法第9條/)
      .waitFor();

    await clerk.goto(`${server.url}/case/${other}`);
    await button(clerk, '另成陳情').click();
    await typeAndPick(clerk, /陳情案類/, '工廠及固定污染源');
    await clerk.getByRole('dialog').getByLabel('說明').fill('要求檢討施工時段');
    await clerk.keyboard.press('Control+Enter');
    await clerk.getByRole('dialog').getByText('請念給民眾聽').waitFor();
    expect(await clerk.getByRole('dialog').locator('dd').last().textContent()).toMatch(/^\d{8}$/);
    await expectAccessible(clerk, 'number and password of the petition');
    expect(people.complaints).toEqual([]);
  });
});

/** A noise at the environment bureau. */
async function noiseAt(clerk: Page): Promise<string> {
  const contact = {
    channel: 'phone',
    outcome: 'recorded',
    citizen: { name: '王曉鈴', phone: '0900000188' },
    cases: [
      {
        category: 'EP04',
        agency: 'environment',
        district: '64000050',
        description: '工廠夜間噪音，連續三天。',
      },
    ],
  };
  return clerk.evaluate(async body => {
    const answer = await fetch('/api/contacts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return ((await answer.json()) as { cases: { number: string }[] }).cases[0]?.number ?? '';
  }, contact);
}
