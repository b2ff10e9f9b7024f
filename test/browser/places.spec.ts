import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { DESK, expectAccessible, peopleOf, typeAndPick } from './people.js';

describe('A caller says where it is', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let agent: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    agent = await people.signIn('agent', DESK, '/desk');
    await agent.keyboard.press('Alt+2');
    await agent.keyboard.type('路燈不亮');
    await typeAndPick(agent, /派工項目/, '路燈故障');
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const shows = (name: RegExp, value: string): Promise<void> =>
    agent
      .getByLabel(name)
      .and(agent.locator(`input`))
      .first()
      .evaluate(
        (field, wanted) =>
          new Promise<void>(done => {
            const { requestAnimationFrame: next } = globalThis as unknown as {
              requestAnimationFrame(then: () => void): void;
            };
            const look = () =>
              (field as unknown as { value: string }).value === wanted ? done() : next(look);
            look();
          }),
        value,
      );

  it('by a light’s number: point, district and village come with it, by keyboard alone', async () => {
    const place = agent.getByRole('combobox', { name: '地點' });
    await place.focus();
    await agent.keyboard.type('苓雅１２３');
    await agent.getByRole('option', { name: '苓雅-000123' }).waitFor();
    const path = process.env.SCREENSHOTS;
    if (path) await agent.screenshot({ path: `${path}/places.png` });
    await agent.keyboard.press('ArrowDown');
    await agent.keyboard.press('Enter');
    await shows(/座標/, '120.3121, 22.621');
    await shows(/行政區/, '苓雅區');
    await shows(/里別/, '晴朗里');
    expect(await place.inputValue()).toBe('苓雅-000123');
    await agent.locator('.desk-map .map-here').waitFor();
    await expectAccessible(agent, 'a place that was picked');
    if (path) await agent.locator('.desk-map').screenshot({ path: `${path}/map.png` });
  });

  it('in words of their own, which stay as they were typed', async () => {
    const place = agent.getByRole('combobox', { name: '地點' });
    await place.fill('土地公廟旁第三支');
    await agent.keyboard.press('Tab');
    expect(await place.inputValue()).toBe('土地公廟旁第三支');
    await agent.keyboard.press('Control+Enter');
    await agent.getByRole('heading', { name: '已錄案' }).waitFor();
    expect(people.complaints).toEqual([]);
  });

  it('a map that cannot be loaded says so, and the case is recorded all the same', async () => {
    const other = await people.signIn('supervisor', DESK);
    await other.context().route(/map-canvas/, route => route.abort());
    await other.goto(`${server.url}/desk`);
    await other.getByLabel('來電號碼').waitFor();
    await other.keyboard.press('Alt+2');
    await other.keyboard.type('路燈不亮');
    await typeAndPick(other, /派工項目/, '路燈故障');
    await typeAndPick(other, /行政區/, '苓雅區');
    await other.getByText('地圖無法顯示').waitFor();
    await other.getByText('送「工務局養護工程處」處理').waitFor();
    await other.keyboard.press('Control+Enter');
    await other.getByRole('heading', { name: '已錄案' }).waitFor();
  });
});
