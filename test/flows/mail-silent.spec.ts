import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LettersService } from '../../src/intake/letters/letters.service.js';
import { MailSender } from '../../src/messages/mail/mail-sender.service.js';
import { Clock } from '../../src/platform/clock/clock.js';
import type { MailOutSettings, MailPatience } from '../../src/platform/config/mail-out-settings.js';
import { startApp, type TestApp } from '../support/app.js';
import { MailSink } from '../support/mail-sink.js';

const NOW = new Date('2026-11-20T10:00:00+08:00');
const minutes = (count: number): Date => new Date(NOW.getTime() + count * 60_000);
/** Only what a test waits for is short, and longer than a busy machine needs to speak. */
const FOR_A_GREETING: MailPatience = { greetingMs: 4_000, attemptMs: 600_000 };
const FOR_AN_ANSWER: MailPatience = { greetingMs: 8_000, attemptMs: 8_000 };
const LONG: MailPatience = { greetingMs: 15_000, attemptMs: 600_000 };

const mailOut = (port: number, patience: MailPatience): MailOutSettings => ({
  to: { host: '127.0.0.1', port, secure: false, patience },
  from: { name: '市長信箱', address: 'mailbox@example.gov.tw' },
});
/** `beside`: another process of the same city. */
function cityOf(port: number, patience: MailPatience, beside?: TestApp): Promise<TestApp> {
  const settings = { mailOut: mailOut(port, patience), publicUrl: 'https://1999.example.gov.tw' };
  const shared = beside && { databaseUrl: beside.databaseUrl };
  const files = beside && { dataDir: beside.config.dataDir };
  return startApp({ now: NOW.toISOString(), settings: { ...settings, ...files }, ...shared });
}

/** A letter of this address; the mail to it waits. */
async function write({ app, db }: TestApp, email: string): Promise<string> {
  const { letterId } = await db.transaction(tx =>
    app.get(LettersService).take(tx, {
      ...{ via: 'mail' as const, messageId: `${email}.1`, from: { name: null, email }, subject: '路燈' },
      ...{ text: '不亮', attachmentIds: [], receivedAt: NOW, language: 'zh-TW', sealedRawId: null },
    }),
  );
  return letterId;
}

async function messageOf({ db }: TestApp, letterId: string): Promise<object | undefined> {
  const [row] = await db.query<object>(
    `select state, attempts, next_try_at as "nextTryAt",
            array(select concat_ws(' ', result, code) from delivery d where d.message_id = m.id
                   order by tried_at, id) as said
       from message m where letter_id = $1`,
    [letterId],
  );
  return row;
}

describe('a gateway that takes the connection and says nothing', () => {
  const held = new Set<Socket>();
  let silent: Server;
  let port: number;
  let city: TestApp;

  beforeAll(async () => {
    silent = createServer(socket => held.add(socket.on('error', () => undefined)));
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
    port = (silent.address() as { port: number }).port;
    city = await cityOf(port, FOR_A_GREETING);
  });
  afterAll(() => city.close());

  it('is tried again by the ladder, and each mail leaves once when it speaks', async () => {
    const one = await write(city, 'one@example.com');
    await city.app.get(MailSender).sendAll();
    const waits = { state: 'waiting', attempts: 1, nextTryAt: minutes(1), said: ['deferred ETIMEDOUT'] };
    expect(await messageOf(city, one)).toEqual(waits);
    const two = await write(city, 'two@example.com');
    await city.moveTo(minutes(1));
    await city.app.get(MailSender).sendAll();
    expect(await messageOf(city, one)).toMatchObject({ attempts: 2, nextTryAt: minutes(6) });

    for (const socket of held) socket.destroy();
    await new Promise(resolve => silent.close(resolve));
    const sink = await MailSink.open(port);
    try {
      await city.moveTo(minutes(6));
      await city.app.get(MailSender).sendAll();
      for (const id of [one, two]) expect(await messageOf(city, id)).toMatchObject({ state: 'sent' });
      expect(sink.got.map(({ to }) => to[0]).sort()).toEqual(['one@example.com', 'two@example.com']);
    } finally {
      await sink.close();
    }
  });
});

describe('a gateway that has a mail and does not say so', () => {
  let sink: MailSink;
  let release: () => void;
  /** From now on the end of mails to this address is answered when the test says so. */
  const thinksAbout = (address: string): Promise<void> =>
    new Promise(reached => {
      sink.beforeAnswer = ({ to }) => {
        if (!to.includes(address)) return Promise.resolve();
        reached();
        return new Promise<void>(resolve => {
          release = resolve;
        });
      };
    });

  beforeAll(async () => {
    sink = await MailSink.open();
  });
  afterAll(() => sink.close());

  it('holds up no other, and nobody sends it a second time meanwhile', async () => {
    const city = await cityOf(sink.port, LONG);
    const asked = thinksAbout('slow@example.com');
    const slow = await write(city, 'slow@example.com');
    await asked;
    // Only now: before, either of the two could have taken it.
    const other = await cityOf(sink.port, LONG, city);
    try {
      const quick = await Promise.all(
        Array.from({ length: 30 }, (_, nth) => write(city, `quick${nth}@example.com`)),
      );
      for (let nth = 0; nth < quick.length; nth++) await sink.mailTo(`quick${nth}@example.com`);
      expect(await messageOf(city, slow)).toMatchObject({ state: 'waiting', attempts: 1, said: [] });

      other.app.get(Clock).stopAt(minutes(9));
      await other.app.get(MailSender).sendAll();
      expect(sink.to('slow@example.com')).toHaveLength(1);
      release();
      await city.app.get(MailSender).sendAll();
      expect(await messageOf(city, slow)).toMatchObject({ state: 'sent', attempts: 1, said: ['sent'] });
      other.app.get(Clock).stopAt(minutes(60));
      await other.app.get(MailSender).sendAll();
      expect(sink.to('slow@example.com')).toHaveLength(1);
    } finally {
      await other.close();
      await city.close();
    }
  });

  it('is not waited for without end: the mail is tried again, as the same', async () => {
    const city = await cityOf(sink.port, FOR_AN_ANSWER);
    try {
      const asked = thinksAbout('mute@example.com');
      const mute = await write(city, 'mute@example.com');
      await asked;
      await city.app.get(MailSender).sendAll();
      expect(await messageOf(city, mute)).toMatchObject({ state: 'waiting', nextTryAt: minutes(1) });
      release();
      sink.beforeAnswer = async () => undefined;
      await city.moveTo(minutes(1));
      await city.app.get(MailSender).sendAll();
      expect(await messageOf(city, mute)).toMatchObject({ state: 'sent', attempts: 2 });
      const ids = sink.to('mute@example.com').map(({ mail }) => mail.messageId);
      expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    } finally {
      await city.close();
    }
  });

  it('keeps no server from stopping: the mail is tried again by the next', async () => {
    const city = await cityOf(sink.port, LONG);
    const asked = thinksAbout('stopped@example.com');
    const stopped = await write(city, 'stopped@example.com');
    await asked;
    const next = await cityOf(sink.port, LONG, city);
    try {
      await city.app.close();
      expect(await messageOf(next, stopped)).toMatchObject({ state: 'waiting', said: ['deferred EABORT'] });
      release();
      sink.beforeAnswer = async () => undefined;
      await next.moveTo(minutes(1));
      await next.app.get(MailSender).sendAll();
      expect(await messageOf(next, stopped)).toMatchObject({ state: 'sent' });
    } finally {
      await next.close();
      await city.close();
    }
  });
});
