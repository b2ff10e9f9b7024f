import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import supertest from 'supertest';
import { Telephone } from '../support/telephone.js';
import { shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, peopleOf, recordLamp } from './people.js';

describe('From one call to the next', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let telephone: Telephone;
  let agent: Page;
  let pop: Locator;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    const admin = supertest.agent(server.url);
    const { username, password } = server.account('admin');
    await admin.post('/api/session').send({ username, password }).expect(200);
    telephone = await Telephone.madeBy(admin, server.url);
    agent = await people.signIn('agent', DESK, '/calls');
    await agent.getByLabel('分機號碼').fill('3021');
    await agent.keyboard.press('Enter');
    await agent.getByText('您在分機 3021').waitFor();
    pop = agent.getByRole('region', { name: '來電', exact: true });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const now = (): string => new Date().toISOString();
  const answered = (id: string, caller: string) =>
    telephone.tell(id, 'answered', now(), { agent: '3021', line: '1999', caller }).expect(200);
  const ended = (id: string) => telephone.tell(id, 'ended', now()).expect(200);

  it('the next caller is announced with the key of whoever looks, for as long as they are on the line', async () => {
    await answered('one', '0911000111');
    await pop.getByText('0911000111').waitFor();
    await recordLamp(agent, '整排不亮');
    await ended('one');
    await answered('two', '0911000222');
    await shows(agent, '下一通來電已接通，按 Alt+N 開始。');
    await agent.keyboard.press('?');
    await button(agent.getByRole('dialog'), '更改 下一通').press('Enter');
    await agent.keyboard.press('Alt+M');
    await agent.getByRole('dialog').getByText('Alt+M').waitFor();
    await agent.keyboard.press('Escape');
    await shows(agent, '下一通來電已接通，按 Alt+M 開始。');
    await expectAccessible(agent, 'a result, while the next caller is on the line');
    await ended('two');
    await agent.getByText('下一通來電已接通').waitFor({ state: 'detached' });
    await agent.keyboard.press('Alt+M');
    await pop.getByText('話後處理', { exact: true }).waitFor();
    await pop.getByText('0911000222').waitFor();
  });

  it('whoever has done what there was to do says so, once, and is told that the telephone does not know it', async () => {
    await expectAccessible(agent, 'the wrap-up');
    await pop.getByText('話機本身請在話機上設為就緒。').waitFor();
    await button(pop, '話後處理結束／就緒 Alt+W').focus();
    await agent.keyboard.press('Enter');
    await heard(agent, 'polite', '話後處理已結束；話機請在話機上設為就緒。');
    await pop.getByText('話後處理已結束，待登錄').waitFor();
    expect(await pop.getByRole('button', { name: /就緒/ }).count()).toBe(0);
    // The button has gone, and whoever pressed it goes on beside it.
    await pop.locator(':focus').waitFor();
    await answered('three', '0911000333');
    await pop.getByText('0911000333').waitFor();
    await agent.keyboard.press('Alt+W');
    await pop.getByText('通話中').waitFor();
    await ended('three');
    await pop.getByText('話後處理', { exact: true }).waitFor();
    await agent.keyboard.press('Alt+W');
    await pop.getByText('話後處理已結束，待登錄').waitFor();
  });

  it('nothing was thrown, and no page was refused anything by its policy', () => {
    expect(people.complaints).toEqual([]);
  });
});
