import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Browser, Page } from 'playwright-core';
import { act, shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf } from './people.js';

const DAY_MS = 86_400_000;

describe('Somebody is not content', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let supervisor: Page;
  let commission: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    people = peopleOf(server, browser);
    supervisor = await people.signIn('supervisor', DESK);
    number = await petition(supervisor);
    const officer = await people.signIn('environment', DESK);
    await act(officer, number, 'acknowledge');
    await act(officer, number, 'reply', { text: '已派員清理。' });
    await act(supervisor, number, 'release', { how: 'email' });
    await moveOn();
    commission = await people.signIn('commission', PHONE);
    await supervisor.goto(`${server.url}/reviews`);
    await shows(supervisor, '沒有待檢討的不滿意案件。');
    await answer(await invitation());
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('is in the list at once, with what they are not content with', async () => {
    await supervisor
      .getByRole('link', { name: /不滿意檢討.*1/ })
      .first()
      .waitFor();
    await supervisor.goto(`${server.url}/reviews`);
    await shows(supervisor, '處理結果：非常不滿意');
    await shows(supervisor, '問題沒有解決');
    await supervisor
      .getByRole('link', { name: /不滿意檢討.*1/ })
      .first()
      .waitFor();
    expect(await supervisor.getByText('垃圾還在').count()).toBe(0);
    await expectAccessible(supervisor, 'who is not content');
  });

  it('is read and decided by one: first told what is missing', async () => {
    await supervisor.goto(`${server.url}/reviews`);
    await button(supervisor, `決定 ${number} 如何處置`).click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByText('垃圾還在。').waitFor();
    await supervisor.keyboard.press('Control+Enter');
    await dialog.getByText('請選擇如何處置。').waitFor();
    await dialog.getByText(/^重啟：/).click();
    await dialog.getByLabel(/為什麼重啟/).fill('現場仍有垃圾，請重新清理');
    await expectAccessible(supervisor, 'the dialog that decides');
    await button(dialog, '提出重啟').click();
    await dialog.waitFor({ state: 'detached' });
    await shows(supervisor, '提出重啟，待核定');
    expect(await supervisor.getByRole('button', { name: `核定重啟 ${number}` }).count()).toBe(0);
  });

  it('is agreed to by a second person, on a phone', async () => {
    await commission.goto(`${server.url}/reviews`);
    await button(commission, `核定重啟 ${number}`).click();
    const dialog = commission.getByRole('dialog');
    await dialog.getByText('現場仍有垃圾，請重新清理').waitFor();
    await expectAccessible(commission, 'the dialog that agrees');
    await button(dialog, '核定重啟').click();
    await dialog.waitFor({ state: 'detached' });
    await commission.goto(`${server.url}/reviews?show=decided`);
    await shows(commission, '重啟');
    await expectAccessible(commission, 'what was decided');
    await supervisor.goto(`${server.url}/case/${number}`);
    await supervisor.locator('.timeline').getByText('現場仍有垃圾，請重新清理').first().waitFor();
    await supervisor.locator('.timeline').getByText('不滿意檢討已決定').first().waitFor();
    expect(people.complaints).toEqual([]);
  });

  async function petition(by: Page): Promise<string> {
    return by.evaluate(async () => {
      const answered = await fetch('/api/contacts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{
            channel: 'counter',
            outcome: 'recorded',
            citizen: { name: '王曉鈴', email: 'wang@example.com' },
          },
          cases: [{ kind: 'petition', category: 'PEN01', description: '垃圾堆置', agency: 'environment' }],
        }),
      });
      return ((await answered.json()) as { cases: { number: string }[] }).cases[0]?.number ?? '';
    });
  }

  async function moveOn(): Promise<void> {
    const moved = await fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at: new Date(Date.now() + DAY_MS + 60_000).toISOString() }),
    });
    expect(moved.status).toBe(200);
  }

  async function invitation(): Promise<string> {
    const folder = join(server.dataDir, 'outbox');
    for (let look = 0; look < 2000; look += 1) {
      for (const name of await readdir(folder).catch(() => [] as string[])) {
        if (name.endsWith('.part')) continue;
        const { text } = await simpleParser(await readFile(join(folder, name), 'utf8'));
        const found = /\/survey#([\w-]+)/.exec(text ?? '')?.[1];
        if (found) return found;
      }
      await fetch(`${server.url}/health/ready`);
    }
    throw new Error('Nobody was asked.');
  }

  async function answer(token: string): Promise<void> {
    const said = { service: 4, outcome: 1, reasons: ['not_solved'], text: '垃圾還在。' };
    const answered = await fetch(`${server.url}/api/surveys/answer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, ...said }),
    });
    expect(answered.status).toBe(200);
  }
});
