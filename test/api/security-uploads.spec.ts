import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import type { Response } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';

const SCRIPT = '<script>planted=1</script><?php system($_GET[0]); ?>';

let server: TestApp;
let officer: TestAgent;
let photo: Buffer;

beforeAll(async () => {
  server = await startApp();
  officer = await signIn(server.app, 'officer');
  photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#567' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => server.close());

/** As it goes over the wire, so that nothing tidies up the name. */
function send(bytes: Buffer, fileName = 'photo.jpg', type = 'image/jpeg'): Promise<Response> {
  const name = Buffer.from(fileName, 'utf8').toString('latin1');
  const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  return officer
    .post('/api/files')
    .set('content-type', 'multipart/form-data; boundary=x')
    .send(Buffer.concat([Buffer.from(head, 'latin1'), bytes, Buffer.from('\r\n--x--\r\n')]) as never);
}

const read = (id: string): Promise<Response> =>
  officer.get(`/api/files/${id}`).responseType('blob').expect(200);

/** Paths below DATA_DIR, from there. */
const onDisk = async (): Promise<string[]> =>
  (await readdir(server.config.dataDir, { recursive: true })).map(String);

describe('The name a file was sent under', () => {
  it.each([
    ['of another folder', '../../../../planted.jpg'],
    ['of a folder of Windows', '..\\..\\planted.jpg'],
    ['from the root', '/tmp/planted.jpg'],
    ['with a zero', 'planted.php\u0000.jpg'],
    ['of a program', 'planted.php'],
    ['of a device', 'CON'],
    ['that is hidden', '.htaccess-planted'],
    ['that is a header', 'planted.jpg%0d%0aset-cookie: a=b'],
    ['with markup', 'planted<img src=x onerror=planted=1>.jpg'],
    ['of five thousand characters', `planted${'長'.repeat(5000)}.jpg`],
    ['of nothing', ''],
  ])('is dropped, one %s', async (_which, name) => {
    const answer = await send(photo, name);
    expect(answer.status).toBe(201);
    expect(Object.keys(answer.body).sort()).toEqual(['height', 'id', 'mime', 'size', 'takenAt', 'width']);
    const { headers } = await read(answer.body.id);
    expect(headers['content-disposition']).toBe(`inline; filename="${answer.body.id}-full.jpg"`);
    const rows = await server.db.query<{ row: string }>('select to_jsonb(a)::text as row from attachment a');
    expect(rows.filter(({ row }) => row.includes('planted'))).toEqual([]);
    expect((await onDisk()).filter(path => path.includes('planted'))).toEqual([]);
  });

  it('is not how a file is found', async () => {
    const { body } = await send(photo);
    for (const path of [
      `${body.id}.jpg`,
      `${body.id}%00`,
      `${body.id}/..`,
      `..%2f..%2fsecret`,
      '..%5c..%5csecret',
      '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
      `${body.id}?size=../full`,
      `${body.id}?size[]=full&size[]=thumb`,
    ]) {
      const { status, headers } = await officer.get(`/api/files/${path}`);
      expect([path, status >= 400 && status < 500]).toEqual([path, true]);
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    }
  });
});

describe('The type a file was sent as', () => {
  it.each(['text/html', 'image/svg+xml', 'application/x-httpd-php', 'application/octet-stream', 'x'])(
    'is not believed: a picture that says it is %s is served as the picture it is',
    async type => {
      const { body } = await send(photo, 'photo.html', type);
      const { headers } = await read(body.id);
      expect(headers).toMatchObject({
        'content-type': 'image/jpeg',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none';/),
        'cache-control': 'private, no-cache',
        'cross-origin-resource-policy': 'same-origin',
      });
    },
  );

  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="planted=1">${SCRIPT}</svg>`;
  const zip = Buffer.from(zipSync({ 'a.html': Buffer.from(SCRIPT) }));
  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['HTML', () => Buffer.from(`<!doctype html>${SCRIPT}`)],
    ['HTML behind the first bytes of a JPEG', () => Buffer.from(`\xff\xd8\xff\xe0${SCRIPT}`, 'latin1')],
    ['HTML behind the first bytes of a PNG', () => Buffer.from(`\x89PNG\r\n\x1a\n${SCRIPT}`, 'latin1')],
    ['a drawing', () => Buffer.from(svg)],
    ['a drawing as XML', () => Buffer.from(`<?xml version="1.0"?>${svg}`)],
    ['a GIF that is a script too', () => Buffer.from(`GIF89a/*${'\0'.repeat(20)}*/=1;planted=1;`, 'latin1')],
    ['a whole GIF', () => sharp(photo).gif().toBuffer()],
    ['a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj<</JS(app.alert(1))>>endobj')],
    ['an archive', () => zip],
    ['an empty file', () => Buffer.alloc(0)],
    ['a program', () => Buffer.from('\x7fELF\x02\x01\x01', 'latin1')],
    ['text that was packed', () => deflateRawSync(Buffer.alloc(5_000_000))],
  ])('cannot bring in %s', async (_what, bytes) => {
    const before = await onDisk();
    const answer = await send(await bytes());
    expect([answer.status, answer.body.code]).toEqual([422, 'NOT_AN_IMAGE']);
    expect(await onDisk()).toEqual(before);
  });

  it.each<[string, () => Promise<Buffer>]>([
    ['behind its end', async () => Buffer.concat([photo, Buffer.from(SCRIPT)])],
    ['as an archive behind its end', async () => Buffer.concat([photo, zip])],
    ['in its comment', async () => withComment(photo, SCRIPT)],
    [
      'in what a camera writes into it',
      () =>
        sharp(photo)
          .jpeg()
          .withExif({ IFD0: { Artist: SCRIPT, Copyright: SCRIPT } })
          .toBuffer(),
    ],
    [
      'behind the end of a PNG',
      async () => Buffer.concat([await sharp(photo).png().toBuffer(), Buffer.from(SCRIPT)]),
    ],
  ])('cannot bring in what a picture hides %s', async (_where, bytes) => {
    const hiding = await bytes();
    expect(hiding.includes('planted') || hiding.includes(zip.subarray(0, 8))).toBe(true);
    const { body } = await send(hiding);
    for (const size of ['full', 'thumb']) {
      const kept = (await officer.get(`/api/files/${body.id}?size=${size}`).responseType('blob'))
        .body as Buffer;
      expect(kept.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
      expect([kept.includes('planted'), kept.includes('<?php'), kept.includes('PK\x03\x04')]).toEqual([
        false,
        false,
        false,
      ]);
    }
  });
});

/** A JPEG with a segment that every program skips. */
function withComment(jpeg: Buffer, text: string): Buffer {
  const segment = Buffer.alloc(4 + text.length);
  segment.set([0xff, 0xfe], 0);
  segment.writeUInt16BE(text.length + 2, 2);
  segment.write(text, 4, 'latin1');
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

it('An upload of many parts, nested parts or no end is refused, and the server goes on', async () => {
  const part = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n';
  for (const body of [
    part.repeat(2000),
    '--x\r\ncontent-type: multipart/mixed; boundary=y\r\n\r\n--y\r\n--x--',
    '--x\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nno end',
    `--x\r\n${'x-header: y\r\n'.repeat(5000)}\r\n--x--`,
    '--x--',
    '',
  ]) {
    const answer = await officer
      .post('/api/files')
      .set('content-type', 'multipart/form-data; boundary=x')
      .send(Buffer.from(body) as never);
    expect([body.slice(0, 60), answer.status]).toEqual([
      body.slice(0, 60),
      answer.status === 422 ? 422 : 400,
    ]);
    expect(answer.body).toMatchObject({ code: expect.any(String), requestId: expect.any(String) });
  }
  expect((await send(photo)).status).toBe(201);
});

it('What is kept is readable by the server’s own user only', async () => {
  await send(photo);
  const folder = join(server.config.dataDir, 'files');
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    expect([path, (await stat(path)).mode & 0o077]).toEqual([path, 0]);
  }
});
