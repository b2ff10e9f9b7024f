import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import supertest from 'supertest';
import { callsPath, groupsFor } from '../../src/console/reports/call-centre-groups.js';
import { sitDown, Telephone } from '../support/telephone.js';
import { shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { DESK, expectAccessible, PHONE, peopleOf } from './people.js';

describe('What of calls is asked for', () => {
  it.each<[string, string[], string[]]>([
    ['a supervisor', ['report.calls', 'report.call-agents'], ['hour', 'weekday', 'line', 'group', 'agent']],
    ['a manager', ['report.calls'], ['hour', 'weekday', 'line', 'group']],
  ])('by %s', (_who, rights, groups) => {
    expect(groupsFor(rights)).toEqual(groups);
  });

  it('by agent goes through a door of its own', () => {
    const period = { from: '2026-11-01', to: '2026-11-30' };
    expect(callsPath({ ...period, by: 'agent' })).toEqual({
      path: '/reports/call-centre/agents',
      query: period,
    });
    expect(callsPath({ ...period, by: 'line', line: '1999' }).query).toEqual({
      ...period,
      by: 'line',
      line: '1999',
    });
  });
});

describe('Whoever leads the call centre reads how calls were taken', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    const [admin, agent] = [supertest.agent(server.url), supertest.agent(server.url)];
    for (const [who, name] of [
      [admin, 'admin'],
      [agent, 'agent'],
    ] as const) {
      const { username, password } = server.account(name);
      await who.post('/api/session').send({ username, password }).expect(200);
    }
    await sitDown(agent, '3021');
    const telephone = await Telephone.madeBy(admin, server.url);
    const at = (seconds: number) => new Date(Date.now() - 600_000 + seconds * 1000).toISOString();
    const tell = (id: string, kind: string, when: number) =>
      telephone.tell(id, kind, at(when), { agent: '3021', line: '1999', group: '外語組' }).expect(200);
    for (const [id, waits] of [
      ['one', 10],
      ['two', 30],
    ] as const) {
      await tell(id, 'ringing', 0);
      await tell(id, 'answered', waits);
      await tell(id, 'ended', waits + 100);
    }
    await telephone.tell('three', 'ringing', at(200), { line: '1999' }).expect(200);
    await telephone.tell('three', 'ended', at(203)).expect(200);
    page = await people.signIn('supervisor', DESK, '/reports/call-centre');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('the service level first, in its three variants, with what each is out of', async () => {
    await page.getByText('33.3%').first().waitFor();
    await shows(page, '50.0%');
    await shows(page, '66.7%');
    await shows(page, '無法計算');
    await page.getByRole('button', { name: '說明：服務水準（主要）' }).first().click();
    await page.getByRole('dialog').getByText('放棄一律視為未達成').waitFor();
    await page.keyboard.press('Escape');
    await expectAccessible(page, 'the report of calls');
  });

  it('of one group of agents by hour, and why nobody can say how often all lines were busy', async () => {
    await shows(page, '滿線（所有線路都在使用中，撥不進來）無法計算');
    await page.getByRole('combobox', { name: '話務組' }).selectOption('外語組');
    await page.waitForURL(/group=/);
    await page.getByText('50.0%').first().waitFor();
    await page.goto(`${server.url}/reports/call-centre?by=group`);
    await page.getByRole('rowheader', { name: '未註明話務組' }).waitFor();
    await expectAccessible(page, 'the report by group');
  });

  it('by agent, with their names, by the address that can be sent', async () => {
    await page.goto(`${server.url}/reports/call-centre?by=agent`);
    await page.getByRole('rowheader', { name: '無人接聽' }).waitFor();
    expect(await page.getByRole('rowheader').allTextContents()).toContain('合計');
    await expectAccessible(page, 'the report by agent');
  });

  it('a manager reads no agents, also on a phone', async () => {
    const manager = await people.signIn('manager', PHONE, '/reports/call-centre?by=agent');
    await manager.getByText('33.3%').first().waitFor();
    expect(await manager.getByRole('rowheader', { name: '無人接聽' }).count()).toBe(0);
    await expectAccessible(manager, 'the report of calls on a phone');
    expect(people.complaints).toEqual([]);
  });
});
