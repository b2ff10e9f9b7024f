import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { post } from '../support/hotline.js';
import { Mailbox } from '../support/mailbox.js';
import { signIn } from '../support/people.js';

const WRITER = 'wang@example.tw';
let mailbox: Mailbox;
let clerk: TestAgent;
let number: string;
let password: string;

beforeAll(async () => {
  mailbox = await Mailbox.open('2026-11-13T10:00:00+08:00');
  const from = `王小明 <${WRITER}>`;
  await mailbox.send({ from, subject: '巷口積水', text: '每逢下雨就積水。' });
  ({ number, password } = await mailbox.confirm(WRITER));
  const [, accepted] = await mailbox.read(WRITER);
  const thread = { subject: `Re: ${accepted?.mail.subject}`, inReplyTo: accepted?.mail.messageId };
  await mailbox.send({ from, ...thread, text: '今天又淹了。' });
  await mailbox.send({ from: 'chen@example.tw', subject: '路樹', text: '別人寫的信。' });
  await mailbox.confirm('chen@example.tw');
  clerk = await signIn(mailbox.hotline.server.app, 'petition_clerk');
});
afterAll(() => mailbox.close());

async function exported(format: string) {
  const asked = { kind: 'copy', identifiedBy: 'id_card', name: '王小明', caseNumber: number };
  const { id, version } = (await post(clerk, '/api/person-requests', asked).expect(201)).body;
  const decision = { version, decision: 'granted', reason: '依法准許' };
  await post(clerk, `/api/person-requests/${id}/decide`, decision).expect(200);
  return post(clerk, `/api/person-requests/${id}/export`, { format });
}

it('a copy has the letters of the person, and the mails in and out, and nobody else’s', async () => {
  const { body } = await exported('json');
  expect(body.letters).toEqual([
    expect.objectContaining({ via: 'mail', numbers: number, subject: '巷口積水', text: '每逢下雨就積水。' }),
  ]);
  const mails = body.mails.map((one: Record<string, string>) => [one.direction, one.kind, one.text]);
  expect(mails).toEqual([
    ['in', 'personal', null],
    ['out', 'confirm', null],
    ['out', 'accepted', null],
    ['in', 'personal', '今天又淹了。'],
  ]);
  expect(JSON.stringify(body)).not.toContain('別人寫的信');
});

it('what was answered is in it; passwords and links, which only the person may know, are not', async () => {
  const { hotline } = mailbox;
  const environment = await signIn(hotline.server.app, 'officer', 'environment');
  await hotline.onCase(number, 'recategorise', { category: 'PEN01' }, clerk);
  if ((await hotline.page(number, clerk)).state === 'recorded')
    await hotline.onCase(number, 'route', { agency: 'environment' }, clerk);
  await hotline.onOrder(number, 'acknowledge', {}, environment);
  await hotline.onOrder(number, 'reply', { text: '已清淤。' }, environment);
  const { items } = (await clerk.get('/api/letters?show=ready').expect(200)).body;
  const [{ id, version }] = items;
  const { basis, text } = (await clerk.get(`/api/letters/${id}/answer`).expect(200)).body;
  await post(clerk, `/api/letters/${id}/actions/answer`, { version, basis, text }).expect(200);
  await mailbox.read(WRITER);
  const { body } = await exported('json');
  expect(body.mails.at(-1)).toMatchObject({ direction: 'out', kind: 'answer', state: 'sent', text });
  expect(JSON.stringify(body)).not.toMatch(/confirm#/);
  expect(JSON.stringify(body)).not.toContain(password);
});

it('they are tables of their own in a CSV and an ODS', async () => {
  const { text } = await exported('csv');
  expect(text).toContain('\r\n來信\r\n');
  expect(text).toContain('\r\n電子郵件\r\n');
  expect(text).toContain('今天又淹了。');
});
