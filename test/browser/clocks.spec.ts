import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, PHONE, peopleOf } from './people.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('A limit rests, is extended, runs out, and says why it is what it is', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let officer: Page;
  let chief: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    people = peopleOf(server, browser);
    const clerk = await people.signIn('clerk', DESK);
    number = await petitionOf(clerk);
    await clerk.context().close();
    officer = await people.signIn('environment', PHONE, `/case/${number}`);
    chief = await people.signIn('environment.chief', DESK);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const shows = (page: Page, words: string | RegExp): Promise<void> =>
    page.locator('main').getByText(words).first().waitFor();

  async function moveTo(time: number): Promise<void> {
    const answer = await fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at: new Date(time).toISOString() }),
    });
    expect(answer.status).toBe(200);
  }

  async function replyClock() {
    const page = await officer.evaluate(
      async path =>
        (await (await fetch(path)).json()) as { clocks: Record<'kind' | 'startedAt' | 'dueAt', string>[] },
      `/api/cases/${number}`,
    );
    const clock = page.clocks.find(({ kind }) => kind === 'reply');
    const { startedAt = '', dueAt = '' } = clock ?? {};
    return { startedAt: Date.parse(startedAt), dueAt: Date.parse(dueAt) };
  }

  it('the officer waits for the citizen, and reads until when the limit rests', async () => {
    await button(officer, '簽收').click();
    await button(officer, '暫停等候').click();
    const dialog = officer.getByRole('dialog');
    expect(await dialog.getByRole('radio', { name: '等候民眾補件' }).isChecked()).toBe(true);
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('請寫說明。').waitFor();
    await officer.keyboard.type('請補拍排放的時間與方向');
    await expectAccessible(officer, 'the dialog of waiting');
    await officer.keyboard.press('Control+Enter');
    await officer.locator('.case-head').getByText('等候中').waitFor();
    await officer
      .locator('.case-head')
      .getByText(/時限最遲停計到/)
      .waitFor();
    await expectAccessible(officer, 'a case that waits');
  });

  it('and goes on a week later, with more time by what was waited', async () => {
    const { startedAt, dueAt } = await replyClock();
    await moveTo(startedAt + 7 * DAY);
    await officer.goto(`${server.url}/orders?state=acknowledged`);
    await officer.getByRole('button', { name: `恢復辦理 ${number}` }).click();
    await officer.getByRole('dialog').getByLabel('說明').fill('民眾已補照片');
    await officer.keyboard.press('Control+Enter');
    await officer.getByRole('button', { name: `回復 ${number}` }).waitFor();
    expect((await replyClock()).dueAt).toBeLessThan(dueAt);
    await officer.getByRole('link', { name: number }).click();
    await officer.getByRole('heading', { name: '等候紀錄' }).waitFor();
  });

  it('the officer asks for two more working days, and is told who decides', async () => {
    await button(officer, '申請展延').click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByText('已展延 0 次，最多 3 次').waitFor();
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('請寫理由。').waitFor();
    expect(await officer.locator('input:focus').inputValue()).toBe('');
    await officer.keyboard.type('2');
    await dialog.getByText('由機關主管決定').waitFor();
    await dialog.getByLabel('理由').fill('採樣送驗，結果下週才有');
    await expectAccessible(officer, 'the dialog of an extension');
    await officer.keyboard.press('Control+Enter');
    await shows(officer, '等候機關主管決定');
    await expectAccessible(officer, 'a case with a request');
  });

  it('the chief sees that one waits, and approves it; the officer hears it, with both dates', async () => {
    const { dueAt } = await replyClock();
    await chief.getByRole('link', { name: /展延申請/ }).click();
    await shows(chief, '採樣送驗，結果下週才有');
    await expectAccessible(chief, 'the requests for more time');
    await chief.getByRole('button', { name: new RegExp(`^核准 ${number}`) }).click();
    await button(chief.getByRole('dialog'), '核准').click();
    await shows(chief, '已核准');
    await heard(officer, 'polite', `${number} 已核准展延`);
    await shows(officer, /展延後 /);
    expect((await replyClock()).dueAt).toBeGreaterThan(dueAt);
  });

  it('the case page explains the due time, sentence by sentence', async () => {
    await officer.getByText('期限說明').click();
    const panel = officer.locator('.explanation');
    const clock = panel.locator('.explained').filter({ hasText: '回復' }).first();
    await clock.locator('summary').click();
    await clock
      .getByText(/6 個工作天/)
      .first()
      .waitFor();
    await clock
      .getByText(/等候民眾補件/)
      .first()
      .waitFor();
    await clock
      .getByText(/展延 2 個工作天/)
      .first()
      .waitFor();
    await clock.getByText('最近的變更').waitFor();
    await expectAccessible(officer, 'the explanation');
  });

  it('when the time is over, the chief hears it, reads it in the list, and has seen it', async () => {
    const { dueAt } = await replyClock();
    await chief.goto(`${server.url}/escalations`);
    await shows(chief, /沒有還沒看過的催辦|看過了/);
    await moveTo(dueAt - HOUR);
    await heard(chief, 'polite', '時限已用 80%');
    await moveTo(dueAt + HOUR);
    await heard(chief, 'assertive', new RegExp(`${number} 回復期限已過`));
    await chief.keyboard.press('n');
    await chief.getByRole('link', { name: /催辦與稽催 \d+ 則還沒看過/ }).waitFor();
    const row = chief.getByRole('row').filter({ hasText: number }).filter({ hasText: '期限已過' });
    await row.getByText('通知承辦人、機關主管').waitFor();
    // One row for one clock, with what was told of it before.
    await row.getByText(/^先前：時限已用 80%/).waitFor();
    expect(await chief.getByRole('row').filter({ hasText: number }).filter({ hasText: '回復' }).count()).toBe(
      1,
    );
    await expectAccessible(chief, 'the list of reminders');
    await row.getByRole('button', { name: `看過了 ${number}` }).click();
    await row.getByText(/\d\d:\d\d 看過/).waitFor();
    await chief.getByRole('button', { name: `看過了 ${number}` }).waitFor({ state: 'detached' });
  });

  it('the timeline tells all of it in words', async () => {
    await chief.goto(`${server.url}/case/${number}`);
    // By the server's time, although nothing but this page was read: this computer's is days behind.
    await chief.locator('.case-head').getByText(/^逾/).waitFor();
    for (const step of ['開始等候', '結束等候', '申請展延', '核准展延', '催辦', '逾期'])
      await chief.locator('.timeline').getByText(step, { exact: true }).first().waitFor();
    await chief
      .locator('.timeline')
      .getByText(/核准展延$/)
      .first()
      .waitFor();
    expect(await chief.locator('.timeline').textContent()).not.toMatch(
      /[a-z]+\.[a-z]+|undefined|NaN|Invalid/,
    );
    expect(people.complaints).toEqual([]);
  });
});

/** A petition of the mailbox, six working days, at the environment bureau. */
async function petitionOf(clerk: Page): Promise<string> {
  const contact = {
    channel: 'mailbox',
    outcome: 'recorded',
    citizen: { name: '王曉鈴', phone: '0900000188' },
    cases: [{ category: 'PEN01', description: '工廠夜間排放異味，連續三天。' }],
  };
  return clerk.evaluate(async body => {
    const answer = await fetch('/api/contacts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return ((await answer.json()) as { cases: { number: string }[] }).cases[0]?.number ?? '';
  }, contact);
}
