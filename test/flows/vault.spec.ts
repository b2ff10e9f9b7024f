import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { type Config, loadConfig } from '../../src/platform/config/config.js';
import { StartRefused } from '../../src/platform/config/start-refused.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { freshKey, type KeyRing, readKeyFile, replaceKeyFile } from '../../src/platform/vault/key-file.js';
import { hashKeyIdOf, keyIdOf } from '../../src/platform/vault/sealing.js';
import { Vault } from '../../src/platform/vault/vault.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

const SEVEN = Buffer.alloc(32, 7).toString('base64');
const PLACE = { column: 'citizen.name', row: '1' };

let database: TestDatabase;
let source: DataSource;
const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-vault-'));
  folders.push(folder);
  return folder;
}

async function vaultAt(dataDir: string): Promise<Vault> {
  const vault = new Vault({ ...loadConfig({}), dataDir } as Config, source);
  await vault.onModuleInit();
  return vault;
}

const keyFile = (dataDir: string): string => join(dataDir, 'keys/vault.json');

beforeAll(async () => {
  database = await freshDatabase();
  source = await createDataSource(database.url).initialize();
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

it('of servers that start together on a new database, each with a folder of its own, only one is let in', async () => {
  const servers = Array.from({ length: 6 }, newFolder);
  await Promise.all(servers.map(() => source.query('select 1'))); // connected already: nobody is ahead
  const starts = await Promise.allSettled(servers.map(vaultAt));
  expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await source.query('truncate vault_key');
});

describe('the key file', () => {
  const dataDir = newFolder();

  it('is made once, by whichever process is first, and readable by its owner only', async () => {
    const vaults = await Promise.all([vaultAt(dataDir), vaultAt(dataDir), vaultAt(dataDir)]);
    const sealed = vaults.map((vault, i) => vault.seal(`text ${i}`, PLACE));
    for (const vault of vaults)
      expect(sealed.map(one => vault.open(one, PLACE))).toEqual(['text 0', 'text 1', 'text 2']);
    expect(statSync(keyFile(dataDir)).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'keys')).mode & 0o777).toBe(0o700);
  });

  it('serves after a restart', async () => {
    const sealed = (await vaultAt(dataDir)).seal('王小明', PLACE);
    const again = await vaultAt(dataDir);
    expect(again.open(sealed, PLACE)).toBe('王小明');
    expect(again.lookupHash('a')).toEqual((await vaultAt(dataDir)).lookupHash('a'));
  });

  it('when it is missing stops the start with a sentence, and no new one is made in its place', async () => {
    renameSync(keyFile(dataDir), `${keyFile(dataDir)}.away`);
    const refused = vaultAt(dataDir);
    await expect(refused).rejects.toThrow(StartRefused);
    await expect(refused).rejects.toThrow(/vault\.json is missing.*put the file back/);
    expect(() => statSync(keyFile(dataDir))).toThrow('ENOENT');
    renameSync(`${keyFile(dataDir)}.away`, keyFile(dataDir));
  });

  it('of another database stops the start', async () => {
    const foreign = newFolder();
    await expect(vaultAt(foreign)).rejects.toThrow(StartRefused);
    const ours = JSON.parse(readFileSync(keyFile(dataDir), 'utf8'));
    const other = { sealing: [Buffer.alloc(32, 7).toString('base64')], lookup: ours.lookup };
    renameSync(keyFile(dataDir), `${keyFile(dataDir)}.away`);
    writeFileSync(keyFile(dataDir), JSON.stringify(other), { mode: 0o600 });
    await expect(vaultAt(dataDir)).rejects.toThrow(/lacks the key [0-9a-f]{16}/);
    renameSync(`${keyFile(dataDir)}.away`, keyFile(dataDir));
  });

  it.each([0o640, 0o604, 0o660, 0o777])(
    'that others may read (mode %o) stops the start with the sentence that mends it',
    async mode => {
      chmodSync(keyFile(dataDir), mode);
      const refused = vaultAt(dataDir);
      await expect(refused).rejects.toThrow(StartRefused);
      await expect(refused).rejects.toThrow(`run "chmod 600 ${keyFile(dataDir)}"`);
      chmodSync(keyFile(dataDir), 0o600);
      await vaultAt(dataDir);
    },
  );

  it('may get a newer key before the older one, which then still opens what it sealed', async () => {
    const old = (await vaultAt(dataDir)).seal('old', PLACE);
    const keys = JSON.parse(readFileSync(keyFile(dataDir), 'utf8'));
    keys.sealing.unshift(Buffer.alloc(32, 9).toString('base64'));
    writeFileSync(keyFile(dataDir), JSON.stringify(keys));
    const vault = await vaultAt(dataDir);
    expect(vault.open(old, PLACE)).toBe('old');
    expect(vault.seal('x', PLACE).subarray(1, 9)).not.toEqual(old.subarray(1, 9));
  });

  it('is not quoted when it is torn: its content is a key', async () => {
    const [broken, secret] = [newFolder(), 'c2VjcmV0IQ=='];
    mkdirSync(join(broken, 'keys'));
    writeFileSync(keyFile(broken), `{"sealing":["${secret}"]x`, { mode: 0o600 });
    const refusal = await vaultAt(broken).catch((error: Error) => error.message);
    expect(refusal).toMatch(/cannot be used: It is no JSON\.$/);
  });

  describe('while a process is at work', () => {
    const held = () => readKeyFile(keyFile(dataDir)) as KeyRing;

    it('may get a new key: the next seal and hash are made with it, older ones are still opened and found', async () => {
      const [one, other] = [await vaultAt(dataDir), await vaultAt(dataDir)];
      const [sealed, hash] = [one.seal('old', PLACE), one.lookupHash('a')];
      const [seal, lookup] = [freshKey(), freshKey()];
      replaceKeyFile(keyFile(dataDir), {
        seal: [seal, ...held().seal],
        lookup: [lookup, ...held().lookup],
      });
      for (const vault of [one, other]) {
        expect(keyIdOf(vault.seal('new', PLACE))).toBe(seal.id);
        expect(hashKeyIdOf(vault.lookupHash('a'))).toBe(lookup.id);
        expect(vault.lookupHashes('a')).toContainEqual(hash);
        expect([vault.open(sealed, PLACE), vault.fits('a', hash)]).toEqual(['old', true]);
        expect([vault.fits('b', hash), vault.fits('a', Buffer.alloc(40))]).toEqual([false, false]);
      }
      expect(other.open(one.seal('both', PLACE), PLACE)).toBe('both');
    });

    it('may lose one that is retired', async () => {
      const vault = await vaultAt(dataDir);
      replaceKeyFile(keyFile(dataDir), { ...held(), lookup: [held().lookup[0]] });
      expect(vault.lookupHashes('a')).toHaveLength(1);
      await source.query('update vault_key set retired_at = first_used_at where purpose = $1 and id <> $2', [
        'lookup',
        held().lookup[0].id,
      ]);
      expect((await vaultAt(dataDir)).lookupHashes('a')).toHaveLength(1);
    });

    it.each(['{"sealing":', JSON.stringify({ sealing: [SEVEN], lookup: SEVEN })])(
      'is not believed when it suddenly holds %s',
      async content => {
        const vault = await vaultAt(dataDir);
        const before = readFileSync(keyFile(dataDir), 'utf8');
        writeFileSync(keyFile(dataDir), content);
        expect(keyIdOf(vault.seal('x', PLACE))).toBe(vault.ring().seal[0].id);
        expect(before).toContain(vault.ring().seal[0].bytes.toString('base64'));
        writeFileSync(keyFile(dataDir), before);
      },
    );
  });

  it.each(['', '{}', '{"sealing":[],"lookup":""}', '{"sealing":["YWJj"],"lookup":"YWJj"}'])(
    'that holds %j is refused by name',
    async content => {
      const broken = newFolder();
      mkdirSync(join(broken, 'keys'));
      writeFileSync(keyFile(broken), content, { mode: 0o600 });
      await expect(vaultAt(broken)).rejects.toThrow(`The key file ${keyFile(broken)} cannot be used`);
    },
  );
});

it('is closed until the application has started', () => {
  const vault = new Vault({ ...loadConfig({}), dataDir: newFolder() } as Config, source);
  expect(() => vault.seal('too early', PLACE)).toThrow('used before');
});
