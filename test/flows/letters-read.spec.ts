import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type TestAgent from 'supertest/lib/agent.js';
import { Mailbox } from '../support/mailbox.js';
import { signIn } from '../support/people.js';

let mailbox: Mailbox;
let clerk: TestAgent;
beforeAll(async () => {
  mailbox = await Mailbox.open('2026-11-13T10:00:00+08:00');
  clerk = await signIn(mailbox.hotline.server.app, 'petition_clerk');
});
afterAll(() => mailbox.close());

let serial = 0;
async function wrote(text: string, more: object = {}): Promise<{ id: string; from: string }> {
  const from = `reader${serial++}@example.com`;
  await mailbox.send({ from: `王小明 <${from}>`, subject: text.slice(0, 4), text, ...more });
  const [row] = await mailbox.hotline.server.db.query<{ id: string }>(
    'select id from letter order by received_at desc, id desc limit 1',
  );
  return { id: row?.id ?? '', from };
}
const letter = async (id: string) => (await clerk.get(`/api/letters/${id}`).expect(200)).body;
const found = async (text: string): Promise<string[]> =>
  (await clerk.post('/api/letters/search').send({ text }).expect(200)).body.items.map(
    (one: { id: string }) => one.id,
  );

it('what came with a letter is read with it until it is confirmed, and with its case from then on', async () => {
  const content = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#567' } })
    .png()
    .toBuffer();
  const notes = { filename: '說明.txt', content: Buffer.from('巷口在學校旁邊') };
  const { id, from } = await wrote('巷口積水', { attachments: [{ filename: 'a.png', content }, notes] });
  const other = await wrote('別的信');
  const { files, mails } = await letter(id);
  expect(files).toMatchObject([
    { kind: 'photo', isHeld: true },
    { kind: 'document', name: '說明.txt', isHeld: true },
  ]);
  expect(mails).toMatchObject([{ isKept: true }]);
  const [photo, document] = files.map((file: { id: string }) => `/api/letters/${id}/files/${file.id}`);
  expect((await clerk.get(photo).expect(200)).headers['content-type']).toBe('image/jpeg');
  const { headers } = await clerk.get(document).expect(200);
  expect(headers['content-disposition']).toMatch(/^attachment/);
  await clerk.get(photo.replace(id, other.id)).expect(404);
  await mailbox.hotline.officer.get(photo).expect(403);
  await mailbox.confirm(from);
  const after = await letter(id);
  expect(after.files).toMatchObject([
    { id: files[0].id, isHeld: false },
    { id: files[1].id, isHeld: false },
  ]);
  await clerk.get(photo).expect(404);
  await clerk.get(`/api/files/${files[0].id}`).expect(200);
});

it('a letter is found by a number or what it says once it is confirmed, and while it waits by its whole address', async () => {
  const { id, from } = await wrote('涼亭的屋頂漏水');
  expect(await found('涼亭的屋頂')).toEqual([]);
  expect(await found(from.toUpperCase())).toEqual([id]);
  expect(await found(from.slice(0, -1))).toEqual([]);
  const { number } = await mailbox.confirm(from);
  expect(await found('亭的屋頂')).toEqual([id]);
  expect(await found(number.toLowerCase())).toEqual([id]);
  expect(await found('100%_')).toEqual([]);
  // Whose petition it is stays sealed, also for who guesses.
  expect(await found(from)).toEqual([]);
  await mailbox.hotline.agent.post('/api/letters/search').send({ text: number }).expect(403);
});

it('whoever searches is recorded, without the address', async () => {
  await found('nobody@example.com');
  const [row] = await mailbox.hotline.server.db.query<{ reason: string }>(
    "select reason from access_log where action = 'text.searched' order by at desc, id desc limit 1",
  );
  expect(row?.reason).toBeTruthy();
  expect(row?.reason).not.toContain('nobody@');
});

it('says of each of its cases whether the answer waits for it', async () => {
  const { id, from } = await wrote('路燈不亮');
  const { number } = await mailbox.confirm(from);
  expect((await letter(id)).cases).toMatchObject([{ number, isSettled: false }]);
  await mailbox.hotline.onCase(number, 'withdraw', { reason: '本人撤回' }, clerk);
  expect((await letter(id)).cases).toMatchObject([{ number, state: 'withdrawn', isSettled: true }]);
});
