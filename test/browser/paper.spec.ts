import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf, typeAndPick } from './people.js';

const SCAN = '王小明陳情書.tif';

describe('A letter is opened, scanned and typed', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let agent: Page;
  let officer: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    agent = await people.signIn('agent', DESK);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** So many days ago, as people type it: `1151124`. */
  const typedDay = (daysAgo: number): string => {
    const city = new Date(Date.now() + 8 * 3_600_000 - daysAgo * 86_400_000).toISOString().slice(0, 10);
    const [year, month, day] = city.split('-');
    return `${Number(year) - 1911}${month}${day}`;
  };
  const show = async (page: Page, name: string): Promise<void> => {
    const path = process.env.SCREENSHOTS;
    if (path) await page.screenshot({ path: `${path}/${name}.png`, fullPage: true });
  };

  it('a day that does not exist is refused by its name, and a scan is sent while the rest is typed', async () => {
    await agent.getByLabel('進線管道').selectOption('letter');
    const day = agent.getByLabel('收件日期');
    await day.fill('114/2/29');
    await agent.getByLabel('收件時間').fill('下午2點');
    await agent.getByLabel('公文文號').fill('高市府研聯字第11530123400號');
    const pages = await Promise.all(
      ['#fff', '#eee'].map(background =>
        sharp({ create: { width: 600, height: 850, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const buffer = await sharp(pages, { join: { animated: true } })
      .tiff()
      .toBuffer();
    const chosen = { name: SCAN, mimeType: 'image/tiff', buffer };
    await agent
      .locator('input[type=file]')
      .setInputFiles([
        chosen,
        { name: '程式.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0000\u0001') },
      ]);
    await agent.getByText('掃描檔 · 2 頁 · 0.1 MB').waitFor();
    await agent.getByText('程式.exe：不接受這種檔案').waitFor();
    await agent.keyboard.press('Alt+2');
    await agent.keyboard.type('人行道破損');
    await typeAndPick(agent, /派工項目/, '路面坑洞');
    await typeAndPick(agent, /行政區/, '苓雅區');
    await agent.keyboard.press('Control+Enter');
    await agent.getByText('114 年 2 月沒有 29 日。').waitFor();
    await expectAccessible(agent, 'the desk with a letter');
    await show(agent, 'letter');
    await day.fill(typedDay(2));
    await agent.keyboard.press('Control+Enter');
    await agent.getByRole('heading', { name: '已錄案' }).waitFor();
    number = (
      (await agent
        .locator('main')
        .getByText(/^D\d{8}-\d{5}-\d$/)
        .textContent()) ?? ''
    ).trim();
    const received = new Date(Date.now() + 8 * 3_600_000 - 2 * 86_400_000).toISOString().slice(0, 10);
    expect(number).toContain(received.replaceAll('-', ''));
  });

  it('the scan is read page by page at the centre, and by the agency once it is shared', async () => {
    await agent.goto(`${server.url}/case/${number}`);
    await shows(agent, SCAN);
    await shows(agent, '中心保管');
    await button(agent, `翻閱 ${SCAN}`).click();
    const second = agent.getByRole('img', { name: `${SCAN} 第 2 頁` });
    await second.scrollIntoViewIfNeeded();
    await agent.waitForFunction(
      `[...document.querySelectorAll('[role=dialog] img')].every(one => one.naturalWidth > 0)`,
    );
    await expectAccessible(agent, 'a scan');
    await show(agent, 'scan');
    await agent.keyboard.press('Escape');

    officer = await people.signIn('maintenance', PHONE, `/case/${number}`);
    await shows(officer, '人行道破損');
    expect(await officer.getByText(SCAN).count()).toBe(0);
    await button(agent, `提供機關：${SCAN}`).click();
    await agent.getByRole('dialog').getByText('提供後不能收回').waitFor();
    await expectAccessible(agent, 'before a file is shared');
    await button(agent.getByRole('dialog'), '提供機關').click();
    await agent.getByText('中心保管').waitFor({ state: 'detached' });
    await officer.reload();
    await shows(officer, SCAN);
    const [download] = await Promise.all([
      officer.waitForEvent('download'),
      officer.getByRole('link', { name: `下載 ${SCAN}` }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(SCAN);
    await expectAccessible(officer, 'a shared scan on a phone');
    await show(officer, 'shared');
  });

  it('nothing was thrown, and the policy of the page refused nothing', () => {
    expect(people.complaints).toEqual([]);
  });
});
