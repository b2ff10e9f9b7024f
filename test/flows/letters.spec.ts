import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { MailSender } from '../../src/messages/mail/mail-sender.service.js';
import { Hotline } from '../support/hotline.js';
import { MailSink } from '../support/mail-sink.js';
import { signIn } from '../support/people.js';

const NOW = '2026-11-13T10:00:00+08:00';
let sink: MailSink;
let hotline: Hotline;

beforeAll(async () => {
  sink = await MailSink.open();
  const settings = { mailOut: sink.settings, publicUrl: 'http://1999.example.gov.tw' };
  hotline = await Hotline.open({ now: NOW, settings });
});
afterAll(async () => {
  await hotline.close();
  await sink.close();
});
beforeEach(() => hotline.server.moveTo(NOW));

let serial = 0;
const address = (): string => `citizen${serial++}@example.com`;
const public_ = (): ReturnType<typeof request> => request(hotline.server.url);

const LETTER = { name: '王小明', subject: '巷口積水', text: '每逢下雨就積水，請處理。', language: 'zh-TW' };

async function form(): Promise<string> {
  const { body } = await public_().get('/api/mailbox/form').expect(200);
  return body.form;
}

async function write(wish: object = {}): Promise<string> {
  const email = address();
  const drawn = await form();
  await hotline.server.moveTo('2026-11-13T10:01:00+08:00');
  await public_()
    .post('/api/mailbox/letters')
    .send({ ...LETTER, form: drawn, email, ...wish })
    .expect(202, { state: 'waiting' });
  return email;
}

async function mailTo(email: string, nth = 0): Promise<{ subject: string; text: string }> {
  await hotline.server.app.get(MailSender).sendAll();
  const mail = sink.to(email)[nth]?.mail;
  return { subject: mail?.subject ?? '', text: mail?.text ?? '' };
}
const tokenIn = (text: string): string => /confirm#([\w-]{43})/.exec(text)?.[1] ?? '';
const confirm = (token: string): request.Test => public_().post('/api/mailbox/confirm').send({ token });

async function confirmed(wish: object = {}): Promise<{ email: string; number: string; password: string }> {
  const email = await write(wish);
  const { body } = await confirm(tokenIn((await mailTo(email)).text)).expect(200);
  return { email, ...body };
}

describe('a letter by the form', () => {
  it('is no petition and nobody’s data among the citizens until its writer confirms it', async () => {
    const before = await hotline.rows();
    await write();
    expect(await hotline.rows()).toEqual({ ...before, event: (before.event as number) + 1 });
  });

  it('becomes a petition by the link, told with number and password on the page and by mail', async () => {
    const { email, number, password } = await confirmed({ phone: '0912-345-678' });
    expect(number).toMatch(/^P20261113-\d{5}-\d$/);
    expect(password).toMatch(/^\d{8}$/);
    const { subject, text } = await mailTo(email, 1);
    expect(subject).toMatch(new RegExp(`^\\[${number}\\.[0-9a-f]{20}\\] 您的陳情已受理$`));
    expect(text).toContain(`案件編號：${number}\n案件密碼：${password}\n`);
    const clerk = await signIn(hotline.server.app, 'petition_clerk');
    const page = await hotline.page(number, clerk);
    expect(page).toMatchObject({
      kind: 'petition',
      state: 'recorded',
      description: `巷口積水\n\n${LETTER.text}`,
    });
    expect(page.timeline.map(({ kind }) => kind)).toContain('letter.confirmed');
  });

  it('counts from its confirmation, however long it has waited', async () => {
    const email = await write();
    const token = tokenIn((await mailTo(email)).text);
    await hotline.server.moveTo('2026-11-16T09:00:00+08:00');
    const { body } = await confirm(token).expect(200);
    const [row] = await hotline.server.db.query(
      `select c.received_at as "received", k.channel, k.handled_by as by, k.received_at as "contacted", l.received_at as "arrived"
         from case_file c join letter_case j on j.case_id = c.id join letter l on l.id = j.letter_id
         join contact k on k.id = l.contact_id where c.number = $1`,
      [body.number],
    );
    expect(row).toEqual({
      ...{
        received: new Date('2026-11-16T09:00:00+08:00'),
        contacted: new Date('2026-11-16T09:00:00+08:00'),
      },
      ...{ arrived: new Date('2026-11-13T10:01:00+08:00'), channel: 'mailbox', by: null },
    });
  });

  it('is one petition, however often the link is pressed, also at the same moment; the password is told once', async () => {
    const email = await write();
    const token = tokenIn((await mailTo(email)).text);
    const answers = await Promise.all([1, 2, 3].map(() => confirm(token).expect(200)));
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
    expect(answers.filter(({ body }) => body.password !== null)).toHaveLength(1);
    await mailTo(email);
    expect(sink.to(email)).toHaveLength(2);
  });

  it('leaves nothing of its writer beside the citizens once it is confirmed', async () => {
    const { number } = await confirmed({ name: '陳小美', address: '鼓山區' });
    const [row] = await hotline.server.db.query(
      `select l.name, l.email, l.phone, l.address, l.email_hash as hash, z.name is not null as known
         from letter l join letter_case j on j.letter_id = l.id join case_file c on c.id = j.case_id
         join citizen z on z.id = c.citizen_id and z.id = l.citizen_id where c.number = $1`,
      [number],
    );
    expect(row).toEqual({ name: null, email: null, phone: null, address: null, hash: null, known: true });
  });

  it('cannot be confirmed after a month, nor by a token that is none', async () => {
    const email = await write();
    const token = tokenIn((await mailTo(email)).text);
    await hotline.server.moveTo('2026-12-13T10:01:00+08:00');
    expect((await confirm(token).expect(410)).body.code).toBe('LETTER_LINK_EXPIRED');
    expect((await confirm('x'.repeat(43)).expect(404)).body.code).toBe('LETTER_LINK_INVALID');
    await public_().get(`/api/mailbox/confirm?token=${token}`).expect(404);
  });

  it('sent twice with the same form is one letter', async () => {
    const email = address();
    const drawn = await form();
    await hotline.server.moveTo('2026-11-13T10:01:00+08:00');
    const send = (): request.Test =>
      public_()
        .post('/api/mailbox/letters')
        .send({ ...LETTER, form: drawn, email })
        .expect(202);
    await Promise.all([send(), send()]);
    await send();
    await mailTo(email);
    expect(sink.to(email)).toHaveLength(1);
  });

  it.each([
    ['a form that was filled at once', (drawn: string) => drawn, NOW, {}, 'FORM_REFUSED'],
    [
      'a form that nobody gave out',
      () => `1731463200000.${'a'.repeat(16)}.${'b'.repeat(43)}`,
      null,
      {},
      'FORM_REFUSED',
    ],
    [
      'a form of the day before yesterday',
      (drawn: string) => drawn,
      '2026-11-15T10:00:00+08:00',
      {},
      'FORM_EXPIRED',
    ],
    [
      'what people do not see',
      (drawn: string) => drawn,
      null,
      { memo: 'http://spam.example' },
      'FORM_REFUSED',
    ],
  ])('is refused for %s, and nothing is kept', async (_name, formOf, at, wish, code) => {
    const drawn = await form();
    await hotline.server.moveTo(at ?? '2026-11-13T10:01:00+08:00');
    const email = address();
    const { body } = await public_()
      .post('/api/mailbox/letters')
      .send({ ...LETTER, form: formOf(drawn), email, ...wish })
      .expect(422);
    expect(body.code).toBe(code);
    await mailTo(email);
    expect(sink.to(email)).toEqual([]);
  });

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['no matter', { text: '' }, 'text'],
    ['no address to answer to', { email: 'nobody' }, 'email'],
    ['two addresses', { email: 'a@example.com, b@example.com' }, 'email'],
    ['a header in its address', { email: 'a@example.com\r\nBcc: b@example.com' }, 'email'],
    ['a name of 50,000 characters', { name: '王'.repeat(50_000) }, 'name'],
    ['a text that is too long', { text: '水'.repeat(4001) }, 'text'],
    ['another language', { language: 'x' }, 'language'],
  ])('with %s is refused, and says so', async (_name, wish, field) => {
    const drawn = await form();
    await hotline.server.moveTo('2026-11-13T10:01:00+08:00');
    const { body } = await public_()
      .post('/api/mailbox/letters')
      .send({ ...LETTER, form: drawn, email: address(), ...wish })
      .expect(400);
    expect(body.fields.map((one: { field: string }) => one.field)).toEqual([field]);
  });

  it('with anything that can be typed in it becomes a petition all the same', async () => {
    const text = `<script>alert(1)</script> '; drop table letter; -- 𠮷\u0000\u0007\ud800 {{x}} `;
    const { number } = await confirmed({ text, subject: '=?utf-8?q?x?= \u202e𠮷野家', name: 'O’Brien 𠮷' });
    const page = await hotline.page(number, await signIn(hotline.server.app, 'petition_clerk'));
    expect(page.description).toContain(`<script>alert(1)</script> '; drop table letter; -- 𠮷`);
    expect(page.description).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  it('is not sent on to an address that has several waiting, and that is said', async () => {
    const email = address();
    for (let nth = 1; nth <= 6; nth++) {
      await hotline.server.moveTo(NOW);
      const drawn = await form();
      await hotline.server.moveTo('2026-11-13T10:01:00+08:00');
      const answer = await public_()
        .post('/api/mailbox/letters')
        .send({ ...LETTER, form: drawn, email });
      expect([nth, answer.status]).toEqual([nth, nth === 6 ? 429 : 202]);
    }
    await mailTo(email);
    expect(sink.to(email)).toHaveLength(5);
  });
});
