import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { drawn, gate, LIBRARY } from './map.js';
import { button, DESK, expectAccessible, FRAMES, heard, PHONE, peopleOf, typeAndPick } from './people.js';

const WITHOUT_WEBGL = `
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
    return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...more);
  };`;
const HEIGHT = 'document.documentElement.scrollHeight';
/** Of a page that ends with the window's lower edge, so that it moves when it becomes shorter. */
const TO_ITS_END = `scrollTo(0, ${HEIGHT})`;

describe('The map at the desk comes late, or not at all', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** An agent who has said what it is and where, by keyboard alone. */
  async function atTheDesk(spoil: (context: BrowserContext) => Promise<unknown>, size = DESK): Promise<Page> {
    const page = await people.signIn('supervisor', size);
    await spoil(page.context());
    await page.goto(`${server.url}/desk`);
    await page.getByLabel('來電號碼').waitFor();
    await page.keyboard.press('Alt+2');
    await page.keyboard.type('路燈不亮');
    await typeAndPick(page, /派工項目/, '路燈故障');
    await typeAndPick(page, /行政區/, '苓雅區');
    return page;
  }

  async function record(page: Page): Promise<void> {
    await page.getByLabel('座標').fill('22.6210, 120.3121');
    await page.keyboard.press('Tab');
    await heard(page, 'polite', '座標在苓雅區');
    await shows(page, '送「工務局養護工程處」處理');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '已錄案' }).waitFor();
    await page.context().close();
  }

  it.each<[string, typeof DESK, (context: BrowserContext) => Promise<unknown>]>([
    ['loaded', DESK, context => context.route(LIBRARY, route => route.abort())],
    ['drawn, since the browser has no WebGL', PHONE, context => context.addInitScript(WITHOUT_WEBGL)],
  ])(
    'where it cannot be %s it says so, again too, and the case is recorded all the same',
    async (...[, size, spoil]) => {
      const page = await atTheDesk(spoil, size);
      await heard(page, 'polite', '地圖無法顯示');
      await shows(page, '地圖無法顯示');
      await expectAccessible(page, 'no map');
      await button(page, '再試一次').focus();
      await page.keyboard.press('Enter');
      await heard(page, 'polite', '地圖還是無法顯示');
      await page
        .locator('section:focus')
        .and(page.getByRole('region', { name: '地圖' }))
        .waitFor();
      await page.keyboard.press('Tab');
      await page.locator(':focus').and(button(page, '再試一次')).waitFor();
      await record(page);
    },
  );

  it('where it could not be loaded it is there after one press, and the page is not loaded anew', async () => {
    const page = await atTheDesk(context => context.route(LIBRARY, route => route.abort(), { times: 1 }));
    await heard(page, 'polite', '地圖無法顯示');
    await button(page, '再試一次').press('Enter');
    await heard(page, 'polite', '地圖已顯示');
    await drawn(page);
    expect(await page.getByLabel('民眾反映的內容').inputValue()).toBe('路燈不亮');
    expect(await button(page, '再試一次').count()).toBe(0);
    await page
      .locator('section:focus')
      .and(page.getByRole('region', { name: '地圖' }))
      .waitFor();
    await record(page);
  });

  it.each(['comes', 'fails'] as const)(
    'what is typed in a list, and the list, stay when it %s',
    async how => {
      const held = gate();
      const page = await atTheDesk(context =>
        context.route(LIBRARY, async route => {
          await held.opened;
          await (how === 'comes' ? route.continue() : route.abort());
        }),
      );
      const map = page.getByRole('region', { name: '地圖' });
      await map.and(page.locator('[aria-busy=true]')).waitFor();
      const village = page.getByRole('combobox', { name: '里別' });
      await village.focus();
      await page.setViewportSize({ ...DESK, height: 1400 });
      await page.evaluate(TO_ITS_END);
      await page.keyboard.type('晴');
      await page.getByRole('option', { name: '晴朗里' }).waitFor();
      await page
        .getByText(/附近(有 \d+ 件|沒有)同類未結案件/)
        .first()
        .waitFor({ state: 'attached' });
      const height = await page.evaluate(HEIGHT);
      held.open();
      if (how === 'comes') await drawn(page);
      else await heard(page, 'polite', '地圖無法顯示');
      await page.evaluate(FRAMES);
      if (how === 'comes') expect(await page.evaluate(HEIGHT)).toBe(height);
      expect(await village.inputValue()).toBe('晴');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await village.inputValue()).toBe('晴朗里');
      await record(page);
    },
  );

  it('and nobody waits for it: recorded before it has come', async () => {
    const held = gate();
    const page = await atTheDesk(context => context.route(LIBRARY, () => held.opened));
    await record(page);
    held.open();
    expect(people.complaints).toEqual([]);
  });
});
