import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type LetterIn, LettersService } from '../../src/intake/letters/letters.service.js';
import { DeliveriesService } from '../../src/messages/mail/deliveries.service.js';
import { MailSender } from '../../src/messages/mail/mail-sender.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { MailSink } from '../support/mail-sink.js';

const NOW = '2026-11-20T10:00:00+08:00';
let sink: MailSink;
let city: TestApp;

beforeAll(async () => {
  sink = await MailSink.open();
  const settings = { mailOut: sink.settings, publicUrl: 'https://1999.example.gov.tw' };
  city = await startApp({ now: NOW, settings });
});
afterAll(async () => {
  await city.close();
  await sink.close();
});
afterEach(() => city.moveTo(NOW));

let serial = 0;
const letterFrom = (email: string, more: Partial<LetterIn> = {}): LetterIn => ({
  ...{ via: 'mail' as const, messageId: `m${serial++}@example.com`, from: { name: '王小明', email } },
  ...{ subject: '路燈', text: '路燈不亮', attachmentIds: [], receivedAt: new Date(NOW) },
  ...{ language: 'zh-TW', sealedRawId: null, ...more },
});

async function write(email: string, more: Partial<LetterIn> = {}, at: TestApp = city): Promise<string> {
  const { letterId } = await at.db.transaction(tx =>
    at.app.get(LettersService).take(tx, letterFrom(email, more)),
  );
  await at.app.get(MailSender).sendAll();
  return letterId;
}

interface Row {
  id: string;
  state: string;
  attempts: number;
  nextTryAt: Date | null;
  mailId: string;
}
async function messageOf(letterId: string, { db }: TestApp = city): Promise<Row & { deliveries: string[] }> {
  const [row] = await db.query<Row>(
    `select id, state, attempts, next_try_at as "nextTryAt", mail_id as "mailId" from message where letter_id = $1`,
    [letterId],
  );
  const deliveries = await db.query<{ said: string }>(
    `select concat_ws(' ', result, code) as said from delivery where message_id = $1 order by tried_at, id`,
    [row?.id],
  );
  return { ...(row as Row), deliveries: deliveries.map(({ said }) => said) };
}

async function settled(letterId: string): ReturnType<typeof messageOf> {
  await city.app.get(MailSender).sendAll();
  return messageOf(letterId);
}

describe('the mail that asks to confirm a letter', () => {
  it('goes to its writer at once, by a server that keeps its promises', async () => {
    const letterId = await write('wang@example.com', { messageId: 'first@example.com' });
    const message = await messageOf(letterId);
    expect(message).toMatchObject({ state: 'sent', attempts: 1, deliveries: ['sent'] });
    const [one] = sink.to('wang@example.com');
    expect(one).toMatchObject({ from: 'mailbox@example.gov.tw', to: ['wang@example.com'] });
    expect(one?.mail.subject).toBe('請確認您寫給高雄市市長信箱的來信');
    expect(one?.mail.messageId).toBe(`<${message.mailId}>`);
    expect(one?.mail.inReplyTo).toBe('<first@example.com>');
    expect(one?.mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(one?.mail.text).toMatch(/https:\/\/1999\.example\.gov\.tw\/mailbox\/confirm#[\w-]{43}\n/);
    expect(one?.mail.text).toContain('請在 民國115年12月20日 10:00 前');
    expect(one?.mail.html).toMatch(/<a href="https:\/\/1999\.example\.gov\.tw\/mailbox\/confirm#[\w-]{43}">/);
    expect(one?.raw).not.toContain('王小明');
  });

  it('is in English for who writes in English', async () => {
    await write('smith@example.com', { language: 'en' });
    const [one] = sink.to('smith@example.com');
    expect(one?.mail.subject).toBe('Please confirm your letter to the mayor of Kaohsiung City');
    expect(one?.mail.text).toContain('before 20 December 2026, 10:00');
  });

  it('is sent five times an hour to one address; what comes after it is kept all the same', async () => {
    for (let i = 0; i < 7; i++) await write('Many@example.com');
    await write('many@EXAMPLE.com');
    expect(sink.to('Many@example.com')).toHaveLength(5);
    expect(sink.to('many@EXAMPLE.com')).toHaveLength(0);
    const [kept] = await city.db.query<{ count: number }>(
      `select count(*)::integer as count from letter where token_hash is null`,
    );
    expect(kept?.count).toBe(3);
  });

  it('is sent to one address five times an hour, also when all come at once, whatever stands behind a plus', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, nth) => write(`crowd+${nth}@example.com`)));
    expect(sink.got.filter(({ to }) => to[0]?.startsWith('crowd+'))).toHaveLength(5);
  });

  it('is sent ten times a day to one address: programs that answer each other tire', async () => {
    for (let hour = 0; hour < 4; hour++) {
      await city.moveTo(`2026-11-20T${12 + 2 * hour}:00:00+08:00`);
      const receivedAt = new Date(`2026-11-20T${12 + 2 * hour}:00:00+08:00`);
      for (let nth = 0; nth < 4; nth++) await write('loop@example.com', { receivedAt });
    }
    expect(sink.to('loop@example.com')).toHaveLength(10);
  });

  it('is not sent for mails beyond 500 an hour: somebody writes in the names of others; the form goes on', async () => {
    const at = '2026-12-01T10:00:00+08:00';
    await city.moveTo(at);
    const flood = `insert into letter (id, version, via, state, language, received_at, expires_at, token_hash)
      select gen_random_uuid(), 1, 'mail', 'waiting', 'zh-TW', $1, $1, decode(md5('flood' || n), 'hex')
        from generate_series(1, $2::int) n`;
    await city.db.query(flood, [new Date(at), 499]);
    const receivedAt = new Date(at);
    for (const who of ['last', 'beyond']) await write(`${who}@example.com`, { receivedAt });
    await write('form@example.com', { receivedAt, via: 'web' });
    expect(['last', 'beyond', 'form'].map(who => sink.to(`${who}@example.com`).length)).toEqual([1, 0, 1]);
    // The tests after this one are earlier.
    await city.db.query(`delete from letter where text is null`);
  });

  it('breaks no header, whatever stands in the letter it answers', async () => {
    const messageId = 'a@b>\r\nBcc: victim@example.com';
    const letterId = await write('header@example.com', { messageId });
    expect(await messageOf(letterId)).toMatchObject({ state: 'sent' });
    const [one] = sink.to('header@example.com');
    expect(one?.mail.bcc).toBeUndefined();
    expect(one?.raw).not.toMatch(/^bcc:/im);
    expect(sink.to('victim@example.com')).toEqual([]);
  });

  it('is kept nowhere in clear, and neither is the letter', async () => {
    const letterId = await write('sealed@example.com', { text: '機密內容在此' });
    const [row] = await city.db.query<Record<string, unknown>>(
      `select l.*, m.text as said, m.to_address from letter l join message m on m.letter_id = l.id where l.id = $1`,
      [letterId],
    );
    const stored = Buffer.concat(Object.values(row ?? {}).filter(value => Buffer.isBuffer(value)));
    for (const text of ['sealed@example.com', '王小明', '機密內容在此', 'confirm#'])
      expect(stored.includes(text)).toBe(false);
    expect(JSON.stringify(row)).not.toMatch(/sealed@example|王小明|機密內容/);
  });

  it('leaves the address open to nobody without a trace', async () => {
    const letterId = await write('traced@example.com');
    const { id } = await messageOf(letterId);
    const rows = await city.db.query(`select action, actor_kind as by from access_log where subject = $1`, [
      `message:${id}`,
    ]);
    expect(rows).toEqual([{ action: 'person.written-to', by: 'system' }]);
  });

  it('is deleted with its link after a week', async () => {
    const letterId = await write('week@example.com');
    await city.moveTo('2026-11-27T10:00:00+08:00');
    await city.app.get(MailSender).sendAll();
    const [row] = await city.db.query('select text, to_address, subject from message where letter_id = $1', [
      letterId,
    ]);
    expect(row).toEqual({ text: null, to_address: null, subject: null });
  });
});

describe('a mail that is not taken', () => {
  it('is tried again later and later, with the same Message-ID, until it is taken', async () => {
    sink.answers.set('busy@example.com', ['451 4.3.2 Try later', '451 4.3.2 Try later', '250']);
    const letterId = await write('busy@example.com');
    const first = await messageOf(letterId);
    expect(first).toMatchObject({ state: 'waiting', attempts: 1, deliveries: ['deferred 451 4.3.2'] });
    expect(first.nextTryAt).toEqual(new Date('2026-11-20T10:01:00+08:00'));
    await city.moveTo('2026-11-20T10:01:00+08:00');
    expect((await settled(letterId)).nextTryAt).toEqual(new Date('2026-11-20T10:06:00+08:00'));
    await city.moveTo('2026-11-20T10:06:00+08:00');
    const last = await settled(letterId);
    expect(last).toMatchObject({ state: 'sent', attempts: 3, mailId: first.mailId });
    expect(sink.to('busy@example.com').map(({ mail }) => mail.messageId)).toEqual([`<${first.mailId}>`]);
  });

  it('is given up after two days of trying', async () => {
    sink.answers.set('never@example.com', ['450 4.2.0 Try later']);
    const letterId = await write('never@example.com');
    for (let row = await messageOf(letterId); row.nextTryAt; row = await settled(letterId))
      await city.moveTo(row.nextTryAt);
    expect(await messageOf(letterId)).toMatchObject({ state: 'failed', attempts: 8 });
  });

  it('is not tried again where the address is none; nothing that the server wrote of it is kept', async () => {
    sink.answers.set('nobody@example.com', ['550 5.1.1 <nobody@example.com> unknown']);
    const letterId = await write('nobody@example.com');
    expect(await messageOf(letterId)).toMatchObject({
      ...{ state: 'failed', attempts: 1, nextTryAt: null },
      deliveries: ['refused 550 5.1.1'],
    });
    const told = await city.db.query<{ payload: object }>(
      `select payload from event_new where kind = 'message.failed' union all select payload from event where kind = 'message.failed'`,
    );
    expect(JSON.stringify(told)).toContain(letterId);
    expect(JSON.stringify(told)).not.toContain('nobody@');
  });

  it('that comes back is a bounce, once, however often it is told, and none of a stranger', async () => {
    const letterId = await write('gone@example.com');
    const { mailId } = await messageOf(letterId);
    const bounce = { messageIds: ['other@example.com', mailId], recipient: 'gone@example.com' };
    const tell = (said: object): Promise<boolean> =>
      city.db.transaction(tx =>
        city.app.get(DeliveriesService).bounced(tx, { ...bounce, permanent: true, status: '5.1.1', ...said }),
      );
    expect(await tell({ permanent: false, status: '4.4.7' })).toBe(true);
    expect(await messageOf(letterId)).toMatchObject({ state: 'sent' });
    expect([await tell({}), await tell({}), await tell({ messageIds: ['forged@example.com'] })]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await messageOf(letterId)).toMatchObject({
      state: 'bounced',
      deliveries: ['sent', 'bounced 5.1.1'],
    });
  });
});

describe('a mail that came back', () => {
  it('before its sending was noted, is a bounce, and is not sent again by itself', async () => {
    const email = 'early@example.com';
    sink.answers.set(email, ['451 4.3.2 Try later']);
    const letterId = await write(email);
    const { mailId } = await messageOf(letterId);
    const bounce = { messageIds: [mailId], recipient: email, permanent: true, status: '5.1.1' };
    await city.db.transaction(tx => city.app.get(DeliveriesService).bounced(tx, bounce));
    await city.moveTo('2026-11-20T12:00:00+08:00');
    expect(await settled(letterId)).toMatchObject({ state: 'bounced', nextTryAt: null, attempts: 1 });
  });
});

it('a mail that cannot be unsealed keeps no other waiting', async () => {
  Object.assign(city.config, { mailOut: undefined });
  const broken = await write('broken@example.com');
  const whole = await write('whole@example.com');
  await city.db.query(`update message set text = '\\x00' where letter_id = $1`, [broken]);
  Object.assign(city.config, { mailOut: sink.settings });
  expect(await settled(whole)).toMatchObject({ state: 'sent' });
  expect(await messageOf(broken)).toMatchObject({
    ...{ state: 'waiting', attempts: 0, nextTryAt: new Date('2026-11-20T11:00:00+08:00') },
  });
});

describe('without a server to send by', () => {
  it('mails wait, and leave once there is one', async () => {
    const settings = { mailOut: undefined, publicUrl: 'https://1999.example.gov.tw' };
    const closed = await startApp({ now: NOW, settings });
    try {
      const letterId = await write('patient@example.com', {}, closed);
      expect(await messageOf(letterId, closed)).toMatchObject({ state: 'waiting', attempts: 0 });
      Object.assign(closed.config, { mailOut: sink.settings });
      await closed.app.get(MailSender).sendAll();
      expect(sink.to('patient@example.com')).toHaveLength(1);
    } finally {
      await closed.close();
    }
  });

  it('that is down, nothing is counted against those behind the first', async () => {
    const down = await MailSink.open();
    const { settings: mailOut, port } = down;
    await down.close();
    const server = await startApp({ now: NOW, settings: { mailOut } });
    try {
      const first = await write('one@example.com', {}, server);
      const second = await write('two@example.com', {}, server);
      await server.app.get(MailSender).sendAll();
      expect(await messageOf(first, server)).toMatchObject({ deliveries: ['deferred ESOCKET'] });
      const up = await MailSink.open(port);
      await server.moveTo('2026-11-20T10:01:00+08:00');
      await server.app.get(MailSender).sendAll();
      expect(await messageOf(first, server)).toMatchObject({ state: 'sent', attempts: 2 });
      expect(await messageOf(second, server)).toMatchObject({ state: 'sent' });
      await up.close();
    } finally {
      await server.close();
    }
  });

  it('in demo mode they are files that any mail program opens', async () => {
    const mailOut = { to: 'files' as const, from: { name: '', address: 'mailbox@localhost' } };
    const demo = await startApp({ now: NOW, settings: { mailOut } });
    try {
      await write('file@example.com', {}, demo);
      const folder = join(demo.config.dataDir, 'outbox');
      const [name, ...others] = await readdir(folder);
      expect(others).toEqual([]);
      expect(name).toMatch(/\.eml$/);
      expect(await readFile(join(folder, name as string), 'utf8')).toMatch(/^To: file@example\.com\r?$/m);
    } finally {
      await demo.close();
    }
  });
});
