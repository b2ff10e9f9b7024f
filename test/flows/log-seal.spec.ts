import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Audit } from '../../src/platform/audit/audit.service.js';
import type { KeptHead } from '../../src/platform/audit/kept-heads.rules.js';
import { LogVerifier } from '../../src/platform/audit/log-verifier.service.js';
import { newId } from '../../src/platform/ids.js';
import { Events } from '../../src/platform/log/events.service.js';
import { SealQuery } from '../../src/platform/log/seal.query.js';
import type { SealFault } from '../../src/platform/log/seal-fault.js';
import { startApp, type TestApp } from '../support/app.js';
import { Forger, movedBy, sealedAnew } from '../support/forger.js';
import { hire } from '../support/people.js';

let server: TestApp;
let forger: Forger;
let staff: string;
/** Of plain events, and of access records, in order; enough that none of those used is the first or the last. */
let notes: number[];
let accesses: { position: number; id: string }[];
let end: number;

const note = () =>
  server.db.transaction(tx =>
    server.app.get(Events).tell(tx, 'case.noted', { caseId: newId(), number: 'D1' }),
  );
const look = () =>
  server.db.transaction(tx =>
    server.app
      .get(Audit)
      .record(tx, { action: 'person.searched', reason: 'phone' }, { kind: 'staff', id: staff }),
  );
const faults = async (heads: KeptHead[] = []): Promise<SealFault[]> =>
  (await server.app.get(LogVerifier).verify(heads)).faults;
const at = (index: number): number => notes[index] as number;
const access = (index: number) => accesses[index] as { position: number; id: string };

beforeAll(async () => {
  server = await startApp({ now: '2026-11-21T09:00:00+08:00' });
  staff = (await hire(server.app, 'agent')).id;
  for (let i = 0; i < 12; i += 1) {
    await note();
    await note();
    await look();
    await server.settle();
  }
  forger = await Forger.at(server.databaseUrl);
  const rows = await forger.ask<{ position: number; kind: string; id: string }>(
    `select position, kind, payload ->> 'accessId' as id from event order by position`,
  );
  notes = rows.filter(({ kind }) => kind === 'case.noted').map(({ position }) => position);
  accesses = rows.filter(({ kind }) => kind === 'access.recorded');
  end = rows.length;
});
afterEach(async () => {
  await forger.putBack();
  expect(await faults()).toEqual([]);
});
afterAll(async () => {
  await forger.end();
  await server.close();
});

describe('the seal', () => {
  it('is the documented one: SHA-256 of the hash before and of a JSON array, whatever the session is set to', async () => {
    const text =
      '[7, 1795222800.123456, "0199f7a2-8c3e-7b11-9df3-1f2f3f4f5f6f", "case.noted", ' +
      '{"id": null, "kind": "system"}, {"n": 1.50, "名": "é\\u0001\\n\\"𠮷"}]';
    const before = createHash('sha256').update('before').digest();
    const expected = createHash('sha256').update(before).update(text, 'utf8').digest('hex');
    for (const setting of [
      `timezone = 'America/St_Johns'`,
      `datestyle = 'SQL, DMY'`,
      `extra_float_digits = 0`,
    ]) {
      await forger.ask(`set ${setting}`);
      const [row] = await forger.ask<{ hash: string }>(
        `select encode(event_hash($1, 7, '2026-11-21 01:00:00.123456Z', '0199f7a2-8c3e-7b11-9df3-1f2f3f4f5f6f',
                'case.noted', '{"kind":"system","id":null}', '{"名":"é\\u0001\\n\\"𠮷","n":1.50}'), 'hex') as hash`,
        [before],
      );
      expect(row?.hash).toBe(expected);
    }
  });

  it('of a log that nobody touched has no fault, and its head is the hash of the last event', async () => {
    const verdict = await server.app.get(LogVerifier).verify();
    const [last] = await forger.ask<{ hash: string }>(
      `select encode(hash, 'hex') as hash from event order by position desc limit 1`,
    );
    expect(verdict).toMatchObject({ position: end, accesses: accesses.length, hash: last?.hash, faults: [] });
  });

  it.each([
    ['event', ['position', 'at', 'case_id', 'kind', 'actor', 'payload', 'hash']],
    [
      'access_log',
      ['id', 'at', 'staff_id', 'action', 'citizen_id', 'reason', 'actor_kind', 'case_id', 'subject'],
    ],
  ])('covers every column of %s: one that is added must be sealed too', async (table, names) => {
    const columns = await forger.ask<{ name: string }>(
      'select column_name as name from information_schema.columns where table_name = $1 order by ordinal_position',
      [table],
    );
    expect(columns.map(({ name }) => name)).toEqual(names);
  });
});

describe('an event that was changed by hand is named, and it alone', () => {
  it.each([
    ['its payload', `payload = payload || '{"number": "D2"}'`],
    ['its payload, by a field more', `payload = payload || '{"x": null}'`],
    ['its actor', `actor = '{"kind": "staff", "id": null, "role": "admin", "agency": null}'`],
    ['its time, by a microsecond', `at = at + interval '1 microsecond'`],
    ['its time, to the end of all times', `at = 'infinity'`],
    ['its kind', `kind = 'case.released'`],
    ['its case', `case_id = null`],
    ['its hash', `hash = sha256('guessed')`],
    ['its hash, to nothing', `hash = ''`],
  ])('%s', async (_what, change) => {
    await forger.edit(`update event set ${change} where position = ${at(5)}`);
    expect(await faults()).toEqual([{ fault: 'changed', from: at(5), to: at(5) }]);
  });

  it.each([
    ['the first', () => 1],
    ['the last', () => end],
  ])('%s', async (_which, position) => {
    await forger.edit(`update event set at = at - interval '1 day' where position = ${position()}`);
    expect(await faults()).toEqual([{ fault: 'changed', from: position(), to: position() }]);
  });

  it('several, far from each other', async () => {
    await forger.edit(`update event set actor = '{}' where position in (${at(2)}, ${at(8)})`);
    expect(await faults()).toEqual([
      { fault: 'changed', from: at(2), to: at(2) },
      { fault: 'changed', from: at(8), to: at(8) },
    ]);
  });

  it('together with its hash: its successor says so', async () => {
    await forger.edit(
      `update event set actor = '{}' where position = ${at(4)}`,
      `update event e set hash = event_hash(b.hash, e.position, e.at, e.case_id, e.kind, e.actor, e.payload)
         from event b where e.position = ${at(4)} and b.position = e.position - 1`,
    );
    expect(await faults()).toEqual([{ fault: 'changed', from: at(4) + 1, to: at(4) + 1 }]);
  });

  it('the last one together with its hash: the head says so', async () => {
    await forger.edit(`update event set actor = '{}' where position = ${end}`, sealedAnew(end, false));
    expect(await faults()).toEqual([{ fault: 'head-differs', position: end }]);
  });

  it('more of them than are tried against each other', async () => {
    await forger.edit(
      `update event set actor = '{}', hash = sha256(hash) where position between 2 and ${end - 1}`,
    );
    expect(await faults()).toEqual([{ fault: 'changed', from: 2, to: end }]);
  });
});

describe('an event that was removed by hand is named', () => {
  it('in the middle', async () => {
    await forger.edit(`delete from event where position = ${at(5)}`);
    expect(await faults()).toEqual([{ fault: 'missing', from: at(5), to: at(5) }]);
  });

  it('the first', async () => {
    await forger.edit('delete from event where position = 1');
    expect(await faults()).toContainEqual({ fault: 'missing', from: 1, to: 1 });
    expect((await faults()).filter(({ fault }) => fault !== 'access-unlogged')).toHaveLength(1);
  });

  it('the last ones, and what had heard them', async () => {
    await forger.edit(`delete from event where position > ${end - 3}`);
    const found = await faults();
    expect(found).toContainEqual({ fault: 'missing', from: end - 2, to: end });
    expect(found).toContainEqual({ fault: 'access-unlogged', accessId: accesses.at(-1)?.id });
    expect(new Set(found.map(({ fault }) => fault))).toEqual(new Set(['missing', 'access-unlogged']));
  });

  it('the last ones, with the head set back', async () => {
    await forger.edit(`delete from event where position > ${end - 1}`, sealedAnew(end));
    const found = await faults();
    expect(found).toContainEqual(
      expect.objectContaining({ fault: 'reader-ahead', heard: end, position: end - 1 }),
    );
    expect(found).toContainEqual({ fault: 'access-unlogged', accessId: accesses.at(-1)?.id });
  });

  it('and those behind it moved up, as if it had never been', async () => {
    await forger.edit(`delete from event where position = ${at(5)}`, ...movedBy(at(5) + 1, -1));
    expect(await faults()).toEqual([{ fault: 'renumbered', from: at(5), to: end - 1, by: 1 }]);
  });

  it('and those behind it moved up, one of them changed as well', async () => {
    await forger.edit(
      `update event set actor = '{}' where position = ${at(8)}`,
      `delete from event where position = ${at(5)}`,
      ...movedBy(at(5) + 1, -1),
    );
    expect(await faults()).toEqual([
      { fault: 'renumbered', from: at(5), to: end - 1, by: 1 },
      { fault: 'changed', from: at(8) - 1, to: at(8) - 1 },
    ]);
  });

  it('all of them', async () => {
    await forger.edit('delete from event');
    expect(await faults()).toContainEqual({ fault: 'missing', from: 1, to: end });
  });
});

describe('an event that was inserted by hand is named', () => {
  const copy = (position: number): string =>
    `insert into event select ${position}, at, case_id, kind, actor, '{"number": "D9"}', hash from event where kind = 'case.noted' limit 1`;

  it('in the middle, those behind it moved down', async () => {
    await forger.edit(...movedBy(at(5), 1), copy(at(5)), `update log_head set position = position + 1`);
    expect(await faults()).toEqual([
      { fault: 'inserted', from: at(5), to: at(5) },
      { fault: 'renumbered', from: at(5) + 1, to: end + 1, by: -1 },
    ]);
  });

  it.each([
    ['before the first', () => 0],
    ['behind the head', () => end + 1],
  ])('%s', async (_where, position) => {
    await forger.edit(copy(position()));
    expect(await faults()).toEqual([{ fault: 'inserted', from: position(), to: position() }]);
  });

  it('at the end, the head moved with it', async () => {
    await forger.edit(copy(end + 1), `update log_head set position = ${end + 1}`);
    expect(await faults()).toEqual([{ fault: 'changed', from: end + 1, to: end + 1 }]);
  });
});

describe('events whose order was changed by hand are named', () => {
  const swapped = (one: number, other: number): string[] => [
    `update event set position = -1 where position = ${one}`,
    `update event set position = ${one} where position = ${other}`,
    `update event set position = ${other} where position = -1`,
  ];
  const swappedContent = (one: number, other: number): string =>
    `update event e set at = o.at, case_id = o.case_id, kind = o.kind, actor = o.actor, payload = o.payload
       from event o where (e.position, o.position) in ((${one}, ${other}), (${other}, ${one}))`;
  const bothMoved = (one: number, other: number): SealFault[] => [
    { fault: 'moved', position: one, belongs: other },
    { fault: 'moved', position: other, belongs: one },
  ];

  it('two neighbours', async () => {
    await forger.edit(...swapped(at(4), at(4) + 1));
    expect(await faults()).toEqual(bothMoved(at(4), at(4) + 1));
  });

  it('two far from each other', async () => {
    await forger.edit(...swapped(at(3), at(9)));
    expect(await faults()).toEqual(bothMoved(at(3), at(9)));
  });

  it('two whose hashes were left where they were', async () => {
    await forger.edit(swappedContent(at(3), at(9)));
    expect(await faults()).toEqual(bothMoved(at(3), at(9)));
  });

  it('the first and the last', async () => {
    await forger.edit(...swapped(1, end));
    expect(await faults()).toEqual(bothMoved(1, end));
  });
});

describe('the head', () => {
  it('that was taken away is named', async () => {
    await forger.edit('delete from log_head');
    expect(await faults()).toEqual([{ fault: 'head-missing' }]);
  });

  it('that was moved on is named', async () => {
    await forger.edit('update log_head set position = position + 2');
    expect(await faults()).toEqual([{ fault: 'missing', from: end + 1, to: end + 2 }]);
  });
});

describe('a chain that was rewritten as a whole', () => {
  let kept: KeptHead[];
  beforeAll(async () => {
    const hashes = await server.app.get(SealQuery).hashesAt([5, 15, 25, end]);
    kept = [...hashes].map(([position, hash]) => ({ position, hash, file: `head-${position}` }));
  });

  it('has no fault in itself, but differs from the heads that were kept elsewhere', async () => {
    await forger.edit(`update event set actor = '{}' where position = 17`, sealedAnew(17));
    expect(await faults()).toEqual([]);
    expect(await faults(kept)).toEqual([{ fault: 'rewritten', from: 16, to: 25, head: 'head-25' }]);
  });

  it('and cut off with all that could tell is shorter than the heads say', async () => {
    await forger.edit(
      `delete from access_log where id = '${access(-1 + accesses.length).id}'`,
      `delete from event where position = ${end}`,
      sealedAnew(end),
      `update consumer set position = least(position, ${end - 1})`,
    );
    expect(await faults()).toEqual([]);
    expect(await faults(kept)).toEqual([{ fault: 'cut-off', from: end, to: end, head: `head-${end}` }]);
  });

  it('that nobody rewrote agrees with them', async () => {
    expect(await faults(kept)).toEqual([]);
  });
});

describe('an access record', () => {
  it.each([
    ['its time', `at = at + interval '1 microsecond'`],
    ['its reason', `reason = 'a call'`],
    ['who it was', `staff_id = null`],
    ['what it was', `action = 'person.read'`],
    ['its subject', `subject = 'report:day'`],
    ['whose account', `actor_kind = 'system'`],
  ])('that was changed is named: %s', async (_what, change) => {
    const { id, position } = access(4);
    await forger.edit(`update access_log set ${change} where id = '${id}'`);
    expect(await faults()).toEqual([{ fault: 'access-changed', accessId: id, position }]);
  });

  it('that was removed is named: in the middle, the first, the last', async () => {
    for (const index of [5, 0, accesses.length - 1]) {
      const { id, position } = access(index);
      await forger.edit(`delete from access_log where id = '${id}'`);
      expect(await faults()).toEqual([{ fault: 'access-missing', accessId: id, position }]);
      await forger.putBack();
    }
  });

  it('that was inserted is named', async () => {
    const id = newId();
    await forger.edit(
      `insert into access_log (id, at, actor_kind, staff_id, action) values ('${id}', '2026-11-21', 'staff', '${staff}', 'person.read')`,
    );
    expect(await faults()).toEqual([{ fault: 'access-unlogged', accessId: id }]);
  });

  it('that was exchanged with another one is named, and so is the other', async () => {
    const [one, other] = [access(3), access(7)];
    await forger.edit(
      `update access_log set reason = 'one' where id = '${one.id}'`,
      `update access_log set at = at + interval '1 hour' where id = '${other.id}'`,
    );
    expect(await faults()).toEqual([
      { fault: 'access-changed', accessId: one.id, position: one.position },
      { fault: 'access-changed', accessId: other.id, position: other.position },
    ]);
  });

  it('that was changed together with its event is named by the event', async () => {
    const { id, position } = access(4);
    await forger.edit(
      `update access_log set reason = null where id = '${id}'`,
      `update event set payload = payload || '{"hash": "${'0'.repeat(64)}"}' where position = ${position}`,
    );
    expect(await faults()).toEqual([{ fault: 'changed', from: position, to: position }]);
  });

  it('that is told and has no position yet is no fault', async () => {
    const client = await server.db.pool.connect();
    await client.query('begin');
    await client.query('select 1 from log_head for update');
    await look();
    expect(await faults()).toEqual([]);
    const waiting = await forger.ask(`select 1 from event_new where kind = 'access.recorded'`);
    expect(waiting).toHaveLength(1);
    await client.query('rollback');
    client.release();
    await forger.edit(
      'delete from event_new',
      `delete from access_log where not exists (
      select 1 from kept_access_log k where k.id = access_log.id)`,
    );
  });
});

describe('the log itself', () => {
  it.each(['event', 'access_log'])('still refuses every change of %s outright', async table => {
    for (const sql of [`update ${table} set at = at`, `delete from ${table}`, `truncate ${table} cascade`])
      await expect(forger.ask(sql)).rejects.toThrow('append-only');
  });
});
