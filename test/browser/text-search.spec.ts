import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf, recordLamp } from './people.js';

describe('The search in the header finds cases by what was typed', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let agent: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    agent = await people.signIn('agent', DESK);
    number = await recordLamp(agent, '貓頭鷹雕像旁的路燈不亮');
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const searchFor = async (page: Page, text: string): Promise<void> => {
    await page.getByPlaceholder('案件編號或電話').fill(text);
    await page.keyboard.press('Enter');
  };
  const shows = (page: Page, words: string): Promise<void> =>
    page.locator('main').getByText(words).first().waitFor();

  it('words lead to the cases that have them, and stand in no address', async () => {
    await searchFor(agent, '貓頭鷹');
    await agent.getByRole('heading', { name: '案件內容「貓頭鷹」' }).waitFor();
    await agent.locator('main').getByRole('link', { name: number }).waitFor();
    expect(new URL(agent.url()).pathname + new URL(agent.url()).search).toBe('/find');
    await expectAccessible(agent, 'cases found by words');
  });

  it('what finds nothing is said, and so are words too short', async () => {
    await searchFor(agent, '無此無彼');
    await shows(agent, '都沒有這些字');
    await expectAccessible(agent, 'no case found by words');
    await searchFor(agent, '燈');
    await shows(agent, '請至少輸入兩個字');
  });

  it('where the server does not answer, it can be asked again', async () => {
    await agent.route('**/api/cases/search', route => route.abort());
    await searchFor(agent, '雕像旁');
    await button(agent, '再試一次').waitFor({ timeout: 20_000 });
    await expectAccessible(agent, 'a search that failed');
    await agent.unroute('**/api/cases/search');
    await button(agent, '再試一次').click();
    await agent.locator('main').getByRole('link', { name: number }).waitFor();
  });

  it('digits are a number first, and words if one says so; on a phone, too', async () => {
    const officer = await people.signIn('maintenance', PHONE, '/find?q=98765');
    await officer.getByRole('heading', { name: '依編號「98765」' }).waitFor();
    await button(officer, '搜尋案件內容').click();
    await officer.getByRole('heading', { name: '案件內容「98765」' }).waitFor();
    await shows(officer, '都沒有這些字');
    await expectAccessible(officer, 'the search on a phone');
    await officer.context().close();
  });

  it('no page threw, and nothing was refused by its policy', () => {
    expect(people.complaints).toEqual([]);
  });
});
