import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, peopleOf } from './people.js';

describe('What the chatbot could not answer', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let supervisor: Page;
  let key: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    const admin = await people.signIn('admin', DESK, '/machines');
    key = await admin.evaluate(async () => {
      const answer = await fetch('/api/machines', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{ name: '智能客服', role: 'channel', keyName: '正式', rights: ['transcript.deliver'] },
          ...{ days: 90, ratePerMinute: 600 },
        }),
      });
      return ((await answer.json()) as { key: string }).key;
    });
    supervisor = await people.signIn('supervisor', DESK);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const deliver = async (body: object): Promise<{ cases: string[] }> =>
    (
      await fetch(`${server.url}/api/intake/chatbot-transcripts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify(body),
      })
    ).json() as Promise<{ cases: string[] }>;

  it('is a case, and the whole conversation is read with it', async () => {
    const at = (seconds: number): string => new Date(Date.now() - 60_000 + seconds * 1000).toISOString();
    const { cases } = await deliver({
      ...{ conversationId: 'c-1', ended: true, resolved: false, wantsPerson: true },
      turns: [
        { at: at(0), speaker: 'citizen', text: '公園的溜滑梯壞了' },
        { at: at(5), speaker: 'bot', text: '請問是哪一座公園？' },
        { at: at(20), speaker: 'citizen', text: '中央公園，<b>我要找真人</b>' },
      ],
    });
    await supervisor.goto(`${server.url}/case/${cases[0]}`);
    await button(supervisor, '智能客服對話全文').click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByText('共 3 則').waitFor();
    await dialog.getByText('中央公園，<b>我要找真人</b>').waitFor();
    await expectAccessible(supervisor, 'the conversation');
    await supervisor.keyboard.press('Escape');
  });

  it('and what it sent that nobody can take waits for a person, who reads and discards it', async () => {
    await deliver({ conversationId: 'c-2', turns: '<script>alert(1)</script>' });
    await supervisor.goto(`${server.url}/quarantine`);
    await supervisor.getByText('內容不符規定，已退回傳送的系統').waitFor();
    await expectAccessible(supervisor, 'the quarantine');
    await button(supervisor, '閱覽智能客服的來件').click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByText('<script>alert(1)</script>').waitFor();
    await expectAccessible(supervisor, 'what came');
    await dialog.getByRole('button', { name: '捨棄' }).click();
    await dialog.waitFor({ state: 'detached' });
    await supervisor.getByRole('link', { name: '已處理' }).click();
    const decided = supervisor.getByRole('listitem').filter({ hasText: '已捨棄' });
    await decided.getByRole('button', { name: '閱覽智能客服的來件' }).waitFor();
  });
});
