import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import nodemailer from 'nodemailer';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { MailSink } from '../support/mail-sink.js';
import { act, shows } from './cases.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, PHONE, peopleOf, typeAndPick } from './people.js';

const MAILBOX = 'mailbox@example.gov.tw';
const CITIZEN = 'wang@example.com';

describe('The clerks’ side of the mayor’s mailbox', () => {
  let sink: MailSink;
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let clerk: Page;
  let port: number;
  let letter: string;
  const numbers: string[] = [];

  beforeAll(async () => {
    [sink, port] = await Promise.all([MailSink.open(), freePort()]);
    const mail = {
      ...{ MAIL_IN_PORT: String(port), MAIL_IN_ADDRESSES: MAILBOX },
      ...{ MAIL_OUT: `smtp://127.0.0.1:${sink.port}`, MAIL_FROM: MAILBOX, PUBLIC_URL: 'http://localhost' },
    };
    [server, browser] = await Promise.all([startDemoServer(mail), launchBrowser()]);
    people = peopleOf(server, browser);
    clerk = await people.signIn('clerk', DESK, '/letters?show=waiting');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await sink?.close();
  });

  const mailsTo = async (count: number): Promise<string[]> => {
    for (let look = 0; look < 200 && sink.to(CITIZEN).length < count; look += 1)
      await new Promise(resolve => setTimeout(resolve, 50));
    return sink.to(CITIZEN).map(({ mail }) => mail.text ?? '');
  };
  const tokenIn = (text = ''): string => /confirm#([\w-]{43})/.exec(text)?.[1] ?? '';
  const tab = (name: string) => clerk.getByRole('link', { name, exact: true });
  const dialog = () => clerk.getByRole('dialog');

  it('shows a letter with two matters by itself, with its picture and the mail as it came', async () => {
    await shows(clerk, '沒有等待確認的來信。');
    const content = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#567' } })
      .jpeg()
      .toBuffer();
    await nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true }).sendMail({
      ...{ from: `王小明 <${CITIZEN}>`, to: MAILBOX, subject: '工廠異味，還有路面坑洞' },
      text: '工廠每晚排放異味；另外巷口路面有坑洞。',
      attachments: [{ filename: '現場.jpg', content }],
    });
    await clerk.getByRole('link', { name: '工廠異味，還有路面坑洞' }).click();
    await clerk.getByRole('heading', { name: '工廠異味，還有路面坑洞', level: 1 }).waitFor();
    letter = clerk.url();
    const picture = clerk.locator('.letter-photo');
    await picture.waitFor();
    const isDrawn = (): Promise<boolean> =>
      picture.evaluate(image => (image as unknown as { naturalWidth: number }).naturalWidth > 0);
    for (let look = 0; look < 100 && !(await isDrawn()); look += 1) await clerk.waitForTimeout(50);
    expect(await isDrawn()).toBe(true);
    const [download] = await Promise.all([
      clerk.waitForEvent('download'),
      clerk.getByRole('link', { name: /下載.*收到的原信/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.eml$/);
    // What cannot be done yet says why.
    await clerk.getByText('目前不能做的事，與原因').click();
    await shows(clerk, '還沒有經本人確認。');
    await expectAccessible(clerk, 'a letter that waits to be confirmed');
  });

  it('sends the link anew once that is confirmed, and the letter becomes a petition by itself', async () => {
    const [first] = await mailsTo(1);
    await button(clerk, '重寄確認連結').click();
    await dialog().getByText('先前的連結立即失效', { exact: false }).waitFor();
    await expectAccessible(clerk, 'the dialog that sends the link anew');
    await clerk.keyboard.press('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    const [, second] = await mailsTo(2);
    expect(tokenIn(second)).not.toBe(tokenIn(first));
    expect(await confirm(server.url, tokenIn(first))).toBe(404);
    expect(await confirm(server.url, tokenIn(second))).toBe(200);
    const number = clerk.locator('.card .number').first();
    await number.waitFor();
    numbers.push((await number.textContent()) ?? '');
    await shows(clerk, '本人已經確認過。');
  });

  it('divides it: item by typing, district, and what will happen before it does', async () => {
    await button(clerk, '一信數事：分案').click();
    await button(dialog(), '下一步：確認').click();
    await dialog().getByText('請寫下這件事的內容。').waitFor();
    expect(await clerk.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    await clerk.keyboard.type('巷口路面有坑洞');
    await typeAndPick(clerk, /派工項目/, '路面坑洞');
    await typeAndPick(clerk, /行政區/, '新興區');
    await expectAccessible(clerk, 'the dialog that divides a letter');
    // Closed and opened again, nothing is lost.
    await clerk.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await button(clerk, '一信數事：分案').click();
    await button(dialog(), '下一步：確認').click();
    await clerk.getByRole('heading', { name: '將成立 1 個案件並通知來信人' }).waitFor();
    await dialog().getByText('路面坑洞').first().waitFor();
    await expectAccessible(clerk, 'what dividing will do');
    await button(dialog(), '分案並通知').click();
    const second = clerk.locator('.card .number').nth(1);
    await second.waitFor();
    numbers.push((await second.textContent()) ?? '');
    expect(numbers[1]).toMatch(/^D\d{8}-/);
    expect((await mailsTo(4)).at(-1)).toContain(`案件編號：${numbers[1]}`);
  });

  it('says which case the answer waits for, and that it is ready once that is done', async () => {
    const [petition = '', road = ''] = numbers;
    await shows(clerk, `還有案件沒有辦完：${petition}、${road}。`);
    const environment = await people.signIn('environment', PHONE);
    await act(clerk, petition, 'recategorise', { category: 'PEN01' });
    await act(environment, petition, 'acknowledge');
    await act(environment, petition, 'reply', { text: '已派員稽查，確有異味，已開單告發。' });
    await environment.context().close();
    await shows(clerk, `還有案件沒有辦完：${road}。`);
    const office = await people.signIn('maintenance', PHONE);
    await act(office, road, 'acknowledge');
    await act(office, road, 'report', {
      outcome: 'done',
      text: '已填補',
      photos: [{ id: await photoOf(office), when: 'after' }],
    });
    await office.context().close();
    await clerk.locator('.case-head').getByText('可以回復').waitFor();
    await clerk.getByRole('link', { name: /市長信箱.*1 封來信可以回復/ }).waitFor();
    await clerk.goto(`${server.url}/letters`);
    await shows(clerk, '2 件，都已辦完');
    await expectAccessible(clerk, 'the letters to be answered');
    const search = clerk.getByRole('searchbox', { name: '查詢來信' });
    await search.fill('每晚排放');
    await search.press('Enter');
    await shows(clerk, '「每晚排放」');
    await clerk.getByRole('link', { name: '工廠異味，還有路面坑洞' }).waitFor();
    await expectAccessible(clerk, 'the letters found');
    expect(clerk.url()).not.toContain(encodeURIComponent('排放'));
  });

  it('is answered by keyboard alone: read, amended, read once more, sent word by word', async () => {
    sink.answers.set(CITIZEN, ['552 5.2.2 full', '250']);
    await clerk.goto(`${server.url}/letters`);
    await clerk.getByRole('link', { name: '工廠異味，還有路面坑洞' }).waitFor();
    await tabTo(clerk, '工廠異味，還有路面坑洞');
    await clerk.keyboard.press('Enter');
    await clerk.getByRole('heading', { name: '操作' }).waitFor();
    await tabTo(clerk, '回復來信');
    await clerk.keyboard.press('Enter');
    const mail = dialog().getByRole('region', { name: '將寄出的信' });
    await mail.getByText('已開單告發').waitFor();
    await mail.getByText('已填補').waitFor();
    await expectAccessible(clerk, 'the answer, read before it is sent');
    await tabTo(clerk, '修改內文');
    await clerk.keyboard.press('Enter');
    await dialog().getByRole('textbox', { name: /內文/ }).waitFor();
    await clerk.keyboard.press('Control+End');
    await clerk.keyboard.type('\n\n承辦：聯合服務中心');
    await expectAccessible(clerk, 'the answer, amended');
    await tabTo(clerk, '預覽');
    await clerk.keyboard.press('Enter');
    await mail.getByText('承辦：聯合服務中心').waitFor();
    const read = ((await mail.textContent()) ?? '').trim();
    await tabTo(clerk, '寄出');
    await clerk.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    // It is not taken by the citizen’s server; sent once more, it is, and says the same.
    await clerk.getByRole('link', { name: /外寄訊息.*1 則訊息未寄達/ }).waitFor();
    await tabTo(clerk, /^外寄訊息/);
    await clerk.keyboard.press('Enter');
    await shows(clerk, '對方的信箱已滿。');
    await shows(clerk, '(代碼 552 5.2.2)');
    await expectAccessible(clerk, 'the mail that did not arrive');
    const before = sink.to(CITIZEN).length;
    await tabTo(clerk, /^重新寄送/);
    await clerk.keyboard.press('Enter');
    await dialog().getByText('內容不變').waitFor();
    await expectAccessible(clerk, 'the dialog that sends it once more');
    await clerk.keyboard.press('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    expect((await mailsTo(before + 1)).at(-1)?.trim()).toBe(read);
    await clerk.getByRole('link', { name: /則訊息未寄達/ }).waitFor({ state: 'detached' });
    await tab('已寄出').click();
    await shows(clerk, '寄送過程（2 次）');
  });

  it('leads from its cases to the letter, and is read on a phone, in English and at night', async () => {
    await clerk.goto(`${server.url}/case/${numbers[0]}`);
    await clerk.getByRole('link', { name: '查看這個案件的來信與寄出的信' }).click();
    await clerk.locator('.case-head').getByText('已回復').waitFor();
    expect(clerk.url()).toBe(letter);
    await clerk.setViewportSize(PHONE);
    await clerk.emulateMedia({ colorScheme: 'dark' });
    await clerk.evaluate(`localStorage.setItem('hotline.language', '"en"')`);
    for (const [path, words] of [
      [letter.slice(server.url.length), 'Mail sent'],
      ['/letters?show=answered', '2 cases, all done'],
      ['/messages?show=all', 'sent by the system'],
    ] as const) {
      await clerk.goto(server.url + path);
      await shows(clerk, words);
      await expectAccessible(clerk, `${path} on a phone`);
      expect(await clerk.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    }
  });

  it('and nothing that it brought came to life', () => {
    expect(people.complaints).toEqual([]);
  });
});

it('says plainly that outgoing mail is switched off', async () => {
  const [server, browser] = await Promise.all([startDemoServer({ MAIL_OUT: 'off' }), launchBrowser()]);
  try {
    const clerk = await peopleOf(server, browser).signIn('clerk', DESK, '/messages');
    await shows(clerk, '外寄郵件沒有啟用。');
    await shows(clerk, '沒有未寄達的訊息。');
    await expectAccessible(clerk, 'outgoing mail that is switched off');
  } finally {
    await browser.close();
    await server.stop();
  }
}, 120_000);

/** By the key that everybody has, in the order seen. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const said = `(one => one.getAttribute('aria-label') ?? one.textContent.trim())(document.activeElement)`;
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const here = String(await page.evaluate(said)).replace(/…$/, '');
    if (typeof name === 'string' ? here === name : name.test(here)) return;
  }
  throw new Error(`No way by Tab to ${name}.`);
}

const confirm = async (url: string, token: string): Promise<number> =>
  (
    await fetch(`${url}/api/mailbox/confirm`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
  ).status;

/** Uploaded by who is at this page. */
async function photoOf(page: Page): Promise<string> {
  const content = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#777' } })
    .jpeg()
    .toBuffer();
  return page.evaluate(async base64 => {
    const form = new FormData();
    const bytes = Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));
    form.append('file', new Blob([bytes], { type: 'image/jpeg' }), 'after.jpg');
    const answer = await fetch('/api/files', { method: 'POST', body: form });
    return ((await answer.json()) as { id: string }).id;
  }, content.toString('base64'));
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise(resolve => probe.close(resolve));
  return port;
}
