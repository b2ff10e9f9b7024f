import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { act, recordDamage, shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, PHONE, peopleOf } from './people.js';

describe('What can be done with a case, what cannot, and why', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let supervisor: Page;
  let chief: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    supervisor = await people.signIn('supervisor', DESK);
    number = await recordDamage(supervisor, '路面坑洞');
    chief = await people.signIn('maintenance.chief', PHONE, `/case/${number}`);
    await button(chief, '簽收').click();
    await button(chief, '回報').waitFor();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const buttons = (page: Page) => page.locator('.case-actions').getByRole('button');
  const assertive = (page: Page) => page.locator('[aria-live=assertive]');

  it('a button that opens a dialog ends with dots and is told as one, and no other', async () => {
    const found = await buttons(chief).evaluateAll(all =>
      all.map(one => ({
        words: one.textContent ?? '',
        asks: one.getAttribute('aria-haspopup') === 'dialog',
      })),
    );
    expect(found.length).toBeGreaterThan(8);
    expect(found.filter(({ words, asks }) => words.endsWith('…') !== asks)).toEqual([]);
    expect(found.filter(({ asks }) => !asks).map(({ words }) => words)).toEqual(['到場']);
    for (const { words } of found.filter(({ asks }) => asks)) {
      // The dots are for the eye.
      await button(chief.locator('.case-actions'), words.slice(0, -1)).click();
      await chief.getByRole('dialog').waitFor();
      await chief.keyboard.press('Escape');
      await chief.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  it('what is wrong is not said any more once it is being mended', async () => {
    await button(chief, '退件').click();
    await chief.keyboard.press('Control+Enter');
    await assertive(chief).getByText('有 2 個欄位需要修正').waitFor({ state: 'attached' });
    await chief.getByRole('dialog').getByLabel('退件意見').fill('側溝');
    await assertive(chief).getByText('個欄位需要修正').waitFor({ state: 'detached', timeout: 5_000 });
    await chief.keyboard.press('Escape');
  });

  it('what is known to the role, and not possible now, stands there with its reason', async () => {
    const reasonOf = (name: string) =>
      chief.locator('.case-actions dl div').filter({ has: chief.getByText(name, { exact: true }) });
    await chief.getByText('目前不能做的動作').click();
    await reasonOf('提出權責爭議').getByText('沒有權責爭議').waitFor();
    expect(await reasonOf('退件').count()).toBe(0);
    const report = { outcome: 'cannot_act', text: '屬私有土地', legalBasis: '建築法第77條' };
    await act(chief, number, 'report', report);
    for (const [name, why] of [
      ['退件', '案件目前為「處理完成」'],
      ['會辦', '案件目前為「處理完成」'],
      ['申請展延', '沒有進行中的這項辦理期限'],
    ] as const)
      await reasonOf(name).getByText(why).waitFor();
    expect(await buttons(chief).getByText('退件').count()).toBe(0);
    await expectAccessible(chief, 'what cannot be done, and why');
  });

  it('who loses it to another agency hears who has it now', async () => {
    await act(supervisor, number, 'reassign', { agency: 'water-resources', reason: '屬水利局' });
    await heard(chief, 'assertive', '此案已移出貴機關，現由水利局負責');
    await shows(chief, '這個案件不屬於您的機關');
  });

  it('who has acted on it hears of what another does to it in the next moment', async () => {
    const next = await recordDamage(supervisor, '路面坑洞');
    await chief.goto(`${server.url}/case/${next}`);
    await button(chief, '簽收').click();
    await button(chief, '回報').waitFor();
    await act(supervisor, next, 'reassign', { agency: 'water-resources', reason: '屬水利局' });
    await heard(chief, 'assertive', '此案已移出貴機關，現由水利局負責');
    expect(people.complaints).toEqual([]);
  });
});
