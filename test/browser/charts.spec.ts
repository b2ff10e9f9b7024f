import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { recordDamage } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { DESK, expectAccessible, PHONE, peopleOf } from './people.js';

const LIBRARY = /chart-library-[\w-]+\.js/;

describe('The charts of a report', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let manager: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    await server.moveTo('2027-03-04T10:00:00+08:00');
    people = peopleOf(server, browser);
    const agent = await people.signIn('agent', DESK);
    await recordDamage(agent, '路面坑洞');
    await server.moveTo('2027-03-04T16:00:00+08:00');
    manager = await people.signIn('manager', DESK);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const chart = (name: string) => manager.getByRole('img', { name });
  const trend = () => chart('如期、逾期、逾期未結的走勢圖，數字見下表。');
  const heat = () => chart('各星期與時段逾期率的圖，顏色越深逾期率越高，數字見下表。');

  /** How much is drawn in a colour, as three numbers. */
  const drawnIn = (colour: string): Promise<number> =>
    manager.evaluate(
      ([wanted]) => {
        interface Canvas {
          width: number;
          height: number;
          getContext(kind: '2d'): {
            getImageData(x: number, y: number, w: number, h: number): { data: number[] };
          };
        }
        const { document } = globalThis as unknown as {
          document: { querySelector(css: string): Canvas };
        };
        const canvas = document.querySelector('.chart[data-drawn] canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let found = 0;
        for (let at = 0; at < data.length; at += 4)
          if (`${data[at]} ${data[at + 1]} ${data[at + 2]}` === wanted && data[at + 3] === 255) found += 1;
        return found;
      },
      [colour],
    );
  const untilDrawnIn = async (colour: string): Promise<void> => {
    for (let found = 0; found < 100; ) found = await drawnIn(colour);
  };

  const until = async (condition: string): Promise<void> => {
    for (let met = false; !met; ) met = await manager.evaluate(condition);
  };

  it('come with the first report that has one, and not before', async () => {
    const asked: string[] = [];
    manager.on('request', request => asked.push(request.url()));
    await manager.getByRole('heading', { level: 1 }).waitFor();
    expect(await manager.evaluate(loaded)).not.toContainEqual(expect.stringMatching(LIBRARY));
    await manager.goto(`${server.url}/reports/breaches`);
    await manager.locator('.chart[data-drawn]').first().waitFor();
    expect(asked).toContainEqual(expect.stringMatching(LIBRARY));
  });

  it('are pictures with a sentence, beside the table that has the numbers', async () => {
    await trend().waitFor();
    await heat().waitFor();
    expect(await manager.getByRole('table').count()).toBeGreaterThanOrEqual(3);
    expect(await manager.locator('.chart :is(a, button, [tabindex])').count()).toBe(0);
    await expectAccessible(manager, 'a report with charts');
  });

  it.each([
    ['light', { colorScheme: 'light', forcedColors: 'none' }, '185 132 34', '217 154 30'],
    ['dark', { colorScheme: 'dark', forcedColors: 'none' }, '217 154 30', '185 132 34'],
  ] as const)('have the colours of the page, %s', async (_name, media, other, colour) => {
    await manager.emulateMedia(media);
    await untilDrawnIn(colour);
    expect(await drawnIn(other)).toBe(0);
  });

  it('have the system’s colours where it decides, and patterns beside them', async () => {
    await manager.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    const { grey, ink } = await manager.evaluate(systemColours);
    await untilDrawnIn(grey);
    await untilDrawnIn(ink);
    expect(await drawnIn('217 154 30')).toBe(0);
    await manager.emulateMedia({ forcedColors: 'none' });
    await untilDrawnIn('217 154 30');
  });

  it('tell their numbers under the pointer, drawn and not written as HTML', async () => {
    for (const [one, x, y] of [
      [trend(), 0.5, 0.4],
      [heat(), 0.445, 0.43],
    ] as const) {
      await one.scrollIntoViewIfNeeded();
      const before = await one.screenshot();
      const { width, height } = (await one.boundingBox()) as { width: number; height: number };
      await one.hover({ position: { x: width * 0.2, y: height * 0.1 } });
      await one.hover({ position: { x: width * x, y: height * y } });
      for (let shown = before; shown.equals(before); ) shown = await one.screenshot();
      expect(await one.locator('span, p').count()).toBe(0);
    }
  });

  it('are as wide as the page lets them be', async () => {
    await manager.setViewportSize(PHONE);
    await until(
      `[...document.querySelectorAll('.chart canvas')].every(one => one.clientWidth > 0 && one.clientWidth <= innerWidth)`,
    );
    expect(await manager.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await manager.setViewportSize(DESK);
    await until(`document.querySelector('.chart canvas').clientWidth > 600`);
  });

  it('leave nothing when the page is left, and nothing of it was refused', async () => {
    await manager.getByRole('link', { name: '每日概況' }).first().click();
    await manager.locator('.chart').first().waitFor({ state: 'detached' });
    await manager.goBack();
    await manager.locator('.chart[data-drawn]').first().waitFor();
    expect(people.complaints).toEqual([]);
  });

  it('where they do not come, the table is there', async () => {
    await manager.route(LIBRARY, route => route.abort());
    await manager.reload();
    await trend().waitFor({ state: 'detached' });
    await manager.getByRole('row', { name: /合計/ }).waitFor();
    expect(people.complaints).toEqual([]);
  });
});

const loaded = `performance.getEntriesByType('resource').map(one => one.name)` as unknown as () => string[];

const systemColours = `(() => {
  const probe = document.body.appendChild(document.createElement('span'));
  probe.style.forcedColorAdjust = 'none';
  const now = name => {
    probe.style.color = name;
    return getComputedStyle(probe).color.match(/\\d+/g).slice(0, 3).join(' ');
  };
  const found = { grey: now('GrayText'), ink: now('CanvasText') };
  probe.remove();
  return found;
})()` as unknown as () => { grey: string; ink: string };
