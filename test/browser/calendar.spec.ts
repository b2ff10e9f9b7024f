import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, heard, PHONE, peopleOf } from './people.js';

/** A year whose calendar nobody has published, so that every day of this story is the same whenever it is told. */
const YEAR = new Date().getUTCFullYear() + 10;
const ROC = `民國 ${YEAR - 1911} 年（${YEAR}）`;
const DAY = 86_400_000;

/** The days of the second week of March, from Monday on. */
const mondayAt = Array.from({ length: 7 }, (_, i) => Date.UTC(YEAR, 2, 8 + i)).find(
  at => new Date(at).getUTCDay() === 1,
) as number;
const week = Array.from({ length: 5 }, (_, i) => new Date(mondayAt + i * DAY).toISOString().slice(0, 10));
const [MONDAY, , WEDNESDAY, THURSDAY, FRIDAY] = week as [string, string, string, string, string];

/** As somebody in an office types it. */
const typed = (isoDate: string): string => `${YEAR - 1911}${isoDate.slice(5, 7)}${isoDate.slice(8)}`;
const read = (isoDate: string): string => `${YEAR - 1911}/${isoDate.slice(5, 7)}/${isoDate.slice(8)}`;

/** Monday to Friday but for `off`, as the government publishes it. */
function calendarFile(off: Record<string, string>): string {
  const days: string[] = [];
  for (let at = Date.UTC(YEAR, 0, 1); at < Date.UTC(YEAR + 1, 0, 1); at += DAY) {
    const date = new Date(at).toISOString().slice(0, 10);
    const weekday = new Date(at).getUTCDay();
    const isOff = weekday === 0 || weekday === 6 || date in off;
    days.push(`${date.replaceAll('-', '')},${'日一二三四五六'[weekday]},${isOff ? 2 : 0},${off[date] ?? ''}`);
  }
  return ['西元日期,星期,是否放假,備註', ...days, ''].join('\r\n');
}

describe('The working calendar at the console', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let supervisor: Page;
  let number: string;
  let board: Page;
  let onBoard: Locator;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer({ CLOCK: 'manual' }), launchBrowser()]);
    people = peopleOf(server, browser);
    await itIs(`${MONDAY}T09:00:00+08:00`);
    const agent = await people.signIn('agent', DESK);
    number = await recordPetition(agent);
    await agent.context().close();
    // Three working days were over with Thursday.
    await itIs(`${FRIDAY}T09:00:00+08:00`);
    supervisor = await people.signIn('supervisor', DESK, `/calendar?year=${YEAR}`);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function itIs(at: string): Promise<void> {
    const moved = await fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at }),
    });
    expect(moved.ok).toBe(true);
  }

  /** About a tax bill, which is answered within three working days. */
  const recordPetition = (agent: Page): Promise<string> =>
    agent.evaluate(async receivedAt => {
      const answer = await fetch('/api/contacts', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({
          ...{ channel: 'phone', receivedAt, outcome: 'recorded' },
          cases: [{ category: 'PTX02', district: '64000080', description: '稅單寄錯地址' }],
        }),
      });
      const { cases } = (await answer.json()) as { cases: { number: string }[] };
      return cases[0]?.number ?? '';
    }, new Date(`${MONDAY}T09:00:00+08:00`).toISOString());

  const shows = (page: Page, words: string | RegExp): Promise<void> =>
    page.locator('main').getByText(words).first().waitFor();

  const inFocus = (page: Page, words: string | RegExp): Promise<void> =>
    page.locator(':focus').filter({ hasText: words }).waitFor();

  it('a year that nobody has loaded is said loudly, and where nothing is closed it says so', async () => {
    await shows(supervisor, `${ROC}的辦公日曆尚未載入`);
    await shows(supervisor, '這一年沒有停止上班。');
    await expectAccessible(supervisor, 'a year that is not loaded');
  });

  it('a closure is refused at the field that is wrong, and nothing typed is lost', async () => {
    await button(supervisor, '登錄停止上班').focus();
    await supervisor.keyboard.press('Enter');
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel('日期').fill('115/02/30');
    await dialog.getByLabel('原因').fill('康芮颱風');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.getByText('請輸入正確的日期，例如 115/11/23。').waitFor();
    expect(await supervisor.locator(':focus').inputValue()).toBe('115/02/30');
    const saturday = new Date(mondayAt + 5 * DAY).toISOString().slice(0, 10);
    await dialog.getByLabel('日期').fill(read(saturday));
    await supervisor.keyboard.press('Control+Enter');
    await inFocus(supervisor, '全市停止上班');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.getByText('例假日，機關本來就不上班').waitFor();
    expect(await supervisor.locator(':focus').inputValue()).toBe(read(saturday));
    await supervisor.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await inFocus(supervisor, '登錄停止上班');
    await supervisor.keyboard.press('Enter');
    expect(await dialog.getByLabel('原因').inputValue()).toBe('康芮颱風');
  });

  it('half a day in two districts moves the limits there, and the breach is corrected in sight', async () => {
    board = await people.signIn('supervisor', DESK, '/board');
    onBoard = board.getByRole('row', { name: number });
    await onBoard.getByText(/^逾/).waitFor();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel('日期').fill(typed(THURSDAY));
    await dialog.getByText('下午', { exact: true }).click();
    await dialog.getByText('部分行政區').click();
    await supervisor.keyboard.press('Control+Enter');
    await dialog.getByText('請至少選一個行政區。').waitFor();
    for (const [sought, district] of [
      ['苓雅', '苓雅區'],
      ['830', '鳳山區'],
    ] as const) {
      await dialog.getByLabel('尋找行政區').fill(sought);
      await dialog.getByRole('checkbox', { name: district }).focus();
      await supervisor.keyboard.press('Space');
    }
    await dialog.getByText('已選 2 個：苓雅區、鳳山區').waitFor();
    await expectAccessible(supervisor, 'the form of a closure');
    await supervisor.keyboard.press('Control+Enter');
    await inFocus(supervisor, `${read(THURSDAY)}（四）下午，苓雅區、鳳山區停止上班`);
    await dialog.getByText('不會無聲取消逾期').waitFor();
    await expectAccessible(supervisor, 'what a closure will do');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    const row = supervisor.getByRole('row', { name: '康芮颱風' });
    await row.getByText(/^變更 [1-9]\d* 個期限 · 更正 [1-9]\d* 筆逾期$/).waitFor();
    await row.getByText('有效').waitFor();
    await heard(supervisor, 'polite', /重新計算完成：變更 [1-9]\d* 個期限，更正 [1-9]\d* 筆逾期/);
    await expectAccessible(supervisor, 'a closure in the list');
    await onBoard.getByText(/^剩/).waitFor();
  });

  it('everybody’s screens are read anew, and the same half day is not closed twice', async () => {
    const agent = await people.signIn('agent', DESK, '/calendar');
    await agent.getByRole('row', { name: '康芮颱風' }).waitFor();
    expect(await button(agent, '登錄停止上班').count()).toBe(0);
    expect(await agent.getByRole('button', { name: /^撤銷/ }).count()).toBe(0);
    await button(supervisor, '登錄停止上班').click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel('日期').fill(typed(THURSDAY));
    await dialog.getByLabel('原因').fill('再登錄一次');
    await supervisor.keyboard.press('Control+Enter');
    await inFocus(supervisor, '全市停止上班');
    await supervisor.keyboard.press('Control+Enter');
    await dialog.getByText('已登錄停止上班（苓雅區、鳳山區）').waitFor();
    await dialog.getByLabel('日期').fill(typed(WEDNESDAY));
    await supervisor.keyboard.press('Control+Enter');
    await inFocus(supervisor, `${read(WEDNESDAY)}（三）全天，全市停止上班`);
    await supervisor.keyboard.press('Control+Enter');
    await agent.getByRole('row', { name: '再登錄一次' }).waitFor();
    await agent.context().close();
  });

  it('what is withdrawn stays in the list, and the board shows the breach again without a reload', async () => {
    for (const reason of ['再登錄一次', '康芮颱風']) {
      await supervisor.getByRole('row', { name: reason }).getByRole('button', { name: /^撤銷/ }).click();
      const dialog = supervisor.getByRole('dialog');
      await dialog.getByText(`原因：${reason}`).waitFor();
      await expectAccessible(supervisor, 'before a closure is withdrawn');
      await button(dialog, '撤銷').click();
      await dialog.waitFor({ state: 'detached' });
      await supervisor.getByRole('row', { name: reason }).getByText('已撤銷').waitFor();
    }
    await onBoard.getByText(/^逾/).waitFor();
    await supervisor
      .getByRole('row', { name: '康芮颱風' })
      .getByText(/變更 [1-9]\d* 個期限/)
      .waitFor();
    await board.context().close();
  });

  it('a file with faults is refused line by line; a good one shows what it changes, and then is in force', async () => {
    const page = await people.signIn('commission', PHONE, `/calendar?year=${YEAR}`);
    await button(page, '匯入辦公日曆').click();
    const dialog = page.getByRole('dialog');
    const choose = (name: string, text: string): Promise<void> =>
      dialog
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${text}`) });
    const good = calendarFile({ [FRIDAY]: '調整放假' });
    await choose(
      'faulty.csv',
      good.replace(`${YEAR}0101,`, `${YEAR}0132,`).replace(',2,調整放假', ',5,調整放假'),
    );
    await dialog.getByText('第2行：').waitFor();
    await inFocus(page, '錯誤');
    expect(await button(dialog, '套用').count()).toBe(0);
    await expectAccessible(page, 'the faults of a file');
    // Nobody answers for a moment: the file need not be looked for again.
    await page.route('**/api/city/calendar/imports*', route => route.abort());
    await choose('good.csv', good);
    await dialog.getByText('檔案：good.csv').waitFor();
    await expectAccessible(page, 'a file that could not be checked');
    await page.unroute('**/api/city/calendar/imports*');
    await button(dialog, '再試一次').click();
    await inFocus(page, '檔案沒有錯誤');
    await dialog.getByText('調整放假').waitFor();
    await expectAccessible(page, 'what a file changes');
    await button(dialog, '套用').click();
    await dialog.waitFor({ state: 'detached' });
    await shows(page, '政府行政機關辦公日曆（已匯入）');
    await shows(page, '調整放假');
    expect(await page.getByText(`${ROC}的辦公日曆尚未載入`).count()).toBe(0);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, 'the calendar in the dark');
    await page.setViewportSize({ width: 320, height: 700 });
    const { scroll, client } = await page.evaluate(() => {
      const { documentElement } = (
        globalThis as unknown as { document: { documentElement: Record<string, number> } }
      ).document;
      return { scroll: documentElement.scrollWidth, client: documentElement.clientWidth };
    });
    expect(scroll).toBe(client);
    await shows(supervisor, '調整放假');
    expect(people.complaints).toEqual([]);
  });
});
