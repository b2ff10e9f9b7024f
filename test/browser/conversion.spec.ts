import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { act } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf, typeAndPick } from './people.js';

const MINUTE = 60_000;

describe('A case becomes a petition and stays open until it is answered; a report that is none of "done" is proven', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let officer: Page;
  let clerk: Page;
  let number: string;
  let petition: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    people = peopleOf(server, browser);
    clerk = await people.signIn('clerk', DESK);
    number = await noiseAt(clerk);
    officer = await people.signIn('environment', PHONE, `/case/${number}`);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const head = (page: Page, words: string): Promise<void> =>
    page.locator('.case-head').getByText(words).first().waitFor();

  /** What a photo is marked as. */
  const marked = async (photo: Locator): Promise<string | null> =>
    photo.locator('.radio[data-selected]').textContent();

  /** So many minutes later, as people there write it. */
  async function later(minutes: number): Promise<{ day: string; in: (minutes: number) => string }> {
    const at = Date.now() + minutes * MINUTE;
    const answer = await fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at: new Date(at).toISOString() }),
    });
    expect(answer.status).toBe(200);
    const local = (time: number) => new Date(time + 480 * MINUTE).toISOString();
    const [year, month, day] = local(at - 5 * MINUTE)
      .slice(0, 10)
      .split('-');
    return {
      day: `${Number(year) - 1911}/${month}/${day}`,
      in: more => local(at + more * MINUTE).slice(11, 16),
    };
  }

  it('the officer says why, reads what follows of it, and gets the number of the petition', async () => {
    await button(officer, '簽收').click();
    await button(officer, '轉陳情').click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByText(/完成時限繼續計算至陳情回復為止/).waitFor();
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('請選陳情案類。').waitFor();
    await typeAndPick(officer, /陳情案類/, '工廠及固定污染源');
    await dialog.getByLabel('說明').fill('工廠屬列管事業，需專案會勘');
    await expectAccessible(officer, 'the dialog of a conversion');
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('話務中心會告知民眾案號。').waitFor();
    petition = (await dialog.getByRole('link').textContent()) ?? '';
    expect(petition).toMatch(/^P\d{8}-\d{5}-\d$/);
    expect(await dialog.getByText('案件密碼').count()).toBe(0);
    await expectAccessible(officer, 'the number of the petition');
    await button(dialog, '關閉').click();
    await head(officer, '已轉陳情');
  });

  it('the two lead to each other, and the answer of the one settles the other', async () => {
    await officer.getByRole('heading', { name: '相關案件' }).waitFor();
    await expectAccessible(officer, 'a converted case');
    await officer.getByRole('link', { name: petition }).first().click();
    await officer.waitForURL(`**/case/${petition}`);
    await button(officer, '簽收').click();
    await button(officer, '回復陳情人').click();
    await officer.getByRole('dialog').getByLabel('回復內容').fill('已於本日會勘，限期一個月內改善。');
    await officer.keyboard.press('Control+Enter');
    await head(officer, '已回復');
    await officer.getByRole('link', { name: number }).first().click();
    await officer.locator('.timeline').getByText('所轉陳情已回復', { exact: true }).waitFor();
  });

  it('who found nothing shows how it is there, and says when somebody was there', async () => {
    const third = await noiseAt(clerk);
    await officer.goto(`${server.url}/case/${third}`);
    await button(officer, '簽收').click();
    await button(officer, '回報').click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByRole('radio', { name: '現場未發現' }).check({ force: true });
    await dialog.getByLabel('說明').fill('現場沒有噪音');
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('請填到場時間，例如 14:30。').waitFor();
    await dialog.getByText('請至少附一張施工後的照片。').waitFor();
    await dialog
      .locator('input[type=file]')
      .setInputFiles([await photo('新.jpg'), await photo('舊.jpg', '2020:01:05 09:30:00')]);
    const old = dialog.getByRole('radiogroup', { name: '照片 2：舊.jpg' });
    await old.getByText('拍攝於 109/01/05（日）09:30').waitFor();
    for (const shown of [old, dialog.getByRole('radiogroup', { name: '照片 1：新.jpg' })])
      expect(await marked(shown)).toBe('施工後');
    expect(await dialog.getByText('拍攝於').count()).toBe(1);

    const now = await later(10);
    await dialog.getByLabel('到場日期').fill(now.day);
    await dialog.getByLabel('到場時間').fill(now.in(60));
    await officer.keyboard.press('Control+Enter');
    const time = dialog.getByLabel('到場時間');
    await dialog.locator('[data-field=arrivedTime]').getByText('到場時間須在收件之後').waitFor();
    expect(await time.evaluate(field => field === field.ownerDocument.activeElement)).toBe(true);
    await time.fill(now.in(-5));
    await expectAccessible(officer, 'a report that nothing was found');
    await officer.keyboard.press('Control+Enter');
    await old.getByText('這張照片拍攝於收件之前，不能作為施工後的照片。 拍攝於 109/01/05').waitFor();
    expect(await old.locator(':focus').count()).toBe(1);
    expect(await dialog.getByText('這張照片拍攝於收件之前').count()).toBe(1);
    await expectAccessible(officer, 'a photo from before the case');
    await officer.keyboard.press('Space');
    expect(await marked(old)).toBe('施工前');
    expect(await old.getByText('這張照片拍攝於收件之前').count()).toBe(0);
    await officer.keyboard.press('Control+Enter');
    await head(officer, '處理完成');

    const told = officer.locator('.timeline .photo-told');
    await told.nth(1).waitFor();
    expect(await told.locator('.photo-facts').allTextContents()).toEqual([
      '施工後',
      '施工前拍攝於 109/01/05（日）09:30',
    ]);
    await officer
      .locator('.timeline')
      .getByText(new RegExp(`現場未發現 到場 ${now.day}.*${now.in(-5)}`))
      .waitFor();
    await expectAccessible(officer, 'a case with photos of before and after');
  });

  it('is not asked again when somebody was there', async () => {
    const fourth = await noiseAt(clerk);
    await act(officer, fourth, 'acknowledge');
    await act(officer, fourth, 'arrive');
    await officer.goto(`${server.url}/case/${fourth}`);
    await button(officer, '回報').click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByRole('radio', { name: '現場未發現' }).check({ force: true });
    await dialog.getByText('這個回報要附施工後的照片。').waitFor();
    expect(await dialog.getByLabel('到場時間').count()).toBe(0);
  });

  it('a report that nothing can be done asks for the rule, and one to a utility for which', async () => {
    const other = await noiseAt(clerk);
    await officer.goto(`${server.url}/case/${other}`);
    await button(officer, '簽收').click();
    await button(officer, '回報').click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByRole('radio', { name: '移請管線單位' }).check({ force: true });
    await dialog.getByRole('combobox', { name: /管線單位/ }).waitFor();
    await dialog.getByRole('radio', { name: '無法處理' }).check({ force: true });
    await dialog.getByLabel('說明').fill('現場為合法施工時段');
    await officer.keyboard.press('Control+Enter');
    await dialog.getByText('請寫法令依據。').waitFor();
    await dialog.getByLabel('法令依據').fill('噪音管制法第9條');
    await expectAccessible(officer, 'the dialog of a report');
    await officer.keyboard.press('Control+Enter');
    await head(officer, '處理完成');
    await officer
      .locator('.timeline')
      .getByText(/法令依據：噪音管制法第9條/)
      .waitFor();

    await clerk.goto(`${server.url}/case/${other}`);
    await button(clerk, '另成陳情').click();
    await typeAndPick(clerk, /陳情案類/, '工廠及固定污染源');
    await clerk.getByRole('dialog').getByLabel('說明').fill('要求檢討施工時段');
    await clerk.keyboard.press('Control+Enter');
    await clerk.getByRole('dialog').getByText('請念給民眾聽').waitFor();
    expect(await clerk.getByRole('dialog').locator('dd').last().textContent()).toMatch(/^\d{8}$/);
    await expectAccessible(clerk, 'number and password of the petition');
    expect(people.complaints).toEqual([]);
  });
});

/** Its camera wrote when it was taken, or nothing. */
async function photo(name: string, takenAt?: string) {
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: '#665544' } }).jpeg();
  const told = takenAt ? picture.withExif({ IFD2: { DateTimeOriginal: takenAt } }) : picture;
  return { name, mimeType: 'image/jpeg', buffer: await told.toBuffer() };
}

/** A noise at the environment bureau. */
async function noiseAt(clerk: Page): Promise<string> {
  const contact = {
    channel: 'phone',
    outcome: 'recorded',
    citizen: { name: '王曉鈴', phone: '0900000188' },
    cases: [
      {
        category: 'EP04',
        agency: 'environment',
        district: '64000050',
        description: '工廠夜間噪音，連續三天。',
      },
    ],
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
