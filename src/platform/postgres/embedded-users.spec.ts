import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, cleanUp, remove, startApp, temporaryFolder } from '../../../test/support/embedded.js';
import { separateProject } from '../../../test/support/separate-project.js';

const root = process.getuid?.() === 0;
/** Somebody other than those to whom root lends the server. */
const ORDINARY = { uid: idOf('-u'), gid: idOf('-g') };
/** Somebody without an entry in the list of users, as some containers have it. */
const NAMELESS = { uid: 54_321, gid: 54_321 };
const SHELF = '/var/cache/hotline-1999';

function idOf(flag: string): number {
  return Number(execFileSync('id', [flag, 'daemon'], { encoding: 'utf8' }));
}

describe('a project whose install scripts were skipped', () => {
  let folder: string;
  let entry: string[];
  const shelfWasThere = existsSync(SHELF);

  beforeAll(() => {
    folder = temporaryFolder();
    entry = separateProject(folder);
  });
  afterAll(async () => {
    await remove(join(folder, 'data'));
    if (!shelfWasThere) rmSync(SHELF, { recursive: true, force: true });
    await cleanUp();
  });

  function giveTo({ uid, gid }: typeof ORDINARY, mode: string): void {
    execFileSync('chown', ['-R', `${uid}:${gid}`, folder]);
    execFileSync('chmod', ['-R', mode, folder]);
    rmSync(join(folder, 'data'), { recursive: true, force: true });
  }

  function makeDataFolder(owner: typeof ORDINARY): string {
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    chownSync(dataDir, owner.uid, owner.gid);
    return dataDir;
  }

  /** Under the strictest umask: nothing may be open to the server only by the caller's kindness. */
  async function start(dataDir: string, how: object): Promise<void> {
    const umask = process.umask(0o077);
    const app = startApp({ dataDir }, { entry, cwd: folder, ...how });
    process.umask(umask);
    const { url } = await app.started;
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await app.stop()).toBe(0);
  }

  const owner = root ? ORDINARY : { uid: process.getuid!(), gid: process.getgid!() };

  it('starts for an ordinary user who may not write in it, from a copy in the data folder', async () => {
    giveTo(owner, 'u=rX,go=rX');
    if (!root) chmodSync(folder, 0o755); // For the data folder, which root can make anyway.
    const dataDir = makeDataFolder(owner);
    await start(dataDir, root ? ORDINARY : {});
    expect(readdirSync(dataDir).sort()).toEqual([
      'postgres',
      'postgres.log',
      expect.stringMatching(/^postgresql-\d+\.\d+/),
    ]);
  });

  (root ? it : it.skip)('starts for root in a folder closed to everybody else, data and all', async () => {
    giveTo({ uid: 0, gid: 0 }, 'u=rwX,go=');
    const dataDir = makeDataFolder({ uid: 0, gid: 0 });
    await start(dataDir, {});
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'postgres/data')).uid).not.toBe(0);
    expect(statSync(SHELF)).toMatchObject({ uid: 0 });
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.log']);
  });

  (root ? it : it.skip)('tells an ordinary user that the data are somebody else’s', async () => {
    chmodSync(folder, 0o755);
    execFileSync('chmod', [
      '-R',
      'go=rX',
      join(folder, 'src'),
      join(folder, 'node_modules'),
      join(folder, 'test'),
    ]);
    chmodSync(join(folder, 'package.json'), 0o644);
    chmodSync(join(folder, 'data'), 0o755);
    const refused = startApp({ dataDir: join(folder, 'data') }, { entry, cwd: folder, ...ORDINARY });
    await expect(refused.started).rejects.toThrow(/belongs to another user \(\d+\): start as that user/);
  });

  (root ? it : it.skip)('tells a user without a name that PostgreSQL wants one', async () => {
    rmSync(join(folder, 'data'), { recursive: true });
    const refused = startApp({ dataDir: makeDataFolder(NAMELESS) }, { entry, cwd: folder, ...NAMELESS });
    await expect(refused.started).rejects.toThrow(/number 54321 has none on this machine/);
  });

  it('starts for an ordinary user who owns it, with the links made in place', async () => {
    giveTo(owner, 'u=rwX,go=rX');
    const dataDir = makeDataFolder(owner);
    await start(dataDir, root ? ORDINARY : {});
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.log']);
    expect(statSync(join(dataDir, 'postgres/data')).uid).toBe(owner.uid);
  });
});
