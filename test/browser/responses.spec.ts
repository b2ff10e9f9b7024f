import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Browser, Page } from 'playwright-core';
import { act, shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf } from './people.js';

describe('A manager reads how content citizens are', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let manager: Page;
  let unhappy: string;
  let silent: string;

  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const moveTo = (at: string): Promise<unknown> => post('/api/clock', { at });

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    people = peopleOf(server, browser);
    await moveTo('2027-03-04T10:00:00+08:00');
    const clerk = await people.signIn('supervisor', DESK);
    const officer = await people.signIn('environment', DESK);
    const released = async (email: string): Promise<string> => {
      const number = await petition(clerk, email);
      await act(officer, number, 'acknowledge');
      await act(officer, number, 'reply', { text: '已派員清理。' });
      await act(clerk, number, 'release', { how: 'email' });
      return number;
    };
    unhappy = await released('wang@example.com');
    silent = await released('lee@example.com');
    await moveTo('2027-03-05T10:30:00+08:00');
    const token = await invitation('wang@example.com');
    const said = { service: 4, outcome: 1, reasons: ['not_solved'], text: '垃圾還在。' };
    expect((await post('/api/surveys/answer', { token, ...said })).status).toBe(200);
    // Whatever has happened is in the figures once the time has moved.
    await moveTo('2027-03-05T10:31:00+08:00');
    await officer.context().close();
    manager = await people.signIn('manager', DESK, '/reports/responses');
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const row = (name: string) =>
    manager
      .getByRole('row')
      .filter({ has: manager.getByRole('rowheader', { name: new RegExp(`^${name}( 說明：.*)?$`) }) })
      .first();

  it('both samples side by side, with how many, how sure, and what is too few', async () => {
    await row('已答覆').waitFor();
    expect(await row('邀請').getByRole('cell').allTextContents()).toEqual(['2', '0']);
    expect(await row('已答覆').getByRole('cell').allTextContents()).toEqual(['1', '0']);
    expect(await row('回收率').getByRole('cell').first().textContent()).toBe(
      '50.0%95% 區間 9.5–90.5%，n＝2樣本過少',
    );
    expect(await row('對結果滿意').getByRole('cell').first().textContent()).toContain('0.0%');
    expect(await row('對結果滿意（加權）').getByRole('cell').first().textContent()).toBe('未加權：答覆過少');
    await row('自願回覆樣本：問題沒有解決').waitFor();
    await shows(manager, '趨勢（逐日）');
    await manager.getByText('計算方式').click();
    await shows(manager, '調查回收率＝已答覆 ÷（邀請－未送達－免答）');
    await expectAccessible(manager, 'the report of responses');
  });

  it('a definition is one press away from its figure', async () => {
    await button(manager, '說明：線上立即回覆率').first().click();
    await manager.getByRole('dialog').getByText('當場答覆的諮詢件數 ÷ 諮詢件數').waitFor();
    await manager.keyboard.press('Escape');
  });

  it('every number leads to its cases, by keyboard alone, and never to what was written', async () => {
    const figure = manager.getByRole('button', { name: '1 看案件：環境保護局，自願回覆樣本：不滿意' });
    await figure.focus();
    await manager.keyboard.press('Enter');
    await manager.locator('#response-cases:focus').waitFor();
    const list = manager.getByRole('region', { name: '案件：環境保護局，自願回覆樣本：不滿意' });
    await list.getByRole('link', { name: unhappy }).waitFor();
    expect(await list.getByRole('table').getByRole('link').count()).toBe(1);
    await list.getByText('問題沒有解決').waitFor();
    await expectAccessible(manager, 'the cases of a figure');
    await manager.reload();
    await list.getByRole('link', { name: unhappy }).waitFor();
    expect(await manager.content()).not.toContain('垃圾還在');
    await button(manager, '2 看案件：合計，解除管制').first().click();
    await manager.getByRole('link', { name: silent }).waitFor();
    await button(manager, '收起清單').click();
    await manager.locator('#response-cases').waitFor({ state: 'detached' });
  });

  it('told apart by the way of asking, and narrowed, as the address says', async () => {
    await manager.getByLabel('分組', { exact: true }).selectOption({ label: '調查方式' });
    await row('電子郵件').waitFor();
    await manager.getByLabel('管道').selectOption({ label: '傳真' });
    await shows(manager, '這段期間沒有進線、案件或調查。');
    await manager.getByLabel('管道').selectOption({ label: '電話' });
    await row('電子郵件').waitFor();
    expect(new URL(manager.url()).searchParams.toString()).toBe('by=surveyChannel&channel=phone');
  });

  it('and takes it along as a file', async () => {
    const [file] = await Promise.all([
      manager.waitForEvent('download'),
      manager.getByRole('link', { name: 'ODF（.ods）' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('responses-2027-03-01-2027-03-31.ods');
  });

  it('on a phone without scrolling the page sideways', async () => {
    await manager.setViewportSize(PHONE);
    await row('電子郵件').waitFor();
    const wide = await manager.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wide).toBe(0);
    await expectAccessible(manager, 'the report of responses on a phone');
    expect(people.complaints).toEqual([]);
  });

  const petition = (by: Page, email: string): Promise<string> =>
    by.evaluate(async to => {
      const answer = await fetch('/api/contacts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{ channel: 'phone', outcome: 'recorded', citizen: { name: '王曉鈴', email: to } },
          cases: [{ kind: 'petition', category: 'PEN01', description: '垃圾堆置', agency: 'environment' }],
        }),
      });
      return ((await answer.json()) as { cases: { number: string }[] }).cases[0]?.number ?? '';
    }, email);

  async function invitation(email: string): Promise<string> {
    const folder = join(server.dataDir, 'outbox');
    for (let look = 0; look < 2000; look += 1) {
      for (const name of await readdir(folder).catch(() => [] as string[])) {
        if (name.endsWith('.part')) continue;
        const raw = await readFile(join(folder, name), 'utf8');
        const { text, to } = await simpleParser(raw);
        const found = /\/survey#([\w-]+)/.exec(text ?? '')?.[1];
        if (found && JSON.stringify(to).includes(email)) return found;
      }
      await fetch(`${server.url}/health/ready`);
    }
    throw new Error('Nobody was asked.');
  }
});
