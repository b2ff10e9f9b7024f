import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { act } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, PHONE, peopleOf } from './people.js';

describe('Public works: an officer who has called whoever reported them', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let officer: Page;
  let first: string;
  let second: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    const agent = await people.signIn('agent', DESK);
    officer = await people.signIn('maintenance', DESK);
    const improved = async (): Promise<string> => {
      const number = await report(agent);
      await act(officer, number, 'acknowledge');
      await officer.goto(`${server.url}/case/${number}`);
      await button(officer, '到場').waitFor();
      expect(await button(officer, '記錄通報人的滿意度').count()).toBe(0);
      await act(officer, number, 'report', {
        outcome: 'done',
        text: '已填補',
        photos: [await photo(officer)],
      });
      await called(officer, number);
      return number;
    };
    first = await improved();
    second = await improved();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('is led to what is missing, and asked why only where they are not content', async () => {
    await officer.goto(`${server.url}/case/${first}`);
    await button(officer, '記錄通報人的滿意度').focus();
    await officer.keyboard.press('Enter');
    const dialog = officer.getByRole('dialog', { name: `記錄通報人的滿意度 ${first}` });
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('請選擇通報人的答覆。').waitFor();
    expect(await dialog.getByRole('group', { name: /哪裡不滿意/ }).count()).toBe(0);
    await officer.keyboard.press('ArrowDown');
    await dialog.getByRole('checkbox', { name: '問題沒有解決' }).waitFor();
    await expectAccessible(officer, 'who is not content');
  });

  it('writes down what they said; what was typed stays when the dialog is closed', async () => {
    const dialog = officer.getByRole('dialog');
    await officer.keyboard.press('Tab');
    await officer.keyboard.press('Space');
    await dialog.getByLabel(/通報人說的話/).fill('路面仍不平');
    await officer.keyboard.press('Escape');
    await button(officer, '記錄通報人的滿意度').click();
    expect(await dialog.getByLabel(/通報人說的話/).inputValue()).toBe('路面仍不平');
    await officer.keyboard.press('Control+Enter');
    await heard(officer, 'polite', `${first} 通報人的滿意度已記錄`);
    await officer
      .locator('.timeline')
      .getByText(/回報：通報人不滿意/)
      .first()
      .waitFor();
    await button(officer, '記錄通報人的滿意度').waitFor({ state: 'detached' });
    expect(await officer.locator('main').textContent()).not.toContain('路面仍不平');
  });

  it('also on a phone, in English', async () => {
    await officer.setViewportSize(PHONE);
    await officer.evaluate(`localStorage.setItem('hotline.language', '"en"')`);
    await officer.goto(`${server.url}/case/${second}`);
    await button(officer, 'Record how content they are').click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByText('Satisfied', { exact: true }).click();
    await expectAccessible(officer, 'in English, on a phone');
    const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth';
    expect(await officer.evaluate(fits)).toBe(true);
    await button(dialog, 'Record').click();
    await officer
      .locator('.timeline')
      .getByText(/wrote down: satisfied/)
      .first()
      .waitFor();
    expect(people.complaints).toEqual([]);
  });

  /** Their number is opened, and with that the answer may be written down. */
  const called = (by: Page, number: string): Promise<number> =>
    by.evaluate(async of => {
      const answer = await fetch(`/api/cases/${of}/petitioner`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ reason: '改善後聯繫' }),
      });
      return answer.status;
    }, number);

  const report = (by: Page): Promise<string> =>
    by.evaluate(async () => {
      const answer = await fetch('/api/contacts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{ channel: 'phone', outcome: 'recorded', citizen: { name: '王曉鈴', phone: '0912345678' } },
          cases: [{ category: 'RD01', district: '64000050', description: '路面不平', contactConsent: true }],
        }),
      });
      return ((await answer.json()) as { cases: { number: string }[] }).cases[0]?.number ?? '';
    });

  async function photo(by: Page): Promise<string> {
    const grey = sharp({ create: { width: 64, height: 48, channels: 3, background: '#777' } });
    return by.evaluate(
      async base64 => {
        const form = new FormData();
        const bytes = Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));
        form.append('file', new Blob([bytes], { type: 'image/jpeg' }), 'after.jpg');
        const answer = await fetch('/api/files', { method: 'POST', body: form });
        return ((await answer.json()) as { id: string }).id;
      },
      (await grey.jpeg().toBuffer()).toString('base64'),
    );
  }
});
