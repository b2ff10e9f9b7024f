import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CasePasswordService } from '../../src/cases/case-password.service.js';
import { Citizen } from '../../src/citizens/citizen.entity.js';
import { CitizenSeal } from '../../src/citizens/citizen-seal.js';
import { CitizensService } from '../../src/citizens/citizens.service.js';
import type { Application } from '../../src/commands/admin/verb.js';
import { retireKeys } from '../../src/commands/keys/retire.js';
import { rotateKeys } from '../../src/commands/keys/rotate.js';
import { showKeys } from '../../src/commands/keys/status.js';
import { type KeyRing, readKeyFile } from '../../src/platform/vault/key-file.js';
import { hashKeyIdOf, keyIdOf } from '../../src/platform/vault/sealing.js';
import { Command, type Said } from '../support/command.js';
import { Hotline } from '../support/hotline.js';

const PEOPLE = 1200;

// Commands are processes of their own, each with the whole application to start.

let hotline: Hotline;
let opened: { number: string; password: string };
let photo: string;
const where = () => ({
  dataDir: hotline.server.config.dataDir,
  databaseUrl: hotline.server.databaseUrl,
});
const command = (...args: string[]): Promise<Said> => Command.run('keys', args, where());

/** What a verb does, in this process: what it said, and the code it would end with. */
async function said(work: (app: Application) => Promise<void>): Promise<Said> {
  const lines: string[] = [];
  const print = jest.spyOn(console, 'log').mockImplementation(line => void lines.push(String(line)));
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await work(hotline.server.app);
    return { code: Number(process.exitCode ?? 0), out: lines.join('\n'), err: '' };
  } catch (error) {
    return { code: 1, out: lines.join('\n'), err: (error as Error).message };
  } finally {
    process.exitCode = before;
    print.mockRestore();
  }
}
const rotate = (): Promise<Said> => said(app => rotateKeys(app, ['seal']));
const retire = (): Promise<Said> => said(retireKeys);

const file = (): string => join(hotline.server.config.dataDir, 'keys/vault.json');
const ring = (): KeyRing => readKeyFile(file()) as KeyRing;
const citizens = (): CitizensService => hotline.server.app.get(CitizensService, { strict: false });
const seal = (): CitizenSeal => hotline.server.app.get(CitizenSeal, { strict: false });
const remember = (name: string, phone: string): Promise<string> =>
  hotline.server.db.transaction(
    async tx => (await citizens().remember(tx, { name, phone, email: `${phone}@example.tw` })) as string,
  );
const phoneOf = (index: number): string => `0911${String(index).padStart(6, '0')}`;
const everybody = (): Promise<Citizen[]> => hotline.server.db.transaction(tx => tx.read(Citizen, {}));
const found = (phone: string): Promise<Citizen[]> =>
  hotline.server.db.transaction(tx =>
    tx.find(Citizen, 'phone_hash = any($1::bytea[])', [seal().phoneHashes(phone)], {}),
  );

/** Which keys the citizens' columns are sealed and hashed with. */
async function keysInUse(): Promise<{ seal: string[]; lookup: string[] }> {
  const rows = await everybody();
  const [seals, hashes] = [
    rows.flatMap(({ name, phone, email }) => [name, phone, email]),
    rows.flatMap(({ phoneHash, emailHash }) => [phoneHash, emailHash]),
  ].map(all => all.filter(one => one !== null)) as [Buffer[], Buffer[]];
  return {
    seal: [...new Set(seals.map(one => keyIdOf(one) as string))],
    lookup: [...new Set(hashes.map(hashKeyIdOf))],
  };
}

/** As if ten minutes had passed since the newest keys were made. */
const letPass = (): Promise<unknown> =>
  hotline.server.db.query(`update vault_key set first_used_at = first_used_at - interval '11 minutes'`);

beforeAll(async () => {
  hotline = await Hotline.open();
  const contact = {
    channel: 'phone',
    outcome: 'recorded',
    citizen: { name: '王小明', phone: phoneOf(1) },
  };
  opened = (await hotline.record({}, contact)) as typeof opened;
  photo = await hotline.photo();
  await hotline.server.db.transaction(async tx => {
    for (let i = 2; i <= PEOPLE; i++)
      await citizens().remember(tx, { name: `人${i}`, phone: phoneOf(i), email: `${i}@example.tw` });
  });
});
afterAll(() => hotline.close());

describe('npm run keys', () => {
  it('says what depends on each key, and nothing of the keys themselves', async () => {
    const { code, out, err } = await command('status');
    expect([code, err]).toEqual([0, '']);
    const [sealing, lookup] = out.trim().split('\n');
    expect(sealing).toContain(`seal\t${ring().seal[0].id}\tnewest`);
    expect(sealing).toContain(`citizen.phone ${PEOPLE.toLocaleString('en')}`);
    expect(sealing).toContain('files 2');
    expect(lookup).toContain('case_file.password_hash 1');
    for (const { bytes } of [...ring().seal, ...ring().lookup])
      for (const form of ['base64', 'hex', 'base64url'] as const)
        expect(out).not.toContain(bytes.toString(form).slice(0, 12));
  });

  it('refuses what it does not know in one sentence', async () => {
    const { code, out, err } = await command('toString');
    expect([code, out, err.trim().split('\n').length]).toEqual([1, '', 1]);
    expect(err).toContain('npm run keys -- status, rotate [--lookup], or retire');
  });

  it('has nothing to retire while there is one key', async () => {
    expect(await retire()).toEqual({ code: 0, out: 'There is no older key.', err: '' });
  });
});

describe('a rotation while a server works', () => {
  let before: KeyRing;
  let people: Citizen[];
  let said: Said;

  beforeAll(async () => {
    before = ring();
    people = await everybody();
    const rotating = Command.start('keys', ['rotate', '--lookup'], where());
    await rotating.says('New: ');
    // Work goes on, and no search misses anybody, at whatever moment.
    let round = 0;
    const done = rotating.ended.then(() => {
      round = -1;
    });
    while (round >= 0) {
      const index = 1 + (round % PEOPLE);
      expect([index, (await found(phoneOf(index))).length]).toEqual([index, 1]);
      if (round % 10 === 0) await remember(`新${round}`, `0922${String(round).padStart(6, '0')}`);
      if (round >= 0) round += 7;
    }
    await done;
    said = await rotating.ended;
  });

  it('goes to its end and says what it did', () => {
    expect([said.code, said.err]).toEqual([0, '']);
    expect(said.out).toMatch(/citizen: 1,[0-9]{3} sealed anew \([0-9,]+\/s\)/);
    expect(said.out).toMatch(/files: 2 sealed anew/);
    expect(said.out).toContain(
      `Still needs the older lookup key ${before.lookup[0].id}: case_file.password_hash 1.`,
    );
  });

  it('leaves the new key in a file for its owner only, with the older ones behind it', () => {
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(ring().seal.slice(1)).toEqual(before.seal);
    expect(ring().lookup.slice(1)).toEqual(before.lookup);
  });

  it('leaves nothing under the older keys but what cannot be made anew', async () => {
    expect(await keysInUse()).toEqual({ seal: [ring().seal[0].id], lookup: [ring().lookup[0].id] });
  });

  it('changes the seals and not what is sealed: everybody is found, and who they are', async () => {
    const after = new Map((await everybody()).map(citizen => [citizen.id, citizen]));
    for (const old of people) {
      const citizen = after.get(old.id) as Citizen;
      expect(citizen.phone?.equals(old.phone as Buffer)).toBe(false);
      expect(seal().opened(citizen)).toEqual(seal().opened(old));
    }
    expect((await found(phoneOf(PEOPLE))).map(one => seal().opened(one).name)).toEqual([`人${PEOPLE}`]);
  });

  it('is followed by the server: what it seals and hashes from now on is under the new keys', async () => {
    const id = await remember('後來的人', '0933000001');
    const [citizen] = (await everybody()).filter(one => one.id === id);
    expect(keyIdOf(citizen?.name as Buffer)).toBe(ring().seal[0].id);
    expect(hashKeyIdOf(citizen?.phoneHash as Buffer)).toBe(ring().lookup[0].id);
    await hotline.officer.get(`/api/files/${photo}`).expect(200);
  });

  it('leaves case passwords good', async () => {
    const [row] = await hotline.server.db.query<{ hash: Buffer }>(
      'select password_hash as hash from case_file where number = $1',
      [opened.number],
    );
    const passwords = hotline.server.app.get(CasePasswordService, { strict: false });
    expect(passwords.fits(opened.number, opened.password, row?.hash as Buffer)).toBe(true);
    expect(passwords.fits(opened.number, '00000000', row?.hash as Buffer)).toBe(false);
    expect(hashKeyIdOf(row?.hash as Buffer)).toBe(before.lookup[0].id);
  });

  it('is in the record of access, by the system, with its trace in the log', async () => {
    await hotline.server.settle();
    const rows = await hotline.server.db.query<{ subject: string; by: string; told: number }>(
      `select l.subject, l.actor_kind as by,
              (select count(*)::int from event e where e.kind = 'access.recorded'
                  and e.payload ->> 'accessId' = l.id::text) as told
         from access_log l where action = 'keys.rotated' order by subject`,
    );
    expect(rows).toEqual([
      { subject: `key:lookup:${ring().lookup[0].id}`, by: 'system', told: 1 },
      { subject: `key:seal:${ring().seal[0].id}`, by: 'system', told: 1 },
    ]);
  });
});

describe('retiring', () => {
  it('waits until nobody can be sealing with an older key any more', async () => {
    const { code, out } = await retire();
    expect(code).toBe(1);
    expect(out).toContain(`The seal key ${ring().seal[1]?.id} stays: its successor is not ten minutes old`);
    expect(ring().seal).toHaveLength(2);
  });

  it('refuses a key that one row depends on, wherever it is', async () => {
    await letPass();
    const old = ring();
    const id = await remember('最後一位', '0944000001');
    await hotline.server.db.query('delete from citizen where id = $1', [id]);
    const stale = seal().sealed(id, { name: '最後一位', phone: null, email: null, address: null });
    const name = Buffer.concat([
      (stale.name as Buffer).subarray(0, 1),
      Buffer.from(old.seal[1]?.id as string, 'hex'),
      (stale.name as Buffer).subarray(9),
    ]);
    await hotline.server.db.query('insert into citizen (id, name, recorded_at) values ($1, $2, $3)', [
      id,
      name,
      '2026-11-21T00:00:00Z',
    ]);
    const { code, out } = await retire();
    expect([code, ring()]).toEqual([1, old]);
    expect(out).toContain(`${old.seal[1]?.id} stays: citizen.name 1 depend on it`);
    // It cannot be opened by anybody; the rotation names it, and goes on.
    const again = await rotate();
    expect([again.code, again.err]).toEqual([1, '']);
    expect(again.out).toContain(`Cannot be opened, left as it is: citizen ${id}`);
    await hotline.server.db.query('delete from citizen where id = $1', [id]);
  });

  it('takes older keys out of the file and of the database’s memory; case passwords keep theirs', async () => {
    await letPass();
    const old = ring();
    const { code, out } = await retire();
    expect(out).toContain(
      `Retired: ${old.seal
        .slice(1)
        .map(({ id }) => id)
        .join(', ')}.`,
    );
    expect(out).toContain(
      `The lookup key ${old.lookup[1]?.id} stays: case_file.password_hash 1 depend on it (case passwords`,
    );
    expect([code, ring().seal.length, ring().lookup.length]).toEqual([1, 1, 2]);
    const remembered = await hotline.server.db.query<{ id: string }>(
      'select id from vault_key where retired_at is null order by id',
    );
    expect(remembered.map(({ id }) => id)).toEqual(
      [...ring().seal, ...ring().lookup].map(({ id }) => id).sort(),
    );
    expect(readFileSync(file(), 'utf8')).not.toContain(old.seal[1]?.bytes.toString('base64'));
    expect(await found(phoneOf(5))).toHaveLength(1);
    await hotline.officer.get(`/api/files/${photo}`).expect(200);
    expect((await said(showKeys)).code).toBe(0);
  });
});

describe('a rotation that is killed', () => {
  it('is taken up again with the same key, as often as it takes, and leaves nothing behind', async () => {
    const before = ring();
    const first = Command.start('keys', ['rotate', '--lookup'], where());
    await first.says('New: ');
    await first.kill();
    const started = ring();
    expect(started.seal[0].id).not.toBe(before.seal[0].id);
    expect((await keysInUse()).seal).toContain(before.seal[0].id);
    expect((await said(showKeys)).out).toContain('A rotation of the seal key was cut off');

    const { code, out } = await rotate();
    expect([code, out.split('\n')[0]]).toEqual([0, 'A rotation that was cut off is taken up again.']);
    expect(ring()).toEqual(started);
    expect(await keysInUse()).toEqual({ seal: [started.seal[0].id], lookup: [started.lookup[0].id] });
    expect(await found(phoneOf(7))).toHaveLength(1);
  });

  it('and one that runs keep each other out', async () => {
    const client = await hotline.server.db.pool.connect();
    await client.query('select pg_advisory_lock($1)', [19_990_020]);
    const { code, err } = await rotate();
    client.release(true);
    expect([code, err]).toEqual([1, 'Another process is at the keys. Wait until it has finished.']);
  });
});

it('a change in the middle of a rotation is never overwritten', async () => {
  const [citizen] = await found(phoneOf(9));
  const id = citizen?.id as string;
  const client = await hotline.server.db.pool.connect();
  await client.query('begin');
  const corrected = seal().sealed(id, { ...seal().opened(citizen as Citizen), name: '更正' });
  await client.query('update citizen set name = $2 where id = $1', [id, corrected.name]);
  const rotating = Command.start('keys', ['rotate'], where());
  await rotating.says('New: ');
  await client.query('commit');
  client.release();
  expect((await rotating.ended).code).toBe(0);
  const [after] = await found(phoneOf(9));
  expect(seal().opened(after as Citizen).name).toBe('更正');
  expect((await keysInUse()).seal).toEqual([ring().seal[0].id]);
});
