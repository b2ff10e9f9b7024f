import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import request from 'supertest';
import { FileSweeper } from '../../src/files/file-sweeper.js';
import { MOST_FILES } from '../../src/intake/letters/letter.rules.js';
import { LetterRedaction } from '../../src/intake/letters/letter-redaction.service.js';
import { MailSender } from '../../src/messages/mail/mail-sender.service.js';
import { newId } from '../../src/platform/ids.js';
import { Hotline } from '../support/hotline.js';
import { tokenIn } from '../support/letters.js';
import { MailSink } from '../support/mail-sink.js';

const OPENED = '2026-11-13T10:00:00+08:00';
const FILLED = '2026-11-13T10:01:00+08:00';
const MB = 1024 * 1024;
const LETTER = { name: '王小明', subject: '巷口積水', text: '每逢下雨就積水，請處理。', language: 'zh-TW' };
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';

let sink: MailSink;
let hotline: Hotline;
let jpeg: Buffer;

beforeAll(async () => {
  sink = await MailSink.open();
  hotline = await Hotline.open({
    now: OPENED,
    settings: { mailOut: sink.settings, publicUrl: 'http://1999.example.gov.tw' },
  });
  jpeg = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#567' } })
    .withExif({
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '22/1 37/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '120/1 18/1 0/1',
      },
    })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  await hotline.close();
  await sink.close();
});
beforeEach(() => hotline.server.moveTo(OPENED));

const public_ = (): ReturnType<typeof request> => request(hotline.server.url);
const send = (bytes: Buffer, filename = '照片.jpg'): request.Test =>
  public_().post('/api/mailbox/files').attach('file', bytes, { filename });
const pdf = (more = 0): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(more)]);
const handleOf = async (bytes: Buffer, filename?: string): Promise<string> =>
  (await send(bytes, filename).expect(201)).body.id;
const sweep = (): Promise<number> => hotline.server.app.get(FileSweeper, { strict: false }).sweepUnclaimed();
const count = async (table: 'attachment' | 'letter'): Promise<number> => {
  const [row] = await hotline.server.db.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return row?.n ?? 0;
};

async function onDisk(): Promise<string[]> {
  const folder = join(hotline.server.config.dataDir, 'files');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter(one => one.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

let serial = 0;
async function write(
  files: unknown,
  status = 202,
): Promise<{ email: string; body: Record<string, unknown> }> {
  const email = `writer${serial++}@example.com`;
  const { form } = (await public_().get('/api/mailbox/form').expect(200)).body;
  await hotline.server.moveTo(FILLED);
  const { body } = await public_()
    .post('/api/mailbox/letters')
    .send({ ...LETTER, form, email, files })
    .expect(status);
  return { email, body };
}

async function confirm(email: string): Promise<string> {
  await hotline.server.app.get(MailSender).sendAll();
  const token = tokenIn(sink.to(email).at(-1));
  return (await public_().post('/api/mailbox/confirm').send({ token }).expect(200)).body.number;
}

const filesOf = (number: string): Promise<object[]> =>
  hotline.server.db.query(
    `select a.kind, a.withheld, a.taken_lat as lat, e.kind as at from attachment a
       join case_file c on c.id = a.case_id join case_entry e on e.id = a.entry_id
      where c.number = $1 order by a.kind`,
    [number],
  );

describe('files of a letter by the form', () => {
  it('go to its case when it is confirmed: photos for who has it, documents to the centre first', async () => {
    const handles = [await handleOf(jpeg), await handleOf(pdf(), '陳情書.pdf')];
    const { email } = await write(handles);
    expect(await filesOf('')).toEqual([]);
    expect(await filesOf(await confirm(email))).toEqual([
      { kind: 'document', withheld: true, lat: null, at: 'letter.confirmed' },
      // Where it was taken was not asked for.
      { kind: 'photo', withheld: false, lat: null, at: 'letter.confirmed' },
    ]);
  });

  it('lie on the disk sealed, and are shown to nobody without an account', async () => {
    const marked = Buffer.concat([pdf(), Buffer.from('HWANG-HSIAO-MING')]);
    const handle = await handleOf(marked);
    for (const path of await onDisk())
      expect((await readFile(path)).includes('HWANG-HSIAO-MING')).toBe(false);
    await public_()
      .get(`/api/files/${handle.split('.')[0]}`)
      .expect(401);
    await public_().get(`/api/mailbox/files/${handle}`).expect(404);
  });

  it('wait with it beyond a day, and go with it when nobody confirms; what no letter names goes after a day', async () => {
    const kept = await handleOf(pdf(10));
    const { email } = await write([kept]);
    await handleOf(pdf(11));
    const isThere = async (): Promise<number> =>
      (await hotline.server.db.query('select 1 from attachment where id = $1', [kept.split('.')[0]])).length;
    await hotline.server.moveTo('2026-11-15T10:00:00+08:00');
    await sweep();
    expect([
      await isThere(),
      (await hotline.server.db.query('select 1 from attachment where held_for is null and case_id is null'))
        .length,
    ]).toEqual([1, 0]);
    await hotline.server.moveTo('2028-01-01T10:00:00+08:00');
    await hotline.server.app.get(LetterRedaction).forgetUnconfirmed();
    await sweep();
    expect(await isThere()).toBe(0);
    expect(email).toMatch(/@/);
  });

  it('are of one letter, also when it is sent twice', async () => {
    const handle = await handleOf(jpeg);
    const { form } = (await public_().get('/api/mailbox/form').expect(200)).body;
    await hotline.server.moveTo(FILLED);
    const body = { ...LETTER, form, email: 'twice@example.com', files: [handle] };
    await Promise.all([1, 2].map(() => public_().post('/api/mailbox/letters').send(body).expect(202)));
    await hotline.server.moveTo(OPENED);
    expect((await write([handle], 422)).body.code).toBe('FILE_NOT_YOURS');
  });
});

describe('what is not taken:', () => {
  it.each<[string, () => Buffer | Promise<Buffer>, number, string, string?]>([
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 422, 'FILE_NOT_TAKEN'],
    [
      'a page called a photo',
      () => Buffer.from('<html><body>x</body></html>'),
      422,
      'FILE_NOT_TAKEN',
      'a.jpg',
    ],
    ['a drawing', () => Buffer.from(SVG), 422, 'FILE_NOT_TAKEN', 'a.svg'],
    [
      'a drawing called text',
      () => Buffer.from(`<?xml version="1.0"?>${SVG}`),
      422,
      'FILE_NOT_TAKEN',
      'a.txt',
    ],
    ['a program', () => Buffer.from('\x7fELF\x02\x01\x01\0\0', 'latin1'), 422, 'FILE_NOT_TAKEN', 'a.pdf'],
    ['nothing', () => Buffer.alloc(0), 422, 'FILE_NOT_TAKEN', 'a.pdf'],
    ['half a photo', () => jpeg.subarray(0, 300), 422, 'NOT_AN_IMAGE'],
    [
      'the head of a photo with a page behind it',
      () => Buffer.from(`\xff\xd8\xff\xe0${SVG}`, 'latin1'),
      422,
      'NOT_AN_IMAGE',
    ],
    ['a photo that is too big', () => Buffer.concat([jpeg, Buffer.alloc(10 * MB)]), 413, 'FILE_TOO_LARGE'],
    ['a document that is too big', () => pdf(25 * MB), 413, 'FILE_TOO_LARGE', 'a.pdf'],
  ])('%s', async (_what, bytes, status, code, name) => {
    const [rows, paths] = [await count('attachment'), await onDisk()];
    const answer = await send(await bytes(), name);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect([await count('attachment'), await onDisk()]).toEqual([rows, paths]);
  });

  it('no file at all, another field, and what ends too early', async () => {
    const paths = await onDisk();
    await public_().post('/api/mailbox/files').send({ file: 'x' }).expect(400);
    await public_().post('/api/mailbox/files').attach('photo', jpeg, 'a.jpg').expect(400);
    const cut = await public_()
      .post('/api/mailbox/files')
      .set('content-type', 'multipart/form-data; boundary=x')
      .send('--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\nhal');
    expect([cut.status, cut.body.code]).toEqual([400, 'UPLOAD_BROKEN']);
    expect(await onDisk()).toEqual(paths);
  });

  it.each([
    ['a name of 50,000 characters', '長'.repeat(50_000)],
    ['a path', '../../../../etc/passwd'],
    ['markup', '<img src=x onerror=alert(1)>.pdf'],
    ['a name that turns the writing around', 'a\u202efdp.exe'],
  ])('as it is called: %s', async (_what, name) => {
    const { status, body } = await send(pdf(), name);
    expect([201, 400]).toContain(status);
    expect(String(body.name ?? '')).not.toMatch(/[/\\<>\u202e]|.{105}/);
  });

  it.each<[string, () => unknown, number, string]>([
    [
      'an id without what was told with it',
      async () => [(await handleOf(pdf())).split('.')[0]],
      422,
      'FILE_NOT_YOURS',
    ],
    ['a made-up one', () => [`${newId()}.${'a'.repeat(43)}`], 422, 'FILE_NOT_YOURS'],
    [
      'another’s id with one’s own sign',
      async () => {
        const [mine, other] = [await handleOf(pdf()), await handleOf(pdf())];
        return [`${other.split('.')[0]}.${mine.split('.')[1]}`];
      },
      422,
      'FILE_NOT_YOURS',
    ],
    ['markup', () => ['<script>'], 422, 'FILE_NOT_YOURS'],
    ['50,000 characters', () => ['長'.repeat(50_000)], 400, 'INVALID'],
    ['a number', () => [1], 400, 'INVALID'],
    ['no list', () => ({ length: 1e9 }), 400, 'INVALID'],
    [
      'more than a letter may bring',
      () => Promise.all(Array.from({ length: MOST_FILES + 1 }, () => handleOf(pdf()))),
      400,
      'INVALID',
    ],
    [
      'more bytes than a letter may bring',
      () => Promise.all([1, 2].map(() => handleOf(pdf(16 * MB)))),
      422,
      'FILES_TOO_MANY',
    ],
  ])('named by a letter: %s, and no letter is kept', async (_what, files, status, code) => {
    const named = await files();
    const before = await count('letter');
    expect((await write(named, status)).body.code).toBe(code);
    expect(await count('letter')).toBe(before);
  });
});

describe('who sends too much', () => {
  it('is told so, by address, and others are not', async () => {
    const { config } = hotline.server;
    const narrow = await Hotline.open({
      now: OPENED,
      settings: { limits: { ...config.limits, letters: 1 }, trustProxy: ['127.0.0.1'] },
    });
    const from = (address: string): Promise<number> =>
      request(narrow.server.url)
        .post('/api/mailbox/files')
        .set('x-forwarded-for', address)
        .attach('file', pdf(4 * MB), 'a.pdf')
        .then(({ status }) => status);
    const statuses = [
      await from('192.0.2.1'),
      await from('192.0.2.1'),
      await from('192.0.2.1'),
      await from('192.0.2.2'),
    ];
    await narrow.close();
    expect(statuses).toEqual([201, 201, 429, 201]);
  });
});
