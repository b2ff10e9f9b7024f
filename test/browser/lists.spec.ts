import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, FRAMES, peopleOf } from './people.js';

const MOST_BETWEEN = 8;

describe('A list stays with the field that is typed in', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let agent: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    agent = await people.signIn('agent', DESK, '/desk');
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const district = (): Locator => agent.getByRole('combobox', { name: '行政區' });

  /** Just below its field, or just above. */
  async function expectBeside(field: Locator): Promise<void> {
    const [at, list] = [await field.boundingBox(), await field.page().getByRole('listbox').boundingBox()];
    if (!at || !list) throw new Error('The field or its list is not there.');
    const between = list.y > at.y ? list.y - at.y - at.height : at.y - list.y - list.height;
    expect(between).toBeGreaterThanOrEqual(0);
    expect(between).toBeLessThan(MOST_BETWEEN);
  }

  it('when the page goes to the field that was given the focus, and typing was quicker', async () => {
    await agent.evaluate('scrollTo(0, 0)');
    await agent.evaluate(FRAMES);
    await district().evaluate(field => {
      const { document } = globalThis as unknown as {
        document: { execCommand(what: 'insertText', shown: false, text: string): void };
      };
      (field as unknown as { focus(): void }).focus();
      document.execCommand('insertText', false, '苓雅');
    });
    await agent.evaluate(FRAMES);
    expect(await agent.evaluate('scrollY')).toBeGreaterThan(0);
    expect(await district().inputValue()).toBe('苓雅');
    await agent.getByRole('option', { name: '苓雅區' }).waitFor();
    await expectBeside(district());
  });

  it('when the page moves beneath it, up or down', async () => {
    for (const by of [-60, 90]) {
      await agent.evaluate(`scrollBy(0, ${by})`);
      await agent.evaluate(FRAMES);
      expect(await district().inputValue()).toBe('苓雅');
      expect(await district().getAttribute('aria-expanded')).toBe('true');
      await expectBeside(district());
    }
    await agent.keyboard.press('ArrowDown');
    await agent.keyboard.press('Enter');
    expect(await district().inputValue()).toBe('苓雅區');
  });

  it('and still goes with Escape, or when somebody goes elsewhere', async () => {
    for (const leave of ['Escape', 'Tab']) {
      await district().fill('');
      await district().fill('前鎮');
      await agent.getByRole('option', { name: '前鎮區' }).waitFor();
      await agent.keyboard.press(leave);
      await district().and(agent.locator('[aria-expanded=false]')).waitFor();
    }
    expect(people.complaints).toEqual([]);
  });

  it('also in a dialog that scrolls', async () => {
    const admin = await people.signIn('admin', { width: 720, height: 420 }, '/staff');
    await button(admin, '新增帳號').click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('角色').selectOption('officer');
    const agency = dialog.getByRole('combobox', { name: /機關/ });
    await agency.fill('養護');
    await admin.getByRole('option', { name: '工務局養護工程處', exact: true }).waitFor();
    const scrolled = await dialog.evaluate(of => {
      const whole = of as unknown as { scrollTop: number };
      const before = whole.scrollTop;
      whole.scrollTop += before > 20 ? -20 : 20;
      return whole.scrollTop - before;
    });
    expect(scrolled).not.toBe(0);
    await admin.evaluate(FRAMES);
    expect(await agency.inputValue()).toBe('養護');
    await expectBeside(agency);
    expect(people.complaints).toEqual([]);
  });
});
