import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, peopleOf, typeAndPick } from './people.js';

describe('Five callers for one fallen tree', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let supervisor: Page;
  let lead: string;
  let second: string;
  let third: string;
  let fourth: string;
  let fifth: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    supervisor = await people.signIn('supervisor', DESK);
    lead = await record(supervisor, 1);
    third = await record(supervisor, 3, lead);
    fourth = await record(supervisor, 4);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = (number: string) => supervisor.goto(`${server.url}/case/${number}`);
  const shows = (words: string | RegExp): Promise<void> =>
    supervisor.locator('main').getByText(words).first().waitFor();

  it('the desk sees that it is known, and joins it with one key', async () => {
    const agent = await people.signIn('agent', DESK, '/desk');
    await agent.keyboard.press('Alt+2');
    await agent.keyboard.type('路樹倒了，擋住車道');
    await typeAndPick(agent, /派工項目/, '路樹傾倒');
    await typeAndPick(agent, /行政區/, '苓雅區');
    await agent.getByRole('button', { name: `併入此案 ${lead}` }).waitFor();
    const nearest = await agent
      .getByRole('button', { name: /^併入此案/ })
      .first()
      .getAttribute('aria-label');
    await agent.keyboard.press('Alt+J');
    await heard(agent, 'polite', `將併入 ${nearest?.split(' ')[1]}`);
    await agent.keyboard.press('Alt+J');
    await heard(agent, 'polite', '不併案');
    await agent.getByRole('button', { name: `併入此案 ${lead}` }).click();
    await agent.locator('main').getByText(`將併入 ${lead}`).first().waitFor();
    await expectAccessible(agent, 'a form that joins a case');
    await agent.keyboard.press('Control+Enter');
    await agent.getByRole('heading', { name: '已錄案' }).waitFor();
    const joined = `已併入 ${lead}「路樹傾倒」，隨主案辦理`;
    await agent.locator('main').getByText(joined).waitFor();
    await heard(agent, 'polite', joined);
    const said = agent.locator('main').getByText(/^D\d{8}-\d{5}-\d$/);
    second = ((await said.first().textContent()) ?? '').trim();
    await expectAccessible(agent, 'what was recorded and joins a case');
    await agent.context().close();
  });

  it('what was seen later is merged on its page, and says which case leads', async () => {
    await open(fourth);
    await button(supervisor, '併案').click();
    const dialog = supervisor.getByRole('dialog');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.getByText('請選取或輸入主案的案件編號。').waitFor();
    await dialog.getByRole('radio', { name: new RegExp(lead) }).check({ force: true });
    await dialog.getByLabel('原因').fill('同一棵樹');
    await expectAccessible(supervisor, 'the dialog that merges');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await supervisor.locator('.case-head').getByRole('link', { name: lead }).waitFor();
    await shows('已併案');
    await expectAccessible(supervisor, 'a merged case');
  });

  it('two that are about another tree are split off, and the longest waiting leads them', async () => {
    const sixth = await record(supervisor, 6, lead);
    const seventh = await record(supervisor, 7, lead);
    await open(lead);
    await button(supervisor, '分案').click();
    const dialog = supervisor.getByRole('dialog');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.getByText('請至少選取一件。').waitFor();
    for (const number of [sixth, seventh])
      await dialog.getByRole('checkbox', { name: new RegExp(number) }).check({ force: true });
    await dialog.getByLabel('原因').fill('是下個路口的樹');
    await expectAccessible(supervisor, 'the dialog that splits');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await shows('本案為主案，另有 3 件併入');
    await open(sixth);
    await shows('本案為主案，另有 1 件併入');
    expect(await stateOf(supervisor, seventh)).toBe('merged');
  });

  it('the lead is done, and a fifth caller joins after the report', async () => {
    const officer = await people.signIn('maintenance', DESK, `/case/${lead}`);
    await button(officer, '簽收').click();
    await button(officer, '回報').click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByRole('radio', { name: '已處理完成' }).check({ force: true });
    await dialog.getByLabel('說明').fill('已移除');
    const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#567' } })
      .png()
      .toBuffer();
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: '樹.png', mimeType: 'image/png', buffer: photo });
    await dialog.getByRole('button', { name: '移除 樹.png' }).waitFor();
    await officer.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await officer.context().close();
    fifth = await record(supervisor, 5, lead);
    await open(lead);
    await shows('本案為主案，另有 4 件併入');
    for (const number of [second, third, fourth, fifth])
      await supervisor.locator('.case-facts, main').getByRole('link', { name: number }).first().waitFor();
    await expectAccessible(supervisor, 'the case that leads');
  });

  it('one is another tree, and is un-merged', async () => {
    await open(third);
    await button(supervisor, '解除併案').click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel('原因').fill('是另一棵樹');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await supervisor.locator('.case-head').getByRole('link', { name: lead }).waitFor({ state: 'detached' });
  });

  it('it is released when it is said how everybody was told', async () => {
    await open(lead);
    await shows('本案為主案，另有 3 件併入');
    await button(supervisor, '解除管制').click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel('怎麼告訴民眾').first().selectOption('called_back');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.getByText('請選這位民眾怎麼告知。').first().waitFor();
    for (const number of [fourth, fifth])
      await dialog.getByLabel(`${number} 怎麼告訴民眾`).selectOption('sms');
    await expectAccessible(supervisor, 'the release of a case that leads');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    for (const [number, state] of [
      [lead, 'released'],
      [second, 'released'],
      [fourth, 'released'],
      [fifth, 'released'],
      [third, 'dispatched'],
    ] as const)
      expect([number, await stateOf(supervisor, number)]).toEqual([number, state]);
  });

  it('the desk is shown after that what was done recently, to be opened again and not anew', async () => {
    const agent = await people.signIn('agent', DESK, '/desk');
    await agent.keyboard.press('Alt+2');
    await agent.keyboard.type('路樹還在');
    await typeAndPick(agent, /派工項目/, '路樹傾倒');
    await typeAndPick(agent, /行政區/, '苓雅區');
    const done = agent.getByRole('region', { name: '最近辦結的同類案件' });
    await done.getByRole('link', { name: lead }).waitFor();
    await done.getByText('請從案件頁重啟，不要另立新案').waitFor();
    for (const number of [second, fourth, fifth])
      expect(await done.getByRole('link', { name: number }).count()).toBe(0);
    expect(await agent.getByRole('button', { name: `併入此案 ${lead}` }).count()).toBe(0);
    await expectAccessible(agent, 'what was done recently');
    await agent.context().close();
  });

  it('who joined only then is released by themselves, once it is said how they were told', async () => {
    const late = await record(supervisor, 8, lead);
    await open(late);
    await button(supervisor, '解除管制（併案）').click();
    const dialog = supervisor.getByRole('dialog');
    await supervisor.keyboard.press('Control+Enter');
    expect(await stateOf(supervisor, late)).toBe('merged');
    await dialog.getByLabel('怎麼告訴民眾').selectOption('sms');
    await expectAccessible(supervisor, 'the release of a merged case');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await supervisor.locator('.case-head').getByText('解除管制').first().waitFor();
    expect(await stateOf(supervisor, late)).toBe('released');
    expect(people.complaints).toEqual([]);
  });
});

const stateOf = (page: Page, number: string): Promise<string> =>
  page.evaluate(async asked => {
    const answer = await fetch(`/api/cases/${asked}`);
    return ((await answer.json()) as { state: string }).state;
  }, number);

/** A caller who left a number; `joins` what is known already. */
const record = (page: Page, nth: number, joins?: string): Promise<string> =>
  page.evaluate(
    async ([at, into]) => {
      const wish = {
        category: 'PK01',
        district: '64000080',
        description: '路樹倒了',
        ...(into && { joins: into }),
      };
      const body = {
        ...{ channel: 'phone', outcome: 'recorded', cases: [wish] },
        citizen: { phone: `091234567${at}` },
      };
      const answer = await fetch('/api/contacts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return ((await answer.json()) as { cases: { number: string }[] }).cases[0]?.number ?? '';
    },
    [nth, joins] as const,
  );
