import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import nodemailer from 'nodemailer';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { MailSink } from '../support/mail-sink.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { DESK, expectAccessible, peopleOf } from './people.js';

const MAILBOX = 'mailbox@example.gov.tw';
const CITIZEN = 'wang@example.com';

describe('Mail to the mayor’s mailbox', () => {
  let sink: MailSink;
  let server: DemoServer;
  let browser: Browser;
  let clerk: Page;
  let complaints: string[];
  let port: number;
  let number: string;

  beforeAll(async () => {
    [sink, port] = await Promise.all([MailSink.open(), freePort()]);
    const mail = {
      ...{ MAIL_IN_PORT: String(port), MAIL_IN_ADDRESSES: MAILBOX },
      ...{ MAIL_OUT: `smtp://127.0.0.1:${sink.port}`, MAIL_FROM: MAILBOX, PUBLIC_URL: 'http://localhost' },
    };
    [server, browser] = await Promise.all([startDemoServer(mail), launchBrowser()]);
    const people = peopleOf(server, browser);
    complaints = people.complaints;
    clerk = await people.signIn('clerk', DESK);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await sink?.close();
  });

  const send = (mail: object): Promise<unknown> =>
    nodemailer
      .createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
      .sendMail({ from: `王小明 <${CITIZEN}>`, to: MAILBOX, ...mail });
  async function answer(nth: number) {
    for (let look = 0; look < 200 && sink.to(CITIZEN).length < nth; look += 1)
      await new Promise(resolve => setTimeout(resolve, 50));
    return sink.to(CITIZEN)[nth - 1]?.mail;
  }

  it('opens a petition when it is confirmed', async () => {
    await send({ subject: '巷口積水', text: '每逢下雨就積水。' });
    const token = /confirm#([\w-]{43})/.exec((await answer(1))?.text ?? '')?.[1];
    const { status, body } = await fetch(`${server.url}/api/mailbox/confirm`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    }).then(async said => ({ status: said.status, body: (await said.json()) as { number: string } }));
    expect(status).toBe(200);
    number = body.number;
    await clerk.goto(`${server.url}/case/${number}`);
    await clerk.getByText('每逢下雨就積水。').first().waitFor();
  });

  it('adds to the case when its sender answers, with a photo, and the clerk may have it as it came', async () => {
    const content = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#567' } })
      .jpeg()
      .toBuffer();
    const subject = `Re: ${(await answer(2))?.subject}`;
    await send({ subject, text: '昨晚又積水了，附照片。', attachments: [{ filename: '現場.jpg', content }] });
    // By itself: the page is open.
    const line = clerk.locator('.entry-case-mail-received');
    await line.getByText('昨晚又積水了，附照片。').waitFor();
    await line.getByRole('button', { name: /照片 1/ }).waitFor();
    const [download] = await Promise.all([
      clerk.waitForEvent('download'),
      line.getByRole('link', { name: /下載.*的原信/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.eml$/);
    expect(await readFile(await download.path(), 'utf8')).toContain(
      Buffer.from('昨晚又積水了').toString('base64').slice(0, 12),
    );
    await expectAccessible(clerk, 'a case with mail');
  });

  it('and nothing that it brought came to life', () => {
    expect(complaints).toEqual([]);
  });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise(resolve => probe.close(resolve));
  return port;
}
