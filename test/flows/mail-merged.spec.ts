import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ThreadTokens } from '../../src/messages/mail/thread-token.js';
import { Mailbox } from '../support/mailbox.js';

let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await Mailbox.open('2026-11-13T10:00:00+08:00');
});
afterAll(() => mailbox.close());

const tell = async (name: string, email: string, joins?: string): Promise<string> => {
  const wish = { category: 'RD01', description: '路樹倒了', ...(joins && { joins }) };
  return (await mailbox.hotline.record(wish, { citizen: { name, email } })).number;
};
const write = (number: string, from: string, text: string): Promise<string> =>
  mailbox.send({ from, text, subject: `Re: ${mailbox.hotline.server.app.get(ThreadTokens).of(number)}` });
const lines = async (number: string, kind: string): Promise<{ text: string | null; data: object }[]> =>
  (await mailbox.hotline.page(number)).timeline.filter(entry => entry.kind === kind);

it('a mail about a merged case stands with its writer’s case, and is told where the work is done', async () => {
  const { hotline } = mailbox;
  const lead = await tell('王一明', 'one@example.com');
  const member = await tell('李二妹', 'two@example.com', lead);
  await write(member, 'two@example.com', '現在整條路都擋住了。');
  expect(await lines(member, 'case.mail-received')).toMatchObject([{ text: '現在整條路都擋住了。' }]);
  expect(await lines(lead, 'incident.mail-received')).toMatchObject([
    { text: null, data: { member, automatic: false } },
  ]);
  expect((await hotline.told(lead)).map(({ kind }) => kind)).toContain('incident.mail-received');
  // Who has the work order reads what was written: the merged case is theirs as well.
  const { timeline } = await hotline.page(member, hotline.officer);
  expect(timeline.map(({ text }) => text)).toContain('現在整條路都擋住了。');
  // It is its writer who is answered, and nobody else.
  const { body } = await hotline.supervisor.get('/api/call-backs?open=true').expect(200);
  const asked = body.items.filter((one: { purpose: string }) => one.purpose === 'answer_mail');
  expect(asked.map((one: { case: { number: string } }) => one.case.number)).toEqual([member]);
});

it('a mail about the case that leads, or about one that stands on its own again, is told there only', async () => {
  const { hotline } = mailbox;
  const lead = await tell('陳三郎', 'three@example.com');
  const member = await tell('林四德', 'four@example.com', lead);
  await write(lead, 'three@example.com', '主案補充');
  await hotline.onCase(member, 'unmerge', { reason: '另一棵樹' });
  await write(member, 'four@example.com', '我說的是另一棵');
  expect(await lines(lead, 'incident.mail-received')).toEqual([]);
  expect(await lines(lead, 'case.mail-received')).toMatchObject([{ text: '主案補充' }]);
  expect(await lines(member, 'case.mail-received')).toMatchObject([{ text: '我說的是另一棵' }]);
});
