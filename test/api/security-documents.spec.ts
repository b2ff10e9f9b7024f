import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import type { Response } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';

const SCRIPT = '<script>planted=1</script>';
const PDF = Buffer.from(`%PDF-1.7\n1 0 obj<</JS(app.alert(1))>>endobj${SCRIPT}`);

let server: TestApp;
let agent: TestAgent;

beforeAll(async () => {
  server = await startApp();
  agent = await signIn(server.app, 'agent');
});
afterAll(() => server.close());

function send(bytes: Buffer, fileName = 'letter.pdf'): Promise<Response> {
  const name = Buffer.from(fileName, 'utf8').toString('latin1');
  const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return agent
    .post('/api/files/documents')
    .set('content-type', 'multipart/form-data; boundary=x')
    .send(Buffer.concat([Buffer.from(head, 'latin1'), bytes, Buffer.from('\r\n--x--\r\n')]) as never);
}

const kept = async (): Promise<string[]> =>
  (await readdir(join(server.config.dataDir, 'files'), { recursive: true }).catch(() => []))
    .map(String)
    .filter(path => path.endsWith('.sealed'));

describe('what is taken for a document', () => {
  const part = (type: string, more: Record<string, Uint8Array> = {}): Buffer =>
    Buffer.from(
      zipSync({
        '[Content_Types].xml': Buffer.from(`<Types><Override ContentType="${type}"/></Types>`),
        ...more,
      }),
    );
  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['a page', () => Buffer.from(`<!doctype html>${SCRIPT}`)],
    ['a page behind a thousand empty lines', () => Buffer.from(`${'\n'.repeat(1000)}<html>${SCRIPT}`)],
    ['a page in UTF-16', () => Buffer.from(`\ufeff<html>${SCRIPT}`, 'utf16le')],
    ['a drawing', () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="planted=1"/>`)],
    ['a drawing with a declaration', () => Buffer.from('<?xml version="1.0"?><svg onload="planted=1"/>')],
    ['a program of Windows', () => Buffer.from('MZ\u0090\u0000\u0003', 'latin1')],
    ['a program', () => Buffer.from('\x7fELF\x02\x01\x01', 'latin1')],
    ['an archive', () => Buffer.from(zipSync({ 'a.html': Buffer.from(SCRIPT) }))],
    ['a Word document with macros', () => part('application/vnd.ms-word.document.macroEnabled.main+xml')],
    ['an archive that unpacks to 200 MB', () => part('x', { 'word/a.xml': new Uint8Array(200_000_000) })],
    ['an archive cut short', () => part('x').subarray(0, 40)],
    ['an old Office file', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    [
      'a GIF',
      () =>
        sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
          .gif()
          .toBuffer(),
    ],
    ['a scan of which half is missing', async () => (await scan()).subarray(0, 900)],
    ['a scan that says it is larger than it is', async () => enlarged(await scan())],
    ['nothing', () => Buffer.alloc(0)],
    ['zeroes', () => Buffer.alloc(100_000)],
  ])('is not %s', async (_what, bytes) => {
    const before = await kept();
    const { status, body } = await send(await bytes());
    expect([status, ['FILE_NOT_TAKEN', 'NOT_AN_IMAGE', 'IMAGE_TOO_LARGE'].includes(body.code)]).toEqual([
      422,
      true,
    ]);
    expect(await kept()).toEqual(before);
  });

  const scan = () =>
    sharp({ create: { width: 60, height: 85, channels: 3, background: '#fff' } })
      .tiff({ compression: 'none' })
      .toBuffer();
  /** Width and height stand in the first two entries of its directory. */
  function enlarged(tiff: Buffer): Buffer {
    const directory = tiff.readUInt32LE(4);
    for (let at = directory + 2; at < directory + 2 + 12 * tiff.readUInt16LE(directory); at += 12)
      if ([256, 257].includes(tiff.readUInt16LE(at))) {
        tiff.writeUInt16LE(4, at + 2);
        tiff.writeUInt32LE(60_000, at + 8);
      }
    return tiff;
  }
});

describe('the name of a document', () => {
  it.each([
    ['of another folder', '../../../../etc/passwd', 'passwd.pdf'],
    ['of a folder of Windows', '..\\..\\planted.exe', 'planted.pdf'],
    ['of a program', '陳情書.pdf.exe', '陳情書.pdf.pdf'],
    ['that is written backwards', '陳情書\u202efdp.exe', '陳情書fdp.pdf'],
    ['that is hidden', '...htaccess', 'htaccess.pdf'],
    ['with markup', 'a<img src=x onerror=planted=1>.pdf', 'a_img src=x onerror=planted=1_.pdf'],
    ['of five thousand characters', `${'長'.repeat(5000)}.pdf`, `${'長'.repeat(100)}.pdf`],
    ['beyond the first plane', '𠮷野家.pdf', '𠮷野家.pdf'],
    ['of nothing', '', null],
    ['of dots', '....', null],
  ])('is made harmless, one %s', async (_which, sent, name) => {
    const { status, body } = await send(PDF, sent);
    expect([status, body.name]).toEqual([201, name]);
    const { headers } = await agent.get(`/api/files/${body.id}`).expect(200);
    const offered = encodeURIComponent(name ?? `${body.id}.pdf`);
    expect(headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${offered}`);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none';/),
      'cross-origin-resource-policy': 'same-origin',
    });
  });
});
