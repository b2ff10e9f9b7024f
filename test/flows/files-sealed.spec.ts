import { copyFile, readdir, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type TestAgent from 'supertest/lib/agent.js';
import { FileSealer } from '../../src/files/file-sealer.js';
import { FileStore } from '../../src/files/file-store.js';
import { keyIdOf } from '../../src/platform/vault/sealing.js';
import { Vault } from '../../src/platform/vault/vault.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';

let server: TestApp;
let officer: TestAgent;
let photo: Buffer;

beforeAll(async () => {
  server = await startApp();
  officer = await signIn(server.app, 'officer');
  photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#b53' } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'the photographer' } })
    .toBuffer();
});
afterAll(() => server.close());

const upload = async (): Promise<string> =>
  (await officer.post('/api/files').attach('file', photo, 'p.jpg').expect(201)).body.id;
const bytesOf = async (id: string, size = 'full'): Promise<Buffer> =>
  (await officer.get(`/api/files/${id}?size=${size}`).expect(200)).body;

async function pathsOf(id: string): Promise<string[]> {
  const folder = join(server.config.dataDir, 'files');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.map(({ parentPath, name }) => join(parentPath, name)).filter(path => path.includes(id));
}

/** As an earlier version kept it. */
async function asClear(id: string): Promise<string[]> {
  for (const path of (await pathsOf(id)).filter(one => one.endsWith('.sealed'))) {
    const clear = await bytesOf(id, path.includes('-thumb') ? 'thumb' : 'full');
    const { mtime } = await stat(path);
    await rename(path, path.replace(/sealed$/, 'jpg'));
    await writeFile(path.replace(/sealed$/, 'jpg'), clear);
    await utimes(path.replace(/sealed$/, 'jpg'), mtime, mtime);
  }
  return pathsOf(id);
}

describe('a photo in the data folder', () => {
  it('shows nothing of a picture: no start or segment of a JPEG, none of its bytes', async () => {
    const id = await upload();
    const [full, paths] = [await bytesOf(id), await pathsOf(id)];
    expect([full.subarray(0, 3).toString('hex'), paths.length]).toEqual(['ffd8ff', 2]);
    for (const path of paths) {
      const kept = await readFile(path);
      for (const mark of [Buffer.from('ffd8ff', 'hex'), 'JFIF', 'Exif', full.subarray(0, 12)])
        expect([mark, kept.subarray(0, 64).includes(mark)]).toEqual([mark, false]);
      expect(kept.includes(full.subarray(20, 40))).toBe(false);
      expect(keyIdOf(kept)).toBe(server.app.get(Vault).ring().seal[0].id);
    }
  });

  it('does not open in the place of another one, of another size, or with a changed bit', async () => {
    const [one, other] = [await upload(), await upload()];
    const pathOf = async (id: string, size: string) =>
      (await pathsOf(id)).find(path => path.includes(`-${size}`)) as string;
    const forged = await readFile(await pathOf(one, 'full'));
    forged[forged.length - 1] = (forged.at(-1) as number) ^ 1;
    await copyFile(await pathOf(other, 'full'), await pathOf(one, 'full'));
    await copyFile(await pathOf(other, 'full'), await pathOf(other, 'thumb'));
    await officer.get(`/api/files/${one}`).expect(500);
    await officer.get(`/api/files/${other}?size=thumb`).expect(500);
    await writeFile(await pathOf(one, 'full'), forged);
    await officer.get(`/api/files/${one}`).expect(500);
    await server.app.get(FileStore, { strict: false }).remove({ id: one, sha256: await shaOf(one) });
  });
});

const shaOf = async (id: string): Promise<string> =>
  (await server.db.query<{ sha256: string }>('select sha256 from attachment where id = $1', [id]))[0]
    ?.sha256 as string;

describe('photos that an earlier version kept in clear', () => {
  it('are readable, and sealed when a server starts, with the time at which they were kept', async () => {
    const id = await upload();
    const before = await bytesOf(id);
    const paths = await asClear(id);
    expect(paths.every(path => path.endsWith('.jpg'))).toBe(true);
    const kept = (await stat(paths[0] as string)).mtimeMs;
    expect(await bytesOf(id)).toEqual(before);

    const { databaseUrl, config: settings } = server;
    const restarted = await startApp({ databaseUrl, settings: { ...settings } });
    // In the queue behind the sealing that began with the start.
    const sealer = restarted.app.get(FileSealer, { strict: false });
    while ((await sealer.sealAll(() => undefined)) === null);
    await restarted.app.close();

    const after = await pathsOf(id);
    expect(after.every(path => path.endsWith('.sealed'))).toBe(true);
    expect(after).toHaveLength(2);
    expect((await stat(after[0] as string)).mtimeMs).toBe(kept);
    expect(await bytesOf(id)).toEqual(before);
  });

  it('are gone with their attachment like others', async () => {
    const id = await upload();
    const sha256 = await shaOf(id);
    await asClear(id);
    await server.app.get(FileStore, { strict: false }).remove({ id, sha256 });
    expect(await pathsOf(id)).toEqual([]);
  });

  it('are sealed by the next run where the last one was killed between two steps', async () => {
    const id = await upload();
    const before = await bytesOf(id);
    const sealedPaths = await pathsOf(id);
    await Promise.all(sealedPaths.map(path => copyFile(path, `${path}.copy`)));
    await asClear(id);
    // Half a draft of one; the other already in its place, and the clear one not yet taken away.
    await writeFile(`${sealedPaths[0]}.new`, 'half');
    await rename(`${sealedPaths[1]}.copy`, sealedPaths[1] as string);
    await server.app.get(FileSealer, { strict: false }).sealAll(() => undefined);
    const left = (await pathsOf(id)).filter(path => !path.endsWith('.copy'));
    expect(left.sort()).toEqual(sealedPaths.sort());
    expect(await bytesOf(id)).toEqual(before);
  });
});
