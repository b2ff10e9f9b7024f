import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import type TestAgent from 'supertest/lib/agent.js';
import { ClaimFilesService } from '../../src/files/claim-files.service.js';
import { CopyFilesService } from '../../src/files/copy-files.service.js';
import { FileStore } from '../../src/files/file-store.js';
import { FileSweeper } from '../../src/files/file-sweeper.js';
import { FilesService } from '../../src/files/files.service.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Database } from '../../src/platform/database/database.js';
import { newId } from '../../src/platform/ids.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';

let server: TestApp;
let agent: TestAgent;
let files: FilesService;

beforeAll(async () => {
  server = await startApp({ now: '2026-11-20T09:00:00+08:00' });
  agent = await signIn(server.app, 'agent');
  files = server.app.get(FilesService, { strict: false });
});
afterAll(() => server.close());

const DOOR = { id: null };
const pdf = (more = 0): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(more)]);
const send = (bytes: Buffer, filename = '陳情書.pdf') =>
  agent.post('/api/files/documents').attach('file', bytes, { filename });
const read = (id: string, query = '') => agent.get(`/api/files/${id}${query}`).responseType('blob');

async function onDisk(): Promise<string[]> {
  const folder = join(server.config.dataDir, 'files');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter(one => one.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

async function scanOf(colours: string[]): Promise<Buffer> {
  const pages = await Promise.all(
    colours.map(background =>
      sharp({ create: { width: 600, height: 850, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(pages, { join: { animated: true } })
    .tiff()
    .toBuffer();
}

describe('a document', () => {
  it('is kept byte by byte, sealed, and only ever downloaded', async () => {
    const sent = pdf(3_000_000);
    const { body } = await send(sent).expect(201);
    expect(body).toEqual({
      id: expect.any(String),
      ...{ kind: 'document', mime: 'application/pdf', size: sent.length, name: '陳情書.pdf' },
      ...{ pages: null, width: null, height: null, takenAt: null },
    });
    const kept = await read(body.id).expect(200);
    expect(kept.body.equals(sent)).toBe(true);
    expect(kept.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(sent.length),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('陳情書.pdf')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
    });
    const mine = (await onDisk()).filter(path => path.includes(body.id));
    expect(mine).toHaveLength(1);
    const sealed = await readFile(mine[0] as string);
    expect([sealed.includes('%PDF'), sealed.includes(sent.subarray(1000, 1020))]).toEqual([false, false]);
    const [row] = await server.db.query<{ row: string }>(
      'select to_jsonb(a)::text as row from attachment a where id = $1',
      [body.id],
    );
    expect(row?.row).not.toContain('陳情書');
    await read(body.id, '?size=thumb').expect(404);
  });

  it('of many pages on TIFF can be looked at, page by page, beside the file itself', async () => {
    const sent = await scanOf(['#f00', '#0f0', '#00f']);
    const { body } = await send(sent, 'scan.tif').expect(201);
    expect(body).toMatchObject({ kind: 'document', mime: 'image/tiff', name: 'scan.tif', pages: 3 });
    expect((await read(body.id).expect(200)).body.equals(sent)).toBe(true);
    for (const [index, colour] of ['r', 'g', 'b'].entries()) {
      const page = await read(body.id, `?page=${index + 1}`).expect(200);
      expect(page.headers).toMatchObject({ 'content-type': 'image/jpeg' });
      const { channels } = await sharp(page.body).stats();
      expect([colour, (channels[index]?.mean as number) > 250]).toEqual([colour, true]);
      expect([colour, (channels[(index + 1) % 3]?.mean as number) < 5]).toEqual([colour, true]);
    }
    expect((await sharp((await read(body.id, '?size=thumb')).body).metadata()).height).toBe(320);
    await read(body.id, '?page=4').expect(404);
    await read(body.id, '?page=0').expect(400);
  });

  it('that is a picture is made anew like any other, whatever it is called', async () => {
    const jpeg = sharp({ create: { width: 60, height: 40, channels: 3, background: '#567' } }).jpeg();
    const withPlace = await jpeg.withExif({ IFD3: { GPSLatitude: '22/1 37/1 0/1' } }).toBuffer();
    const { body } = await send(withPlace, 'letter.pdf').expect(201);
    expect(body).toMatchObject({ kind: 'photo', mime: 'image/jpeg', width: 60, height: 40, name: null });
    const kept = await read(body.id).expect(200);
    expect((await sharp(kept.body).metadata()).exif).toBeUndefined();
    expect(kept.headers['content-disposition']).toMatch(/^inline/);
  });

  it.each<[string, () => Buffer, string, string]>([
    ['a text', () => Buffer.from('您好：路燈不亮。'), 'text/plain', 'txt'],
    ['a text in Big5', () => Buffer.from('b1a5a6e6a7da', 'hex'), 'text/plain', 'txt'],
    ['a calendar', () => Buffer.from('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n'), 'text/calendar', 'ics'],
    ['a mail', () => Buffer.from('From: a\r\nTo: b\r\nDate: c\r\n\r\n<html>'), 'message/rfc822', 'eml'],
    [
      'an ODF text',
      () =>
        Buffer.from(
          zipSync({
            mimetype: [Buffer.from('application/vnd.oasis.opendocument.text'), { level: 0 }],
            'content.xml': Buffer.from('<office/>'),
          }),
        ),
      'application/vnd.oasis.opendocument.text',
      'odt',
    ],
    [
      'a Word document',
      () =>
        Buffer.from(
          zipSync({
            '[Content_Types].xml': Buffer.from(
              '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
            ),
            'word/document.xml': Buffer.from('<w/>'),
          }),
        ),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'docx',
    ],
  ])('is known by what it holds: %s', async (_what, bytes, mime, ending) => {
    const sent = bytes();
    const { body } = await send(sent, 'something.exe').expect(201);
    expect(body).toMatchObject({ kind: 'document', mime, name: `something.${ending}` });
    expect((await read(body.id).expect(200)).body.equals(sent)).toBe(true);
  });
});

describe('what a door brings', () => {
  it('keeps nothing of where a photo was taken, unless its sender shares that', async () => {
    const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#567' } })
      .jpeg()
      .withExif({ IFD2: { DateTimeOriginal: '2026:11:20 08:30:00' } })
      .toBuffer();
    const silent = await files.addDocument(photo, { sharesTaken: false }, DOOR);
    const told = await files.addDocument(photo, { sharesTaken: true }, DOOR);
    expect([silent.takenAt, told.takenAt?.toISOString()]).toEqual([null, '2026-11-20T00:30:00.000Z']);
  });

  it('is swept away after a day, held as long as what it belongs to, and claimed by that', async () => {
    const [loose, held] = [
      await files.addDocument(pdf(10), {}, DOOR),
      await files.addDocument(pdf(20), { name: 'a.pdf' }, DOOR),
    ];
    const letter = newId();
    const claims = server.app.get(ClaimFilesService, { strict: false });
    const database = server.app.get(Database);
    await database.transaction(tx => claims.hold(tx, [held.id], letter, null));
    const again = database.transaction(tx => claims.hold(tx, [held.id], newId(), null));
    await expect(again).rejects.toMatchObject({ code: 'FILE_NOT_YOURS' });
    const sweeper = server.app.get(FileSweeper, { strict: false });
    const later = new Date('2026-11-25T09:00:00+08:00');
    expect(await server.app.get(Clock).at(later, () => sweeper.sweepUnclaimed())).toBeGreaterThan(0);
    expect((await onDisk()).filter(path => path.includes(loose.id))).toEqual([]);
    expect((await onDisk()).filter(path => path.includes(held.id))).toHaveLength(1);
    const caseId = newId();
    await database.transaction(tx => claims.claimHeld(tx, letter, { caseId, withheld: 'documents' }));
    const [row] = await server.db.query('select case_id, held_for, withheld from attachment where id = $1', [
      held.id,
    ]);
    expect(row).toEqual({ case_id: caseId, held_for: null, withheld: true });
  });

  it('leaves nothing when it breaks off, and what a crash left is discarded after a day', async () => {
    const before = await onDisk();
    async function* broken() {
      yield pdf(1000);
      throw new Error('the line is gone');
    }
    await expect(files.addDocument(broken(), {}, DOOR)).rejects.toThrow('the line is gone');
    expect(await onDisk()).toEqual(before);
    const store = server.app.get<FileStore>(FileStore, { strict: false });
    const received = await store.receive(newId(), Readable.from([pdf()]), server.app.get(Clock).now());
    expect(await onDisk()).toHaveLength(before.length + 1);
    expect(await store.discardBefore(server.app.get(Clock).now())).toBe(0);
    expect(await store.discardBefore(new Date('2026-11-21T09:00:00+08:00'))).toBe(1);
    expect([received.size, await onDisk()]).toEqual([9, before]);
  });

  it('is refused one byte above the limit, and taken at it, whoever sends it', async () => {
    const limit = 25 * 1024 * 1024;
    const full = pdf(limit - 9);
    expect((await files.addDocument(full, {}, DOOR)).size).toBe(limit);
    async function* tooMuch() {
      yield full;
      yield Buffer.from('!');
    }
    await expect(files.addDocument(tooMuch(), {}, DOOR)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  });
});

describe('how much there may be', () => {
  const limited = async (settings: object, work: () => Promise<void>) => {
    const { caseFiles, caseFilesBytes } = server.config;
    Object.assign(server.config, settings);
    try {
      await work();
    } finally {
      Object.assign(server.config, { caseFiles, caseFilesBytes });
    }
  };
  const codes = (answers: { status: number; body: { code?: string } }[]) =>
    answers.map(({ status, body }) => body.code ?? status).sort();
  const record = (by: TestAgent, attachments: string[]) =>
    by.post('/api/contacts').send({
      ...{ channel: 'letter', outcome: 'recorded', attachments },
      cases: [{ category: 'RD01', district: '64000050', description: '坑洞', agency: 'maintenance' }],
    });

  it('that one person has sent and not used: so many, also of those sent at the same moment', async () => {
    const clerk = await signIn(server.app, 'supervisor');
    const sendOne = () => clerk.post('/api/files/documents').attach('file', pdf(10), { filename: 'a.pdf' });
    await limited({ caseFiles: 3 }, async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, sendOne));
      expect(codes(answers)).toEqual([201, 201, 201, ...Array.from({ length: 5 }, () => 'FILES_TOO_MANY')]);
      const left = (await onDisk()).filter(path => path.includes('incoming'));
      expect(left).toEqual([]);
      const ids = answers.filter(({ status }) => status === 201).map(({ body }) => body.id);
      await record(clerk, ids).expect(201);
      await sendOne().expect(201);
    });
  });

  it('altogether: to the last byte', async () => {
    const clerk = await signIn(server.app, 'supervisor');
    const sendOf = (bytes: number) =>
      clerk.post('/api/files/documents').attach('file', pdf(bytes - 9), { filename: 'a.pdf' });
    await limited({ caseFilesBytes: 100_000 }, async () => {
      await sendOf(60_000).expect(201);
      expect((await sendOf(40_001)).body.code).toBe('FILES_TOO_MANY');
      await sendOf(40_000).expect(201);
    });
  });

  it('of one case, whoever adds to it: all of it is added, or nothing', async () => {
    const clerk = await signIn(server.app, 'supervisor');
    const sent = async (by: TestAgent) =>
      (await by.post('/api/files/documents').attach('file', pdf(10), { filename: 'a.pdf' }).expect(201)).body
        .id;
    const { number } = (await record(clerk, [await sent(clerk)]).expect(201)).body.cases[0];
    const [one, two] = [await sent(clerk), await sent(clerk)];
    const [three, four] = [await sent(agent), await sent(agent)];
    const note = (by: TestAgent, photos: string[]) =>
      by.post(`/api/cases/${number}/actions/note`).send({ text: '補件', photos });
    await limited({ caseFiles: 3 }, async () => {
      const both = await Promise.all([note(clerk, [one, two]), note(agent, [three, four])]);
      expect(both.map(({ body }) => body.code ?? 'taken').sort()).toEqual(['FILES_TOO_MANY', 'taken']);
      const [kept] = await server.db.query(
        `select count(*)::int as files from attachment a join case_file c on c.id = a.case_id where c.number = $1`,
        [number],
      );
      expect(kept).toEqual({ files: 3 });
    });
  });
});

describe('a file of a letter that was confirmed weeks later', () => {
  it('is not swept away while it is given to a second case', async () => {
    const from = await files.addDocument(pdf(30), { name: 'a.pdf' }, DOOR);
    const copies = server.app.get(CopyFilesService, { strict: false });
    const sweeper = server.app.get(FileSweeper, { strict: false });
    const caseId = newId();
    await server.app.get(Clock).at(new Date('2026-12-10T09:00:00+08:00'), () =>
      server.app.get(Database).transaction(async tx => {
        await copies.copy(tx, [from.id], { caseId });
        // Its row is not committed yet.
        await sweeper.sweepOrphans();
      }),
    );
    const [{ id }] = (await server.db.query('select id from attachment where case_id = $1', [caseId])) as [
      { id: string },
    ];
    expect((await onDisk()).filter(path => path.includes(id))).toHaveLength(1);
  });
});
