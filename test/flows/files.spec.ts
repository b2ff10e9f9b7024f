import { readdir, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type TestAgent from 'supertest/lib/agent.js';
import { FileSweeper } from '../../src/files/file-sweeper.js';
import { startApp, type TestApp } from '../support/app.js';
import { cookieOf, signIn } from '../support/people.js';

const MB = 1024 * 1024;
const AGENCY = 'maintenance';
const OTHER_AGENCY = 'water-resources';

let server: TestApp;
let agent: TestAgent;
let supervisor: TestAgent;
let officer: TestAgent;
let stranger: TestAgent;
let photo: Buffer;

beforeAll(async () => {
  server = await startApp({ now: '2026-11-20T09:00:00+08:00' });
  agent = await signIn(server.app, 'agent');
  supervisor = await signIn(server.app, 'supervisor');
  officer = await signIn(server.app, 'officer', AGENCY);
  stranger = await signIn(server.app, 'officer', OTHER_AGENCY);
  photo = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#b53' } })
    .jpeg()
    .withExif({
      IFD2: { DateTimeOriginal: '2026:11:20 08:30:00' },
      IFD3: { GPSLatitude: '22/1 37/1 0/1', GPSLongitude: '120/1 18/1 0/1' },
    })
    .toBuffer();
});
afterAll(() => server.close());

const send = (by: TestAgent, bytes: Buffer, field = 'file') =>
  by.post('/api/files').attach(field, bytes, { filename: '現場.jpg', contentType: 'image/jpeg' });

async function upload(by: TestAgent): Promise<string> {
  const { body } = await send(by, photo).expect(201);
  return body.id;
}

async function openCase(agency = AGENCY): Promise<string> {
  const wish = { category: 'RD01', district: '64000050', place: '建工路', description: '路面坑洞', agency };
  const { body } = await agent
    .post('/api/contacts')
    .send({ channel: 'phone', outcome: 'recorded', cases: [wish] })
    .expect(201);
  return body.cases[0].number;
}

const note = (by: TestAgent, number: string, photos: string[]) =>
  by.post(`/api/cases/${number}/actions/note`).send({ text: '現場照片', photos });

async function versionOf(number: string): Promise<number> {
  return (await supervisor.get(`/api/cases/${number}`).expect(200)).body.version;
}

/** What is below DATA_DIR/files. */
async function onDisk(): Promise<string[]> {
  const entries = await readdir(join(server.config.dataDir, 'files'), {
    recursive: true,
    withFileTypes: true,
  });
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
}

async function everything(): Promise<[rows: number, files: number]> {
  const [row] = await server.db.query<{ count: number }>('select count(*) as count from attachment');
  return [row?.count ?? 0, (await onDisk().catch(() => [])).length];
}

describe('an uploaded photo', () => {
  it('is kept smaller, in two sizes, without the place it was taken at; when is told', async () => {
    const { body } = await send(officer, photo).expect(201);
    expect(body).toEqual({
      id: expect.any(String),
      mime: 'image/jpeg',
      size: expect.any(Number),
      width: 2048,
      height: 1365,
      takenAt: '2026-11-20T00:30:00.000Z',
    });
    const full = await officer.get(`/api/files/${body.id}`).expect(200);
    expect([full.body.length, full.headers['content-type']]).toEqual([body.size, 'image/jpeg']);
    const kept = await sharp(full.body).metadata();
    expect([kept.width, kept.exif]).toEqual([2048, undefined]);
    const thumb = await officer.get(`/api/files/${body.id}?size=thumb`).expect(200);
    expect((await sharp(thumb.body).metadata()).width).toBe(320);
    const mine = (await onDisk()).filter(path => path.includes(body.id));
    expect(mine).toHaveLength(2);
    // On the disk they are sealed, where any three letters may stand by chance.
    for (const served of [full.body, thumb.body]) expect(served.includes('GPS')).toBe(false);
  });

  it('of a time to come was taken nobody knows when', async () => {
    const ahead = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#345' } })
      .withExif({ IFD2: { DateTimeOriginal: '2036:11:20 08:30:00' } })
      .jpeg()
      .toBuffer();
    expect((await send(officer, ahead).expect(201)).body.takenAt).toBeNull();
  });

  it('is served so that no browser runs it, and no shared cache keeps it', async () => {
    const { headers } = await officer.get(`/api/files/${await upload(officer)}`).expect(200);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'content-disposition': expect.stringMatching(/^inline; filename="[0-9a-f-]{36}-full\.jpg"$/),
      'content-security-policy': "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    });
  });

  it('is not sent again to a browser that has it', async () => {
    const path = `/api/files/${await upload(officer)}`;
    const { etag } = (await officer.get(path).expect(200)).headers;
    await officer
      .get(path)
      .set('if-none-match', etag as string)
      .expect(304);
    await officer
      .get(`${path}?size=thumb`)
      .set('if-none-match', etag as string)
      .expect(200);
    await stranger
      .get(path)
      .set('if-none-match', etag as string)
      .expect(404);
  });

  it.each([
    ['alone', (tag: string) => tag],
    ['marked weak by a proxy', (tag: string) => `W/${tag}`],
    ['among others', (tag: string) => `"other", ${tag}`],
    ['as any at all', () => '*'],
  ])('is not even read from the disk for it: its tag %s', async (_how, said) => {
    const id = await upload(officer);
    const { etag } = (await officer.get(`/api/files/${id}`).expect(200)).headers;
    for (const path of await onDisk()) if (path.includes(id)) await rm(path);
    await officer
      .get(`/api/files/${id}`)
      .set('if-none-match', said(etag as string))
      .expect(304);
    await server.db.query('delete from attachment where id = $1', [id]);
  });

  it('sent again with its key is the first one', async () => {
    const before = await everything();
    const again = () => send(officer, photo).set('idempotency-key', 'photo-of-the-hole').expect(201);
    const [first, second] = await Promise.all([again(), again()]);
    expect(second.body).toEqual(first.body);
    expect((await again()).body).toEqual(first.body);
    expect(await everything()).toEqual([before[0] + 1, before[1] + 2]);
  });

  it('is refused when the key was another photo’s', async () => {
    const other = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#35b' } })
      .png()
      .toBuffer();
    await send(officer, photo).set('idempotency-key', 'photo-of-the-road').expect(201);
    const before = await everything();
    const { body } = await send(officer, other).set('idempotency-key', 'photo-of-the-road').expect(422);
    expect(body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await everything()).toEqual(before);
  });
});

describe('what is no photo of at most 10 MB leaves nothing behind', () => {
  const refused = async (answer: PromiseLike<{ status: number; body: { code: string } }>) => {
    const before = await everything();
    const { status, body } = await answer;
    expect(await everything()).toEqual(before);
    return [status, body.code];
  };

  it('a text that is called a photo', async () => {
    expect(await refused(send(officer, Buffer.from('<script>alert(1)</script>')))).toEqual([
      422,
      'NOT_AN_IMAGE',
    ]);
  });

  it('a photo of which half is missing', async () => {
    const half = photo.subarray(0, photo.length / 2);
    expect(await refused(send(officer, half))).toEqual([422, 'NOT_AN_IMAGE']);
  });

  it('no file, a file in another field, something else than a form', async () => {
    const missing = [400, 'FILE_MISSING'];
    expect(await refused(send(officer, photo, 'image'))).toEqual(missing);
    expect(await refused(officer.post('/api/files').field('file', 'not a file'))).toEqual(missing);
    expect(await refused(officer.post('/api/files').send({ file: 'x' }))).toEqual(missing);
  });

  it('a form that breaks off', async () => {
    const half = Buffer.concat([Buffer.from(OPENING), photo.subarray(0, 1000)]);
    const broken = officer.post('/api/files').set('content-type', FORM).send(half);
    expect(await refused(broken)).toEqual([400, 'UPLOAD_BROKEN']);
  });

  it('one byte more than 10 MB; 10 MB are looked at', async () => {
    expect(await refused(send(officer, Buffer.alloc(10 * MB)))).toEqual([422, 'NOT_AN_IMAGE']);
    expect(await refused(send(officer, Buffer.alloc(10 * MB + 1)))).toEqual([413, 'FILE_TOO_LARGE']);
  });

  it('100 MB, which are refused before they are sent when their length is told', async () => {
    const before = await everything();
    const { status, code, sent } = await sendLarge({ cookie: cookieOf(officer), tellLength: true });
    expect([status, code]).toEqual([413, 'FILE_TOO_LARGE']);
    expect(sent).toBeLessThan(10 * MB);
    expect(await everything()).toEqual(before);
  });

  it('100 MB, which are cut off at 10 MB when their length is not told', async () => {
    const before = await everything();
    const { status, code, sent } = await sendLarge({ cookie: cookieOf(officer), tellLength: false });
    expect([status, code]).toEqual([413, 'FILE_TOO_LARGE']);
    expect(sent).toBeLessThan(50 * MB);
    expect(await everything()).toEqual(before);
    await upload(officer);
  });

  it('100 MB of somebody who is not signed in', async () => {
    const { status, code, sent } = await sendLarge({});
    expect([status, code]).toEqual([401, 'NOT_SIGNED_IN']);
    expect(sent).toBeLessThan(10 * MB);
  });

  it('a photo of somebody who is not signed in, whose connection goes on', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const { hostname: host, port } = new URL(server.url);
    const ask = (method: string, path: string, body?: Buffer) =>
      new Promise<{ status?: number; from?: number }>((resolve, reject) => {
        const headers = { 'content-type': FORM, 'content-length': body?.length ?? 0 };
        const asking = request({ agent, host, port, method, path, headers }, answer => {
          const from = answer.socket.localPort;
          answer.resume().on('end', () => resolve({ status: answer.statusCode, from }));
        });
        asking.on('error', reject).end(body);
      });
    const refusal = await ask('POST', '/api/files', Buffer.alloc(9 * MB));
    const next = await ask('GET', '/health/live');
    expect([refusal.status, next.status]).toEqual([401, 200]);
    expect(next.from).toBe(refusal.from);
    agent.destroy();
  });
});

const FORM = 'multipart/form-data; boundary=x';
const OPENING =
  '--x\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n';

/** Sends 100 MB as fast as the server takes them, until the server ends the connection. */
function sendLarge({ cookie = '', tellLength = false }) {
  return new Promise<{ status?: number; code?: string; sent: number }>(resolve => {
    const length = tellLength ? { 'content-length': 100 * MB } : {};
    const headers = { cookie, 'content-type': FORM, ...length };
    const { port } = new URL(server.url);
    const answer: { status?: number; code?: string; sent: number } = { sent: 0 };
    const sending = request(
      { host: '127.0.0.1', port, path: '/api/files', method: 'POST', headers },
      response => {
        answer.status = response.statusCode;
        const parts: Buffer[] = [];
        response.on('data', part => parts.push(part));
        response.on('end', () => {
          answer.code = JSON.parse(Buffer.concat(parts).toString()).code;
        });
        response.on('error', () => undefined);
      },
    );
    sending.on('error', () => undefined);
    sending.on('close', () => resolve(answer));
    const part = Buffer.alloc(MB);
    const more = (): void => {
      if (sending.destroyed) return;
      if (answer.sent >= 100 * MB) return void sending.end();
      sending.write(part, error => {
        if (error) return;
        answer.sent += MB;
        more();
      });
    };
    sending.write(OPENING, more);
  });
}

describe('who reads a file', () => {
  it('is its uploader alone, until it belongs to a case', async () => {
    const id = await upload(officer);
    await officer.get(`/api/files/${id}`).expect(200);
    for (const other of [supervisor, stranger]) {
      expect((await other.get(`/api/files/${id}`).expect(404)).body.code).toBe('FILE_NOT_FOUND');
    }
  });

  it('is then everyone who may read the case, and nobody else', async () => {
    const id = await upload(officer);
    await note(officer, await openCase(), [id]).expect(200);
    for (const reader of [officer, supervisor, agent]) await reader.get(`/api/files/${id}`).expect(200);
    await stranger.get(`/api/files/${id}`).expect(404);
    const auditor = await signIn(server.app, 'auditor');
    await auditor.get(`/api/files/${id}`).expect(403);
  });

  it('is the agency that has the case now, and no longer the one that had it before', async () => {
    const number = await openCase();
    const id = await upload(officer);
    await note(officer, number, [id]).expect(200);
    const moved = { agency: OTHER_AGENCY, reason: '權責不符', version: await versionOf(number) };
    await supervisor.post(`/api/cases/${number}/actions/reassign`).send(moved).expect(200);
    await stranger.get(`/api/files/${id}`).expect(200);
    await officer.get(`/api/files/${id}`).expect(404);
  });

  it('is told nothing about an address that is no file', async () => {
    await officer.get('/api/files/00000000-0000-7000-8000-000000000000').expect(404);
    await officer.get('/api/files/..%2F..%2Fkeys').expect(400);
    await officer.get(`/api/files/${await upload(officer)}?size=huge`).expect(400);
  });
});

describe('a file is attached', () => {
  const refusedAs = async (answer: PromiseLike<{ status: number; body: { code: string } }>) => {
    const { status, body } = await answer;
    return [status, body.code];
  };

  it('by its uploader only', async () => {
    const id = await upload(agent);
    expect(await refusedAs(note(officer, await openCase(), [id]))).toEqual([422, 'FILE_NOT_YOURS']);
  });

  it('once; and with it the others of the same note, or none', async () => {
    const [used, fresh] = [await upload(officer), await upload(officer)];
    await note(officer, await openCase(), [used]).expect(200);
    const number = await openCase();
    expect(await refusedAs(note(officer, number, [fresh, used]))).toEqual([422, 'FILE_NOT_YOURS']);
    const { body } = await supervisor.get(`/api/cases/${number}`).expect(200);
    expect(body.timeline.filter(({ kind }: { kind: string }) => kind === 'case.noted')).toEqual([]);
    await note(officer, number, [fresh, fresh]).expect(200);
  });

  it('to one case, when two want it at the same moment', async () => {
    const id = await upload(officer);
    const cases = [await openCase(), await openCase()];
    const answers = await Promise.all(cases.map(number => note(officer, number, [id])));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('and stands on the timeline where it was attached', async () => {
    const number = await openCase();
    const id = await upload(officer);
    await note(officer, number, [id]).expect(200);
    const { body } = await supervisor.get(`/api/cases/${number}`).expect(200);
    const entry = body.timeline.find(({ kind }: { kind: string }) => kind === 'case.noted');
    expect(entry.attachments).toEqual([expect.objectContaining({ id, mime: 'image/jpeg' })]);
  });
});

describe('a file that no row knows', () => {
  const orphan = async (): Promise<string> => {
    const id = await upload(officer);
    await server.db.query('delete from attachment where id = $1', [id]);
    return id;
  };
  const isThere = async (id: string): Promise<boolean> => (await onDisk()).some(path => path.includes(id));
  const sweepAt = async (time: string): Promise<void> => {
    await server.moveTo(time);
    await server.app.get(FileSweeper, { strict: false }).sweepOrphans();
  };

  it('is removed when it is a day old', async () => {
    const [id, known] = [await orphan(), await upload(officer)];
    await note(officer, await openCase(), [known]).expect(200);
    await sweepAt('2026-11-21T09:00:00+08:00');
    expect(await isThere(id)).toBe(true);
    await sweepAt('2026-11-21T09:00:01+08:00');
    expect([await isThere(id), await isThere(known)]).toEqual([false, true]);
    await server.moveTo('2026-11-20T09:00:00+08:00');
  });

  it('is looked for as soon as a server starts', async () => {
    const id = await orphan();
    const { databaseUrl, config: settings } = server;
    const restarted = await startApp({ databaseUrl, settings, now: '2026-11-21T10:00:00+08:00' });
    await restarted.app.get(FileSweeper, { strict: false }).beforeApplicationShutdown();
    await restarted.close();
    expect(await isThere(id)).toBe(false);
  });

  it('stays when most files are so: then the database is another one', async () => {
    const id = await orphan();
    const elsewhere = await startApp({ now: '2026-11-23T09:00:00+08:00', settings: server.config });
    expect(await elsewhere.app.get(FileSweeper, { strict: false }).sweepOrphans()).toBe(0);
    await elsewhere.close();
    expect(await isThere(id)).toBe(true);
  });
});

// The last one, since it moves the time by a day.
it('a file that nothing claims is removed after a day, from the table and from the disk; others stay', async () => {
  const used = await upload(officer);
  await note(officer, await openCase(), [used]).expect(200);
  const unused = await upload(officer);
  const sweeper = server.app.get(FileSweeper, { strict: false });
  await server.moveTo('2026-11-21T09:00:00+08:00');
  expect(await sweeper.sweepUnclaimed()).toBe(0);
  await server.moveTo('2026-11-21T09:00:01+08:00');
  expect(await sweeper.sweepUnclaimed()).toBeGreaterThan(0);
  const left = await server.db.query<{ id: string; unclaimed: boolean }>(
    'select id, case_id is null as unclaimed from attachment',
  );
  expect(left.filter(({ unclaimed }) => unclaimed)).toEqual([]);
  expect(left.map(({ id }) => id)).toContain(used);
  await sweeper.sweepOrphans();
  const files = await onDisk();
  expect(files.some(path => path.includes(unused))).toBe(false);
  expect(files).toHaveLength(left.length * 2);
});
