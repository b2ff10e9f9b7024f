import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import nodemailer from 'nodemailer';
import type { Browser, Page } from 'playwright-core';
import supertest from 'supertest';
import { MailSink } from '../support/mail-sink.js';
import { Telephone } from '../support/telephone.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { expectAccessible, peopleOf } from './people.js';

/** 1280 px at 400 % (WCAG 2.2, 1.4.10). */
const SMALLEST = { width: 320, height: 640 };
const MAILBOX = 'mailbox@example.gov.tw';
const CITIZEN = 'a.very.long.name.of.somebody.who.writes@department.example.com';

/** What is read by moving sideways only, or is cut off at the edge. */
const SIDEWAYS = `[...document.querySelectorAll('main, main *')]
  .filter(one => one.checkVisibility() && !one.closest('.hidden-text, svg, select'))
  .filter(one => {
    // What only screen readers find.
    if (one.offsetWidth <= 1) return false;
    const scrolls = /auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX);
    const isBeyond = one.getBoundingClientRect().right > innerWidth + 1;
    return isBeyond || (scrolls && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1);
  })
  .map(one => (one.tagName + '.' + one.className + ' ' + one.textContent).slice(0, 80))
  .concat(document.documentElement.scrollWidth > innerWidth ? ['the page'] : [])`;

describe('At 320 px nothing is read by moving sideways', () => {
  let sink: MailSink;
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  const pages: Record<string, Page> = {};

  beforeAll(async () => {
    const port = await freePort();
    sink = await MailSink.open();
    const mail = {
      ...{ MAIL_IN_PORT: String(port), MAIL_IN_ADDRESSES: MAILBOX },
      ...{ MAIL_OUT: `smtp://127.0.0.1:${sink.port}`, MAIL_FROM: MAILBOX, PUBLIC_URL: 'http://localhost' },
    };
    [server, browser] = await Promise.all([startDemoServer(mail), launchBrowser()]);
    people = peopleOf(server, browser);
    for (const name of ['agent', 'clerk', 'admin', 'supervisor'])
      pages[name] = await people.signIn(name, SMALLEST);
    await fill(port);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await sink?.close();
  });

  /** A call to record and one on the line, what cannot be understood, a letter and the mail about it, a counted service. */
  async function fill(port: number): Promise<void> {
    const as = async (name: string) => {
      const { username, password } = server.account(name);
      const person = supertest.agent(server.url);
      await person.post('/api/session').send({ username, password }).expect(200);
      return person;
    };
    const agent = await as('agent');
    const telephone = await Telephone.madeBy(await as('admin'), server.url);
    await agent.put('/api/calls/my-extension').send({ extension: '3021' }).expect(200);
    const at = new Date(Date.now() - 1000).toISOString();
    for (const id of ['to-record', 'on-the-line'])
      await telephone
        .tell(id, 'answered', at, { agent: '3021', line: '1999 外縣市', caller: '0912345678' })
        .expect(200);
    await telephone.tell('to-record', 'ended', at).expect(200);
    await telephone.post('/api/intake/call-events/asterisk', {
      ...{ Event: 'AgentConnect', Interface: 'PJSIP/3021', Channel: 'x'.repeat(90) },
    });
    await nodemailer
      .createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
      .sendMail({ from: CITIZEN, to: MAILBOX, subject: '巷口積水'.repeat(12), text: '每逢下雨就積水。' });
  }

  const PAGES: [string, string, string][] = [
    ['agent', '/calls', '.card'],
    ['agent', '/desk', '.call'],
    ['agent', '/services', 'main form button'],
    ['supervisor', '/calls?show=all', '.card'],
    ['supervisor', '/quarantine', 'main li button'],
    ['clerk', '/letters?show=waiting', '.card'],
    ['clerk', '/messages?show=all', '.card'],
    ['admin', '/machines', '.card'],
  ];

  it.each(PAGES)('%s at %s', async (who, path, full) => {
    const page = pages[who] as Page;
    for (const language of ['zh-TW', 'en']) {
      await page.evaluate(`localStorage.setItem('hotline.language', '"${language}"')`);
      await page.emulateMedia({ colorScheme: language === 'en' ? 'dark' : 'light' });
      await page.goto(server.url + path);
      await page.locator(full).first().waitFor();
      const shots = process.env.SCREENSHOTS;
      const name = `${who}${path.split('?')[0]?.replace('/', '-')}-${language}`;
      if (shots) await page.screenshot({ path: `${shots}/320-${name}.png`, fullPage: true });
      expect({ name, sideways: await page.evaluate(SIDEWAYS) }).toEqual({ name, sideways: [] });
      await expectAccessible(page, `${name}, at 320 px`);
    }
  });

  it('nothing was thrown, and no page was refused anything by its policy', () => {
    expect(people.complaints).toEqual([]);
  });
});

const freePort = (): Promise<number> =>
  new Promise(found => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
