import { type ChildProcess, execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import nodemailer from 'nodemailer';
import request from 'supertest';
import { MailReader } from '../../src/intake/mail/parsing/mail-reader.js';
import { MAILBOX, Mailbox } from '../support/mailbox.js';
import { lines, mail } from '../support/mails.js';

const NOW = '2026-11-13T10:00:00+08:00';
const MB = 1024 * 1024;
const run = promisify(execFile);

const LETTER = { from: 'wang@example.com', subject: '路燈', text: '不亮' };

describe('the mail server', () => {
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await Mailbox.open(NOW);
  });
  afterAll(() => mailbox.close());
  const kept = async () => [
    await mailbox.count('letter'),
    await mailbox.count('mail_in'),
    await mailbox.count('quarantine'),
  ];

  it('takes mail to the mailbox, whatever was added to its name, and to nobody else', async () => {
    const sent = (to: string) => mailbox.refusal(mailbox.send({ ...LETTER, to }));
    expect(await sent('mailbox+p20261113@example.gov.tw')).toBeUndefined();
    for (const to of ['mayor@example.gov.tw', 'mailbox@example.com'])
      expect([to, await sent(to)]).toEqual([to, 550]);
  });

  it('offers nobody to sign in, and relays nothing', async () => {
    const said = await dialogue(mailbox.port, [
      'EHLO x',
      'AUTH PLAIN AGEAYg==',
      'MAIL FROM:<a@b.tw>',
      'RCPT TO:<c@d.tw>',
      'VRFY root',
      'QUIT',
    ]);
    expect(said).not.toMatch(/AUTH|STARTTLS/);
    expect(said.match(/^\d{3} /gm)?.map(code => code.trim())).toEqual([
      '220',
      '250',
      '500',
      '250',
      '550',
      '252',
      '221',
    ]);
  });

  it('forgets a mail whose sender breaks off', async () => {
    const before = await kept();
    await broken(
      mailbox.port,
      lines('EHLO x', 'MAIL FROM:<a@b.tw>', `RCPT TO:<${MAILBOX}>`, 'DATA'),
      lines('Subject: half', '', 'a mail'),
    );
    await mailbox.send(LETTER);
    expect((await kept()).map((count, at) => count - (before[at] ?? 0))).toEqual([1, 1, 0]);
  });

  it('keeps a mail of 25 MB; what others send after all of it is here is answered before it is read', async () => {
    const { app, db, url } = mailbox.hotline.server;
    // Both processes that read mails are there.
    await Promise.all([mailbox.send({ ...LETTER, text: 'one' }), mailbox.send({ ...LETTER, text: 'two' })]);
    const order: string[] = [];
    const reader = app.get(MailReader);
    const read = reader.read.bind(reader);
    const watched = jest.spyOn(reader, 'read').mockImplementation(async (raw, ...rest) => {
      if (raw.length < 24 * MB) return read(raw, ...rest);
      const { idle } = reader as unknown as { idle: Set<ChildProcess> };
      const before = [...idle];
      const reading = read(raw, ...rest);
      // Whoever reads it takes as long as the others need: nothing depends on how fast this machine is.
      const slow = before.find(child => !idle.has(child));
      expect(slow?.kill('SIGSTOP')).toBe(true);
      for (const what of ['a page', 'another page'])
        await request(url)
          .get('/health/live')
          .expect(200)
          .then(() => order.push(what));
      await mailbox.send({ ...LETTER, text: 'beside it' }).then(() => order.push('a mail'));
      slow?.kill('SIGCONT');
      const answer = await reading;
      order.push('mail' in answer ? '25 MB are read' : '25 MB are given up');
      return answer;
    });
    const big = mailOf(18 * MB);
    expect(big.length).toBeGreaterThan(24 * MB);
    await mailbox.sendRaw(big).then(() => order.push('25 MB are kept'));
    watched.mockRestore();
    expect(order).toEqual(['a page', 'another page', 'a mail', '25 MB are read', '25 MB are kept']);
    const [row] = await db.query<{ size: number }>('select max(size) as size from mail_in');
    expect(row?.size).toBeGreaterThanOrEqual(big.length);
  });

  it('says that it cannot take a mail now when it cannot keep it, and nothing is half kept', async () => {
    const { db } = mailbox.hotline.server;
    const before = await kept();
    await db.query('alter table mail_in add constraint full_disk check (false) not valid');
    expect(await mailbox.refusal(mailbox.send({ ...LETTER, messageId: '<again@example.com>' }))).toBe(451);
    expect(await kept()).toEqual(before);
    await db.query('alter table mail_in drop constraint full_disk');
    await mailbox.send({ ...LETTER, messageId: '<again@example.com>' });
    expect(await mailbox.count('letter')).toBe((before[0] ?? 0) + 1);
  });

  it('takes what other programs send', async () => {
    const before = await mailbox.count('letter');
    const folder = mkdtempSync(join(tmpdir(), 'hotline-curl-'));
    const file = join(folder, 'mail');
    writeFileSync(
      file,
      lines('From: curl@example.com', `To: ${MAILBOX}`, 'Subject: by curl', '', '路燈不亮'),
    );
    const url = `smtp://127.0.0.1:${mailbox.port}`;
    await run('curl', [
      '-sS',
      url,
      '--mail-from',
      'curl@example.com',
      '--mail-rcpt',
      MAILBOX,
      '--upload-file',
      file,
    ]);
    rmSync(folder, { recursive: true });
    expect(await mailbox.count('letter')).toBe(before + 1);
  });
});

describe('a mail server that is asked for too much', () => {
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await Mailbox.open(NOW, { perSender: 3, limitBytes: MB });
  });
  afterAll(() => mailbox.close());

  it('refuses a mail that is too large, by what is said of it and by what it is', async () => {
    const large = mail([], 'a'.repeat(2 * MB));
    expect(await mailbox.refusal(mailbox.sendRaw(large, 'large@example.com'))).toBe(552);
    const unsaid = await dialogue(mailbox.port, [
      'EHLO x',
      'MAIL FROM:<a@b.tw>',
      `RCPT TO:<${MAILBOX}>`,
      'DATA',
      `${large.toString()}\r\n.`,
      'QUIT',
    ]);
    expect(unsaid).toMatch(/^552 /m);
    expect([await mailbox.count('letter'), await mailbox.count('quarantine')]).toEqual([0, 0]);
  });

  it('forgets how much it held once a mail is kept', async () => {
    const before = await mailbox.count('letter');
    const large = (nth: number): Buffer => mail([`X-Nth: ${nth}`], `${nth}${'a'.repeat(0.9 * MB)}`);
    for (let nth = 1; nth <= 9; nth++)
      expect([nth, await mailbox.refusal(mailbox.sendRaw(large(nth), `h${nth}@example.com`))]).toEqual([
        nth,
        undefined,
      ]);
    expect(await mailbox.count('letter')).toBe(before + 9);
  });

  it('asks a sender who writes too often to come again, and nobody else', async () => {
    const from = (who: string) =>
      mailbox.refusal(
        mailbox.send({ ...LETTER, from: `${who}@example.com`, text: randomBytes(8).toString('hex') }),
      );
    expect([await from('often'), await from('often'), await from('Often'), await from('often')]).toEqual([
      undefined,
      undefined,
      undefined,
      451,
    ]);
    expect(await from('other')).toBeUndefined();
  });
});

/** With a file of so many bytes that nobody can make smaller. */
const mailOf = (bytes: number): Buffer =>
  mail(
    ['Content-Type: multipart/mixed; boundary=x'],
    lines('', '--x', 'Content-Type: application/octet-stream', 'Content-Transfer-Encoding: base64', ''),
    randomBytes(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
    lines('', '--x--'),
  );

describe('a mail server that somebody would keep to themselves', () => {
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await Mailbox.open(NOW, { perAddress: 3 });
  });
  afterAll(() => mailbox.close());

  it('counts by where mail comes from as well: another sender each time helps nobody', async () => {
    const answers = [];
    for (let nth = 1; nth <= 4; nth++)
      answers.push(await mailbox.refusal(mailbox.send({ ...LETTER, from: `w${nth}@example.com` })));
    expect(answers).toEqual([undefined, undefined, undefined, 451]);
    // And from nobody, as reports of other servers come.
    expect(await mailbox.refusal(mailbox.sendRaw(mail([], 'x'), ''))).toBe(451);
  });

  it('leaves room for others when one address keeps as many connections as it can', async () => {
    const held = Array.from({ length: 30 }, () => connect(mailbox.port, '127.0.0.1'));
    const greetings = await Promise.all(held.map(greeting));
    expect(greetings.filter(code => code === '220')).toHaveLength(25);
    expect(greetings.filter(code => code === '421')).toHaveLength(5);
    const other = connect({ port: mailbox.port, host: '127.0.0.1', localAddress: '127.0.0.2' });
    expect(await greeting(other)).toBe('220');
    for (const socket of [...held, other]) socket.destroy();
  });
});

describe('a mail server with a certificate', () => {
  let mailbox: Mailbox;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-tls-'));
    const tls = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') };
    const { key, cert } = await certificate();
    writeFileSync(tls.key, key);
    writeFileSync(tls.cert, cert);
    mailbox = await Mailbox.open(NOW, { tls });
  });
  afterAll(async () => {
    await mailbox.close();
    rmSync(folder, { recursive: true });
  });

  it('takes mail over an encrypted line, and still lets nobody sign in', async () => {
    const secure = nodemailer.createTransport({
      ...{ host: '127.0.0.1', port: mailbox.port, requireTLS: true, tls: { rejectUnauthorized: false } },
    });
    const { response } = await secure.sendMail({ ...LETTER, to: MAILBOX });
    expect(response).toMatch(/^250/);
    expect(await mailbox.count('letter')).toBe(1);
    const said = await dialogue(mailbox.port, ['EHLO x', 'QUIT']);
    expect([/STARTTLS/.test(said), /AUTH/.test(said)]).toEqual([true, false]);
  });
});

/** The one that the library brings for tests. */
async function certificate(): Promise<{ key: string; cert: string }> {
  const file = new URL('tls-options.js', import.meta.resolve('smtp-server')).href;
  return ((await import(file)) as { default: (given: object) => { key: string; cert: string } }).default({});
}

/** The code it is greeted with. */
const greeting = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    socket.once('data', data => resolve(data.toString().slice(0, 3)));
    socket.once('error', reject);
  });

/** Line by line, each after the answer to the one before; what was answered. */
async function dialogue(port: number, said: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.on('data', data => {
      const text = data.toString();
      heard += text;
      if (/^\d{3} .*\r\n$/m.test(text)) socket.write(`${said.shift() ?? 'NOOP'}\r\n`);
    });
  });
  return heard;
}

/** Says all of it at once, waits for the answer to the last line, adds a little, and is gone. */
async function broken(port: number, said: string, more: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.on('data', data => {
      const text = data.toString();
      if (text.startsWith('220')) socket.write(said);
      if (/^354/m.test(text)) socket.write(more, () => socket.destroy());
    });
  });
}
