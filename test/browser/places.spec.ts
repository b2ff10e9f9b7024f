import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { shows as shown } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { drawn, gate } from './map.js';
import { button, DESK, expectAccessible, FRAMES, heard, peopleOf, typeAndPick } from './people.js';

/** Of a world that is 512 pixels wide at zoom 0, at zoom 15. */
const DEGREES_A_PIXEL = 360 / (512 * 2 ** 15);
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

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

  /** The coordinates in the field are these, as near as a pixel is. */
  const near = (lng: number, lat: number): Promise<unknown> =>
    agent.waitForFunction(
      ([east, north, pixel]) => {
        const { document } = globalThis as unknown as {
          document: { querySelector(of: string): { value: string } };
        };
        const typed = document.querySelector('[data-field=coordinates] input, input[data-field=coordinates]');
        const [x = 0, y = 0] = typed.value.split(',').map(Number);
        return Math.abs(x - east) < pixel * 2 && Math.abs(y - north) < pixel * 2;
      },
      [lng, lat, DEGREES_A_PIXEL] as const,
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
    await drawn(agent);
    await agent.locator('.desk-map .map-here').waitFor();
    await expectAccessible(agent, 'a place that was picked');
    if (path) await agent.locator('.desk-map').screenshot({ path: `${path}/map.png` });
  });

  it('by a click on the map, or by dragging its marker: district and village come with it', async () => {
    await drawn(agent);
    const map = agent.locator('.desk-map');
    await map.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await map.boundingBox()) as Box;
    const [middle, level] = [x + width / 2, y + height / 2];
    // The point stands in the middle, and a hundred pixels are as far as they are at that zoom.
    await agent.mouse.click(middle + 100, level);
    await near(120.3121 + 100 * DEGREES_A_PIXEL, 22.621);
    await heard(agent, 'polite', '座標在苓雅區');
    await drawn(agent);
    await agent.mouse.move(middle, level);
    await agent.mouse.down();
    await agent.mouse.move(middle - 40, level, { steps: 4 });
    await agent.mouse.move(middle - 100, level, { steps: 4 });
    await agent.mouse.up();
    await near(120.3121, 22.621);
    await heard(agent, 'polite', '座標在苓雅區 晴朗里');
    await shows(/里別/, '晴朗里');
  });

  it('and not where it was before: a late answer to an earlier point changes nothing', async () => {
    await drawn(agent);
    const held = gate();
    const isLate = /city\/locate\?.*lng=120\.3014/;
    await agent.route(isLate, async route => {
      const response = await route.fetch();
      await held.opened;
      await route.fulfill({ response });
    });
    const typed = agent.getByLabel('座標');
    const asked = agent.waitForRequest(isLate);
    await typed.fill('22.6273, 120.3014');
    await agent.keyboard.press('Tab');
    await asked;
    await typed.fill('22.621, 120.3121');
    await agent.keyboard.press('Tab');
    await heard(agent, 'polite', '座標在苓雅區 晴朗里');
    const answered = agent.waitForResponse(isLate);
    held.open();
    await (await answered).finished();
    await agent.evaluate(FRAMES);
    expect(await agent.locator('[data-field=district] input').inputValue()).toBe('苓雅區');
    expect(await agent.locator('[data-field=village] input').inputValue()).toBe('晴朗里');
    await agent.unroute(isLate);
  });

  it('or by its coordinates, typed: the map follows, and nobody has to go through it by keyboard', async () => {
    const typed = agent.getByLabel('座標');
    await typed.fill('22.6273, 120.3014');
    await agent.keyboard.press('Tab');
    await heard(agent, 'polite', '座標在前金區');
    expect(await typed.inputValue()).toBe('22.6273, 120.3014');
    await drawn(agent);
    await agent.locator('.desk-map .map-here').waitFor();
    await typed.focus();
    await agent.keyboard.press('Tab');
    expect(await agent.evaluate('document.activeElement.closest(".desk-map") === null')).toBe(true);
    expect(await agent.locator('.desk-map [tabindex="0"], .desk-map button, .desk-map a').count()).toBe(0);
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

  it('and whether it was reported already, where that cannot be read: never that nobody did', async () => {
    const other = await people.signIn('supervisor', DESK, '/desk');
    await other.route('**/api/similar?*', route => route.fulfill({ status: 429, body: '{}' }));
    await other.keyboard.press('Alt+2');
    await other.keyboard.type('路燈不亮');
    await typeAndPick(other, /派工項目/, '路燈故障');
    await typeAndPick(other, /行政區/, '前金區');
    await shown(other, '不知道有沒有人報過');
    await other.unroute('**/api/similar?*');
    await button(other, '再試一次').click();
    await shown(other, /附近有 \d+ 件同類未結案件/);
    expect(await other.getByLabel('民眾反映的內容').inputValue()).toBe('路燈不亮');
  });
});
