import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { act } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, PHONE, peopleOf } from './people.js';

const DAY_MS = 86_400_000;
const NUMBER = '07-336-8333';

describe('An agent who asks on the telephone', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let agent: Page;
  let chinese: string;
  let english: string;
  let hidden: string;
  let clerk: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    people = peopleOf(server, browser);
    clerk = await people.signIn('supervisor', DESK);
    const officer = await people.signIn('environment', DESK);
    const released = async (language: string, confidential = false): Promise<string> => {
      const number = await petition(clerk, language, confidential);
      await act(officer, number, 'acknowledge');
      await act(officer, number, 'reply', { text: '已派員清理。' });
      await act(clerk, number, 'release', { how: 'not_needed' });
      return number;
    };
    chinese = await released('zh-TW');
    english = await released('en');
    hidden = await released('en', true);
    await moveTo(`${dayAfterTomorrow()}T10:00:00+08:00`);
    agent = await people.signIn('agent', DESK, '/survey-calls');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const heading = (number: string) => agent.getByRole('heading', { name: `訪談 ${number}` });
  const radios = (name: RegExp) => agent.getByRole('radiogroup', { name });

  it('sees the cases, and not whose they are; takes the next one, and begins at whom to call', async () => {
    await agent.getByRole('link', { name: chinese }).waitFor();
    await expectAccessible(agent, 'the list');
    expect(await agent.content()).not.toMatch(/王曉鈴|336-8333|垃圾堆置/);
    await agent.getByRole('button', { name: `承接下一通 ${chinese}` }).focus();
    await agent.keyboard.press('Enter');
    await heading(chinese).waitFor();
    await heard(agent, 'polite', `已承接 ${chinese}`);
    expect(await agent.locator('button:focus').getAttribute('aria-label')).toBe(`顯示電話 ${chinese}`);
    await agent.keyboard.press('Enter');
    await agent.locator(`a[href="tel:${NUMBER.replaceAll('-', '')}"]`).waitFor();
  });

  it('asks first who is speaking, and only then says what it is about, and nothing that was told in confidence', async () => {
    const [first, then] = [agent.locator('blockquote').first(), agent.locator('blockquote').nth(1)];
    expect(await first.textContent()).toMatch(/^您好，這裡是高雄市 1999。請問是○○○/);
    expect(await first.textContent()).not.toMatch(/案件|「/);
    await then.getByText(new RegExp(`「.+」，案件編號 ${chinese}，已經結案`)).waitFor();
    await then.getByText(/您可以不回答/).waitFor();
    expect(await agent.locator('[lang=zh-TW] button').count()).toBe(0);
    expect(await agent.locator('main').textContent()).not.toContain('垃圾堆置');
    await expectAccessible(agent, 'the script');
  });

  it('is told what is missing, and led there', async () => {
    await agent.keyboard.press('Control+Enter');
    await agent.getByText('請選擇對服務過程的滿意程度。').waitFor();
    expect(
      await radios(/服務過程/)
        .locator('input:focus')
        .count(),
    ).toBe(1);
    await expectAccessible(agent, 'what is missing');
  });

  it('writes down by the keyboard alone what they say, and why where they are not content', async () => {
    await agent.keyboard.press('Space');
    await agent.keyboard.press('Tab');
    await agent.keyboard.press('ArrowUp');
    await agent.getByRole('group', { name: /處理結果哪裡不滿意/ }).waitFor();
    await agent.keyboard.press('Tab');
    await agent.keyboard.press('Space');
    expect(await agent.getByRole('checkbox', { name: '問題沒有解決' }).isChecked()).toBe(true);
    await expectAccessible(agent, 'the reasons');
    await agent.getByLabel('其他想說的話').focus();
    await agent.keyboard.type('垃圾還在。');
    await agent.keyboard.press('Control+Enter');
    await heard(agent, 'polite', `${chinese} 已記錄`);
    await heading(chinese).waitFor({ state: 'detached' });
    expect(await agent.locator('h1:focus').count()).toBe(1);
    expect(await agent.content()).not.toMatch(/王曉鈴|336-?8333/);
    await agent.getByRole('link', { name: english }).waitFor();
    expect(await agent.getByRole('link', { name: chinese }).count()).toBe(0);
  });

  it('asks in the citizen’s language, also on a phone; who does not answer is tried at another time', async () => {
    await agent.setViewportSize(PHONE);
    await agent.getByRole('button', { name: `承接下一通 ${english}` }).click();
    await heading(english).waitFor();
    await agent
      .locator('blockquote[lang=en]')
      .getByText(/You need not answer/)
      .waitFor();
    await agent.getByRole('radiogroup', { name: /How satisfied are you with our service/ }).waitFor();
    const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth';
    expect(await agent.evaluate(fits)).toBe(true);
    await expectAccessible(agent, 'the script in English, on a phone');
    await radios(/^結果/).getByText('忙線').click();
    await button(agent, '記錄結果').click();
    await agent.getByText('現在沒有要撥打的調查。').waitFor();
    await agent.getByText(/撥打時段：09:30–12:00/).waitFor();
    await expectAccessible(agent, 'nobody to call');
    await moveTo(`${dayAfterTomorrow()}T14:00:00+08:00`);
    await agent.reload();
    await agent.getByRole('link', { name: english }).waitFor();
    await agent.getByText(/忙線/).waitFor();
    expect(people.complaints).toEqual([]);
  });

  it('says nothing of what a protected person reported; keeps what was filled in when it ends under their hands', async () => {
    const caller = await people.signIn('supervisor', DESK, '/survey-calls');
    await button(caller, `承接 ${hidden}`).click();
    await caller.getByText('檢舉人身分保密：只說案件編號，不說反映了什麼。').waitFor();
    const script = await caller.locator('main').textContent();
    expect(script).toContain(`you told us of something, case number ${hidden}`);
    await caller.getByLabel('Anything else').fill('Still dirty.');
    await act(clerk, hidden, 'reopen', { reason: '又發生' });
    await caller.getByText(`${hidden} 的調查已經結束，不必再問。`).waitFor();
    expect(await caller.getByLabel('Anything else').inputValue()).toBe('Still dirty.');
    await expectAccessible(caller, 'what ended under their hands');
    await button(caller, '回到清單').click();
    await caller.getByRole('link', { name: english }).waitFor();
    expect(await caller.locator('h1:focus').count()).toBe(1);
    expect(people.complaints).toEqual([]);
  });

  const dayAfterTomorrow = (): string =>
    new Date(Date.now() + 2 * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10);

  async function moveTo(at: string): Promise<void> {
    const moved = await fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at }),
    });
    expect(moved.status).toBe(200);
  }

  async function petition(by: Page, language: string, confidential: boolean): Promise<string> {
    return by.evaluate(
      async ([phone, spoken, isProtected]) => {
        const answer = await fetch('/api/contacts', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            ...{ channel: 'phone', outcome: 'recorded', language: spoken },
            citizen: { name: '王曉鈴', phone },
            cases: [
              {
                ...{ kind: 'petition', category: 'PEN01', description: '垃圾堆置', agency: 'environment' },
                confidential: isProtected,
              },
            ],
          }),
        });
        return ((await answer.json()) as { cases: { number: string }[] }).cases[0]?.number ?? '';
      },
      [NUMBER, language, confidential] as const,
    );
  }
});
