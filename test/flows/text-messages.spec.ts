import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { CityService } from '../../src/city/city.service.js';
import { MailSender } from '../../src/messages/mail/mail-sender.service.js';
import { Hotline } from '../support/hotline.js';
import { SmsSink } from '../support/sms-sink.js';

const NOW = '2026-11-13T10:00:00+08:00';
const NEXT_DAY = '2026-11-14T10:00:00+08:00';
const LINK = /http:\/\/1999\.example\.gov\.tw\/survey#([\w-]{43})$/;
let sink: SmsSink;
let hotline: Hotline;

beforeAll(async () => {
  sink = await SmsSink.open();
  const settings = { smsOut: sink.settings, mailOut: undefined, publicUrl: 'http://1999.example.gov.tw' };
  hotline = await Hotline.open({ now: NOW, settings });
  // By chance some would be called instead.
  Object.assign(hotline.server.app.get(CityService).protocol?.satisfaction ?? {}, { phoneShare: 0 });
});
afterAll(async () => {
  await hotline.close();
  await sink.close();
});
afterEach(() => hotline.server.moveTo(NOW));

let serial = 0;
/** Of whoever called from this number, or a mobile one of their own. */
async function released(phone = `0912-345-${String(serial++).padStart(3, '0')}`, contact: object = {}) {
  const { number } = await hotline.record({}, { citizen: { name: '王曉鈴', phone }, ...contact });
  await hotline.finish(number);
  await hotline.onCase(number, 'release', { how: 'called_back' });
  return { number, to: phone.replace(/\D/g, '').replace(/^0/, '+886') };
}

const sent = async (to: string) => {
  await hotline.server.app.get(MailSender).sendAll();
  return sink.got.filter(({ body }) => body.to === to);
};
const surveyOf = async (number: string): Promise<unknown> => {
  const [row] = await hotline.server.db.query(
    `select s.channel, s.state from survey s join case_file c on c.id = s.case_id where c.number = $1`,
    [number],
  );
  return row;
};
const messageOf = async (number: string): Promise<Record<string, unknown> | undefined> => {
  const [row] = await hotline.server.db.query<Record<string, unknown>>(
    `select m.state, m.via, m.attempts, array(select concat_ws(' ', d.result, d.code) from delivery d
              where d.message_id = m.id order by d.tried_at, d.id) as tries
       from message m join case_file c on c.id = m.case_id where c.number = $1`,
    [number],
  );
  return row;
};

describe('whoever called from a mobile', () => {
  it('is asked by a text message, which says nothing of the matter, and answers by its link', async () => {
    const { number, to } = await released();
    await hotline.server.moveTo(NEXT_DAY);
    const [one, ...more] = await sent(to);
    expect(more).toEqual([]);
    expect(one?.body).toMatchObject({ to, from: '1999' });
    expect(one?.headers).toMatchObject({
      authorization: 'Bearer sms-token',
      'idempotency-key': one?.body.id,
    });
    expect(one?.body.text).toContain(number);
    expect(one?.body.text).not.toMatch(/坑洞|建工路|王曉鈴/);
    const token = LINK.exec(one?.body.text ?? '')?.[1];
    expect(await surveyOf(number)).toEqual({ channel: 'sms', state: 'sent' });
    const answer = { token, service: 5, outcome: 5 };
    await request(hotline.server.url).post('/api/surveys/answer').send(answer).expect(200);
    expect(await surveyOf(number)).toEqual({ channel: 'sms', state: 'answered' });
    const { timeline } = await hotline.page(number);
    expect(timeline.find(({ kind }) => kind === 'message.sent')?.data).toMatchObject({ via: 'sms' });
  });

  it('is written to in their language, and it is recorded that they were', async () => {
    const { number, to } = await released(undefined, { language: 'en' });
    await hotline.server.moveTo(NEXT_DAY);
    const [one] = await sent(to);
    expect(one?.body.text).toContain(`your case ${number} is closed`);
    const [row] = await hotline.server.db.query(
      `select count(*)::int as records from access_log l join case_file c on c.id = l.case_id
        where c.number = $1 and l.action = 'person.written-to'`,
      [number],
    );
    expect(row).toEqual({ records: 1 });
  });

  it('is written to again with the same id when the gateway was down', async () => {
    sink.answers.push(503);
    const { number, to } = await released();
    await hotline.server.moveTo(NEXT_DAY);
    await sent(to);
    expect(await messageOf(number)).toMatchObject({ state: 'waiting', tries: ['deferred HTTP 503'] });
    await hotline.server.moveTo('2026-11-14T10:02:00+08:00');
    const both = await sent(to);
    expect(both.map(({ body }) => body.id)).toEqual([both[0]?.body.id, both[0]?.body.id]);
    expect(await messageOf(number)).toMatchObject({ state: 'sent', attempts: 2, via: 'sms' });
  });

  it('and whose number is none was not silent; what the gateway says beside it is kept nowhere', async () => {
    sink.answers.push(422);
    const { number, to } = await released();
    await hotline.server.moveTo(NEXT_DAY);
    await sent(to);
    expect(await messageOf(number)).toMatchObject({ state: 'failed', tries: ['refused HTTP 422'] });
    expect(await surveyOf(number)).toEqual({ channel: 'sms', state: 'undelivered' });
  });

  it('a gateway that leads elsewhere is not followed, so that its token goes nowhere else', async () => {
    sink.answers.push(302);
    const { number, to } = await released();
    await hotline.server.moveTo(NEXT_DAY);
    expect(await sent(to)).toHaveLength(1);
    expect(await messageOf(number)).toMatchObject({ state: 'waiting', tries: ['deferred HTTP 302'] });
  });
});

it('is missed where one waits and there is no gateway any more, and nowhere else', async () => {
  const isStuck = async (): Promise<boolean> =>
    (await hotline.supervisor.get('/api/messages').expect(200)).body.isSmsStuck;
  const { smsOut } = hotline.server.config;
  sink.answers.push(503);
  const { to } = await released();
  await hotline.server.moveTo(NEXT_DAY);
  await sent(to);
  expect(await isStuck()).toBe(false);
  Object.assign(hotline.server.config, { smsOut: undefined });
  expect(await isStuck()).toBe(true);
  Object.assign(hotline.server.config, { smsOut });
  await hotline.server.moveTo('2026-11-14T10:05:00+08:00');
  await sent(to);
  Object.assign(hotline.server.config, { smsOut: undefined });
  expect(await isStuck()).toBe(false);
  Object.assign(hotline.server.config, { smsOut });
});

it('nobody is woken by one, however late it is that it could leave: not by mail any more, or after an outage', async () => {
  const { number, to } = await released();
  await hotline.server.moveTo('2026-11-15T03:00:00+08:00');
  expect([await surveyOf(number), await sent(to)]).toEqual([{ channel: 'sms', state: 'waiting' }, []]);
  await hotline.server.moveTo('2026-11-15T09:30:00+08:00');
  expect(await sent(to)).toHaveLength(1);
});

it('nobody is bothered by one on a holiday', async () => {
  await hotline.server.moveTo('2026-12-31T10:00:00+08:00');
  const { number, to } = await released();
  await hotline.server.moveTo('2027-01-01T10:00:00+08:00');
  expect([await surveyOf(number), await sent(to)]).toEqual([{ channel: 'sms', state: 'waiting' }, []]);
  await hotline.server.moveTo('2027-01-02T09:30:00+08:00');
  expect(await sent(to)).toHaveLength(1);
});

it('whose number is no mobile is called instead', async () => {
  const { number } = await released('07-336-8333');
  expect(await surveyOf(number)).toEqual({ channel: 'call', state: 'waiting' });
});

it('without a gateway a text message becomes a file, for who tries this out', async () => {
  Object.assign(hotline.server.config, { smsOut: { to: 'files', from: undefined } });
  const { number, to } = await released();
  await hotline.server.moveTo(NEXT_DAY);
  await sent(to);
  const folder = join(hotline.server.config.dataDir, 'outbox');
  const names = (await readdir(folder)).filter(name => name.endsWith('.sms.json'));
  expect(names).toHaveLength(1);
  const file = join(folder, names[0] as string);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ to });
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect(await messageOf(number)).toMatchObject({ state: 'sent' });
});
