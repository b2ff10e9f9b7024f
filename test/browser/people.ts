import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { DemoServer } from './demo-server.js';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

// Evaluated and not added as a script: the page's content security policy allows no script but its own.
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The people of a demo, each at a screen of their own; what their pages threw, or what the page's policy refused, is kept. */
export function peopleOf(server: DemoServer, browser: Browser) {
  const complaints: string[] = [];

  async function fillIn(page: Page, username: string): Promise<void> {
    await page.getByLabel('帳號').fill(username);
    // Exactly: the page behind it may have buttons that name passwords, too.
    const password = page.getByLabel('密碼', { exact: true });
    await password.fill(server.account(username).password);
    await page.keyboard.press('Enter');
    await password.waitFor({ state: 'detached' });
    await page.locator('header').getByRole('button').last().waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
  }

  async function signIn(username: string, viewport: typeof DESK, path = '/'): Promise<Page> {
    const context = await browser.newContext({ viewport, locale: 'zh-TW' });
    await keepWhatIsSaid(context);
    await tellRefusals(context, refusal => complaints.push(`${username}: ${refusal}`));
    const page = await context.newPage();
    page.on('pageerror', error => complaints.push(`${username}: ${error.message}`));
    await page.goto(server.url + path);
    await fillIn(page, username);
    return page;
  }

  return { signIn, fillIn, complaints };
}

/** Tells what the content security policy of any page in this window refuses from now on. */
export async function tellRefusals(context: BrowserContext, tell: (refusal: string) => void): Promise<void> {
  await context.exposeBinding('tellRefusal', (_page, refusal: string) => tell(refusal));
  await context.addInitScript(() => {
    const { tellRefusal } = globalThis as unknown as { tellRefusal(refusal: string): void };
    const { document } = globalThis as unknown as {
      document: { addEventListener(kind: string, hear: (event: Record<string, string>) => void): void };
    };
    document.addEventListener('securitypolicyviolation', event => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = event;
      tellRefusal(`${effectiveDirective} ${blockedURI} at ${sourceFile}:${lineNumber} ${sample}`);
    });
  });
}

export const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true }).first();

export async function typeAndPick(page: Page, name: RegExp, text: string): Promise<void> {
  await page.getByRole('combobox', { name }).focus();
  await page.keyboard.type(text);
  await page.getByRole('option', { name: text }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** What a screen reader is told, or was since this was last asked. */
export async function heard(page: Page, how: 'polite' | 'assertive', words: string | RegExp): Promise<void> {
  const [source, flags] = words instanceof RegExp ? [words.source, words.flags] : [words, null];
  await page.waitForFunction(
    ([region, wanted, as]) => {
      const { saidSoFar } = globalThis as unknown as { saidSoFar: Record<string, string[]> };
      const all = saidSoFar[region] ?? [];
      const at = all.findIndex(text =>
        as === null ? text.includes(wanted) : new RegExp(wanted, as).test(text),
      );
      // What has been heard is not heard again.
      if (at >= 0) all.splice(0, at + 1);
      return at >= 0;
    },
    [how, source, flags] as const,
  );
}

/** Keeps what is said from now on: one message may take the place of another before anybody looks. */
const keepWhatIsSaid = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(`
    globalThis.saidSoFar = { polite: [], assertive: [] };
    const last = {};
    new MutationObserver(() => {
      for (const region of document.querySelectorAll('[data-live-announcer] [aria-live]')) {
        const how = region.getAttribute('aria-live');
        const text = region.textContent ?? '';
        if (text !== last[how] && text !== '') globalThis.saidSoFar[how]?.push(text);
        last[how] = text;
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  `);

/** A broken street light, by keyboard alone; answers the number that is read to the caller. */
export async function recordLamp(agent: Page, description: string): Promise<string> {
  await agent.keyboard.press('Alt+2');
  await agent.keyboard.type(description);
  await typeAndPick(agent, /派工項目/, '路燈故障');
  await typeAndPick(agent, /行政區/, '苓雅區');
  await agent.getByText('送「工務局養護工程處」處理').waitFor();
  await agent.keyboard.press('Control+Enter');
  await agent.getByRole('heading', { name: '已錄案' }).waitFor();
  const said = agent.locator('main').getByText(/^D\d{8}-\d{5}-\d$/);
  await said.waitFor();
  return ((await said.textContent()) ?? '').trim();
}

/** Whatever moves tells of it, and whatever has come is shown, before the second of them. */
export const FRAMES =
  'new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))).then(() => undefined)';

/** Half-way from the light to the dark a colour has neither's contrast. */
const AT_REST = `${FRAMES}.then(() =>
  Promise.allSettled(document.getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished)))
  .then(() => undefined)`;

export async function expectAccessible(page: Page, where: string): Promise<void> {
  await page.evaluate(AXE);
  await page.evaluate(AT_REST);
  const findings = await page.evaluate(async () => {
    interface Axe {
      run(scope: { exclude: string[] }): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    }
    const { axe } = globalThis as unknown as { axe: Axe };
    // React Aria's announcer keeps naming options of a list that has closed; it is never shown.
    const { violations } = await axe.run({ exclude: ['[data-live-announcer]'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
  expect({ where, findings }).toEqual({ where, findings: [] });
}
