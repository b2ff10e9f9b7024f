import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sharp from 'sharp';
import request from 'supertest';
import { FileSweeper } from '../../src/files/file-sweeper.js';
import { FilesService } from '../../src/files/files.service.js';
import { type LetterIn, LettersService } from '../../src/intake/letters/letters.service.js';
import { Mailbox } from '../support/letters.js';
import { signIn } from '../support/people.js';

const NOW = '2026-11-13T10:00:00+08:00';
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await Mailbox.open(NOW);
});
afterAll(() => mailbox.close());

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#567' } })
    .png()
    .toBuffer();

const confirm = async (token: string): Promise<string> => {
  const { url } = mailbox.hotline.server;
  return (await request(url).post('/api/mailbox/confirm').send({ token }).expect(200)).body.number;
};
const seen = async (number: string) =>
  mailbox.hotline.page(number, await signIn(mailbox.hotline.server.app, 'petition_clerk'));

it('a mail brings its pictures to the petition, however long they waited', async () => {
  const { app, moveTo } = mailbox.hotline.server;
  const { id } = await app.get(FilesService).add(await picture(), { id: null });
  const { token } = await mailbox.wrote('樹倒了', { attachmentIds: [id] });
  await moveTo('2026-12-01T10:00:00+08:00');
  await app.get(FileSweeper).sweepUnclaimed();
  const { timeline } = await seen(await confirm(token));
  const line = timeline.find(({ kind }) => kind === 'letter.confirmed');
  expect(line?.attachments.map(file => file.id)).toEqual([id]);
  await moveTo(NOW);
});

it('a mail with more than a case may hold is confirmed all the same, with as much as fits', async () => {
  const { app, config } = mailbox.hotline.server;
  const before = config.caseFiles;
  const files = await Promise.all(
    [1, 2, 3].map(async () => app.get(FilesService).add(await picture(), { id: null })),
  );
  const { token } = await mailbox.wrote('樹倒了', { attachmentIds: files.map(({ id }) => id) });
  Object.assign(config, { caseFiles: 2 });
  const { timeline } = await seen(await confirm(token));
  Object.assign(config, { caseFiles: before });
  expect(timeline.find(({ kind }) => kind === 'letter.confirmed')?.attachments).toHaveLength(2);
});

it('a letter grows by what its writer answers before confirming it, and no second link is sent', async () => {
  const { app, db } = mailbox.hotline.server;
  const { id, email, token } = await mailbox.wrote('樹倒了');
  const add = async (text: string): Promise<string> => {
    const wish: LetterIn = {
      ...{ via: 'mail', messageId: 'second@example.com', from: { name: null, email }, subject: '', text },
      ...{ attachmentIds: [], receivedAt: new Date(NOW), language: 'zh-TW', sealedRawId: null },
      follows: { letterId: id },
    };
    return (await db.transaction(tx => app.get(LettersService).take(tx, wish))).letterId;
  };
  expect(await add('是路口那棵')).toBe(id);
  const { description } = await seen(await confirm(token));
  expect(description).toBe('樹倒了\n\n──── 補充 ────\n\n是路口那棵');
  expect(await add('還有')).not.toBe(id);
  expect((await mailbox.mails(email)).map(({ mail }) => mail.inReplyTo)).toEqual([
    `<${email}.1>`,
    `<${email}.1>`,
    '<second@example.com>',
  ]);
});

it('a letter does not grow without end: what is too much is a letter of its own', async () => {
  const { app, db } = mailbox.hotline.server;
  const { id, email } = await mailbox.wrote('樹倒了');
  const add = async (): Promise<string> => {
    const wish: LetterIn = {
      ...{
        via: 'mail',
        messageId: null,
        from: { name: null, email },
        subject: '',
        text: '水'.repeat(20_000),
      },
      ...{ attachmentIds: [], receivedAt: new Date(NOW), language: 'zh-TW', sealedRawId: null },
      follows: { letterId: id },
    };
    return (await db.transaction(tx => app.get(LettersService).take(tx, wish))).letterId;
  };
  expect([await add(), await add()]).toEqual([id, id]);
  expect(await add()).not.toBe(id);
});

it('a mail that somebody had to look at first can be confirmed for a month from then on', async () => {
  const { moveTo } = mailbox.hotline.server;
  await moveTo('2027-01-05T10:00:00+08:00');
  const { token } = await mailbox.wrote('樹倒了', { receivedAt: new Date(NOW) });
  await confirm(token);
  await moveTo(NOW);
});
