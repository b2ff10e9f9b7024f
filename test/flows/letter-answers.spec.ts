import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { LetterRedaction } from '../../src/intake/letters/letter-redaction.service.js';
import { DeliveriesService } from '../../src/messages/mail/deliveries.service.js';
import { MailSender } from '../../src/messages/mail/mail-sender.service.js';
import { Database } from '../../src/platform/database/database.js';
import { Events } from '../../src/platform/log/events.service.js';
import { type ConfirmedLetter, Mailbox, tokenIn } from '../support/letters.js';
import { signIn } from '../support/people.js';

const NOW = '2026-11-13T10:00:00+08:00';
let mailbox: Mailbox;
let clerk: TestAgent;
let environment: TestAgent;

beforeAll(async () => {
  mailbox = await Mailbox.open(NOW);
  clerk = await signIn(mailbox.hotline.server.app, 'petition_clerk');
  environment = await signIn(mailbox.hotline.server.app, 'officer', 'environment');
});
afterAll(() => mailbox.close());

const letter = async (id: string): Promise<Record<string, never>> =>
  (await clerk.get(`/api/letters/${id}`).expect(200)).body;
const act = async (
  id: string,
  action: string,
  body: object,
  status = 200,
): Promise<Record<string, never>> => {
  const { version } = await letter(id);
  return (
    await clerk
      .post(`/api/letters/${id}/actions/${action}`)
      .send({ version, ...body })
      .expect(status)
  ).body;
};
const listed = async (show: string): Promise<string[]> =>
  (await clerk.get(`/api/letters?show=${show}`).expect(200)).body.items.map((one: { id: string }) => one.id);

/** Sorted and sent to the agency by the clerk, and answered there. */
async function replied(
  number: string,
  text: string,
  agency = 'environment',
  by = environment,
): Promise<void> {
  const { hotline } = mailbox;
  await hotline.onCase(number, 'recategorise', { category: 'PEN01' }, clerk);
  if ((await hotline.page(number, clerk)).state === 'recorded')
    await hotline.onCase(number, 'route', { agency }, clerk);
  await hotline.onOrder(number, 'acknowledge', {}, by);
  await hotline.onOrder(number, 'reply', { text }, by);
}

async function answered({ id }: ConfirmedLetter): Promise<{ basis: string; text: string }> {
  const { body } = await clerk.get(`/api/letters/${id}/answer`).expect(200);
  await act(id, 'answer', { basis: body.basis, text: body.text });
  return body;
}

const openTasks = async (number: string): Promise<string[]> => {
  const { body } = await mailbox.hotline.supervisor.get('/api/call-backs?open=true').expect(200);
  return body.items
    .filter((one: { case: { number: string } }) => one.case.number === number)
    .map((one: { purpose: string }) => one.purpose);
};

describe('a letter with several matters', () => {
  it('is divided by a clerk, each with number and password, and is answered as one', async () => {
    const { hotline } = mailbox;
    const one = await mailbox.confirmed('工廠異味，還有路面坑洞');
    await hotline.server.moveTo('2026-11-16T10:00:00+08:00');
    const divided = await act(one.id, 'divide', {
      matters: [{ text: '路面坑洞', category: 'RD01', district: '64000050' }],
    });
    const [first, second] = divided.cases as unknown as { number: string; kind: string }[];
    expect([first?.number, second?.kind]).toEqual([one.number, 'dispatch']);
    const road = second?.number as string;
    const mails = await mailbox.mails(one.email);
    expect(mails.at(-1)?.mail.text).toMatch(new RegExp(`案件編號：${road}\n案件密碼：\\d{8}\n`));
    const [row] = await hotline.server.db.query('select received_at as at from case_file where number = $1', [
      road,
    ]);
    expect(row).toEqual({ at: new Date(NOW) });

    await replied(one.number, '已派員稽查，確有異味，已開單告發。');
    await clerk.get(`/api/letters/${one.id}/answer`).expect(409);
    expect(await listed('ready')).not.toContain(one.id);
    await hotline.finish(road);
    expect(await listed('ready')).toContain(one.id);

    const { text } = await answered(one);
    expect(text).toContain(`【案件編號 ${one.number}・環境保護局】\n已派員稽查，確有異味，已開單告發。`);
    expect(text).toMatch(new RegExp(`【案件編號 ${road}・[^】]+】\n已填補`));
    const all = await mailbox.mails(one.email);
    expect(all).toHaveLength(4);
    expect(all.at(-1)?.mail.text?.trim()).toBe(text.trim());
    expect(all.at(-1)?.mail.headers.get('auto-submitted')).toBeUndefined();
    expect(await listed('answered')).toContain(one.id);
    expect(await listed('ready')).not.toContain(one.id);
    for (const number of [one.number, road])
      expect((await hotline.page(number)).timeline.map(({ kind }) => kind)).toContain('letter.answered');
    await hotline.server.moveTo(NOW);
  });

  it('is divided by one of two who do it at the same moment, and not while it is answered', async () => {
    const one = await mailbox.confirmed('異味與坑洞');
    await replied(one.number, '已處理');
    const { body: seen } = await clerk.get(`/api/letters/${one.id}/answer`).expect(200);
    const { version } = (await letter(one.id)) as unknown as { version: number };
    const send = (action: string, body: object) =>
      clerk.post(`/api/letters/${one.id}/actions/${action}`).send({ version, ...body });
    const matters = [{ text: '路面坑洞', category: 'RD01', district: '64000050' }];
    const answers = await Promise.all([
      send('divide', { matters }),
      send('divide', { matters }),
      send('answer', { basis: seen.basis, text: seen.text }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const answer = answers.at(-1)?.status;
    expect((await letter(one.id)).cases).toHaveLength(answer === 200 ? 1 : 2);
  });

  it('cannot be divided before it is confirmed, nor by what the city does not know', async () => {
    const { id } = await mailbox.wrote('兩件事');
    await act(id, 'divide', { matters: [{ text: '一' }] }, 409);
    const one = await mailbox.confirmed('兩件事');
    await act(one.id, 'divide', { matters: [{ text: '一', category: 'NO' }] }, 422);
    await act(one.id, 'divide', { matters: [] }, 400);
    expect((await letter(one.id)).cases).toHaveLength(1);
  });
});

describe('the answer', () => {
  it('is told by mail, and nobody is called besides', async () => {
    const one = await mailbox.confirmed('異味', { phone: '0912-345-678' });
    await replied(one.number, '已處理');
    expect(await openTasks(one.number)).toEqual([]);
  });

  it('is what was read before it was sent: another answer since then stops it', async () => {
    const one = await mailbox.confirmed('異味');
    await replied(one.number, '已處理');
    const { body } = await clerk.get(`/api/letters/${one.id}/answer`).expect(200);
    const seen = { basis: body.basis, text: body.text };
    await mailbox.hotline.onCase(one.number, 'send-back', { reason: '補充' }, clerk);
    await mailbox.hotline.onOrder(one.number, 'reply', { text: '已再處理' }, environment);
    expect((await act(one.id, 'answer', seen, 409)).code).toBe('ANSWERS_CHANGED');
    const { text } = await answered(one);
    expect(text).toContain('已再處理');
  });

  it('says what a clerk made of it, word by word', async () => {
    const one = await mailbox.confirmed('Smell', { language: 'en' });
    await replied(one.number, 'We have looked at it.');
    const { body } = await clerk.get(`/api/letters/${one.id}/answer`).expect(200);
    expect(body.subject).toContain('The result of your petition');
    await act(one.id, 'answer', { basis: body.basis, text: 'Dear citizen,\n\nit is <done> & dusted.' });
    const mail = (await mailbox.mails(one.email)).at(-1)?.mail;
    expect(mail?.text?.trim()).toBe('Dear citizen,\n\nit is <done> & dusted.');
    expect(mail?.html).toContain('it is &lt;done&gt; &amp; dusted.');
    expect(mail?.inReplyTo).toBe(`<${one.email}.1>`);
  });

  it('that does not arrive is listed, tried once more by a person, and told by telephone', async () => {
    const one = await mailbox.confirmed('異味', { phone: '0912-345-679' });
    await replied(one.number, '已處理');
    mailbox.sink.answers.set(one.email, ['552 5.2.2 full', '250']);
    await answered(one);
    await mailbox.mails(one.email);
    expect(await openTasks(one.number)).toEqual(['tell_result']);
    const failed = async () => (await clerk.get('/api/messages').expect(200)).body.items;
    const [message] = (await failed()).filter((each: { number: string }) => each.number === one.number);
    expect(message).toMatchObject({ kind: 'answer', state: 'failed', canBeResent: true });
    expect(message.deliveries).toMatchObject([{ result: 'refused', code: '552 5.2.2' }]);
    expect(JSON.stringify(message)).not.toContain(one.email);
    const again = `/api/messages/${message.id}/actions/resend`;
    await clerk
      .post(again)
      .send({ version: message.version - 1 })
      .expect(409);
    await clerk.post(again).send({ version: message.version }).expect(200);
    await clerk.post(again).send({ version: message.version }).expect(409);
    const last = (await mailbox.mails(one.email)).at(-1);
    expect(last?.mail.text).toContain('已處理');
    expect((await failed()).map((each: { id: string }) => each.id)).not.toContain(message.id);
    const kinds = (await mailbox.hotline.page(one.number)).timeline.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['message.failed', 'message.resent', 'message.sent']));
  });

  it('that came back is a call as well', async () => {
    const { app, db } = mailbox.hotline.server;
    const one = await mailbox.confirmed('異味', { phone: '0912-345-670' });
    await replied(one.number, '已處理');
    await answered(one);
    const messageId = (await mailbox.mails(one.email)).at(-1)?.mail.messageId?.slice(1, -1) as string;
    const bounce = { messageIds: [messageId], recipient: null, permanent: true, status: '5.1.1' };
    await db.transaction(tx => app.get(DeliveriesService).bounced(tx, bounce));
    expect(await openTasks(one.number)).toEqual(['tell_result']);
  });
});

describe('a letter that nobody confirms', () => {
  it('is listed, gets another link from a clerk, and can be confirmed by that one only', async () => {
    const { id, email, token } = await mailbox.wrote('舊信');
    await mailbox.hotline.server.moveTo('2026-12-20T10:00:00+08:00');
    expect(await listed('expired')).toContain(id);
    expect(await letter(id)).toMatchObject({ state: 'expired', text: '舊信', cases: [] });
    await act(id, 'send-link', {});
    expect(await listed('waiting')).toContain(id);
    const mails = await mailbox.mails(email);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.mail.text).not.toContain(token);
    const confirm = (link: string) =>
      request(mailbox.hotline.server.url).post('/api/mailbox/confirm').send({ token: link });
    await confirm(token).expect(404);
    await confirm(tokenIn(mails[1])).expect(200);
    await mailbox.hotline.server.moveTo(NOW);
  });

  it('whose first mail did not arrive is sent its newest link only: the one in that mail is void', async () => {
    const { app } = mailbox.hotline.server;
    const email = 'full@example.com';
    mailbox.sink.answers.set(email, ['552 5.2.2 full', '550 5.1.1 unknown', '250']);
    const { id } = await mailbox.wrote('退回的信', { from: { name: null, email } });
    const mails = async () => (await clerk.get(`/api/messages?letter=${id}`).expect(200)).body.items;
    const [first] = await mails();
    expect(first).toMatchObject({ kind: 'confirm', state: 'failed', canBeResent: true });
    await act(id, 'send-link', {});
    await app.get(MailSender).sendAll();
    const [newer, older] = await mails();
    expect([older.id, older.canBeResent, newer.canBeResent]).toEqual([first.id, false, true]);
    const again = (mail: { id: string; version: number }) =>
      clerk.post(`/api/messages/${mail.id}/actions/resend`).send({ version: mail.version });
    expect((await again(older).expect(409)).body.code).toBe('LINK_VOID');
    await again(newer).expect(200);
    const [sent, ...others] = await mailbox.mails(email);
    expect(others).toEqual([]);
    await request(mailbox.hotline.server.url)
      .post('/api/mailbox/confirm')
      .send({ token: tokenIn(sent) })
      .expect(200);
    expect((await again(older).expect(409)).body.code).toBe('LINK_VOID');
  });

  it('says nothing any more after a year', async () => {
    const { id } = await mailbox.wrote('久遠');
    await mailbox.hotline.server.moveTo('2027-12-20T10:00:00+08:00');
    while (await mailbox.hotline.server.app.get(LetterRedaction).forgetUnconfirmed());
    expect(await letter(id)).toMatchObject({ state: 'expired', text: null, subject: null });
    await mailbox.hotline.server.moveTo(NOW);
  });
});

it('what a letter and its mails said goes with the texts of its case', async () => {
  const { app, db } = mailbox.hotline.server;
  const one = await mailbox.confirmed('異味');
  await replied(one.number, '已處理');
  await answered(one);
  await mailbox.mails(one.email);
  const [file] = await db.query<{ id: string }>('select id from case_file where number = $1', [one.number]);
  // Nothing is enclosed in mails to citizens so far.
  await db.query(`update message set attachment = '\\x00', attachment_name = 'a' where letter_id = $1`, [
    one.id,
  ]);
  await app.get(Database).transaction(tx =>
    app.get(Events).tell(tx, 'privacy.texts-due', {
      ...{ caseId: file?.id as string, number: one.number, proposalId: one.id, rule: 'x' },
    }),
  );
  expect(await letter(one.id)).toMatchObject({ text: null, subject: null });
  const left = await db.query(
    `select 1 from message where letter_id = $1 and (text is not null or attachment is not null)
        and case_id is not null`,
    [one.id],
  );
  expect(left).toEqual([]);
});

it('letters and mails are for the service centre only', async () => {
  const { agent, officer } = mailbox.hotline;
  for (const by of [agent, officer]) {
    await by.get('/api/letters').expect(403);
    await by.get('/api/messages').expect(403);
  }
});
