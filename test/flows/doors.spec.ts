import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ContactService } from '../../src/intake/contact.service.js';
import { type Delivery, DoorsService } from '../../src/intake/doors/doors.service.js';
import { startApp, type TestApp } from '../support/app.js';

const CONTACT = {
  channel: 'app' as const,
  outcome: 'recorded' as const,
  cases: [{ category: 'RD01', district: '64000050', description: '路面有坑洞' }],
};

let server: TestApp;
beforeAll(async () => {
  server = await startApp();
});
afterAll(() => server.close());

/** A door: what it was delivered becomes a contact, or ends in an error. */
const deliver = (delivery: Delivery, fails = false) =>
  server.db.transaction(tx =>
    server.app.get(DoorsService).once(tx, delivery, async () => {
      const { id } = await server.app.get(ContactService).take(tx, CONTACT, null);
      if (fails) throw new Error('the door broke');
      const rows = await tx.query<{ id: string }>(
        'select case_id as id from contact_case where contact_id = $1',
        [id],
      );
      return { contactId: id, caseIds: rows.map(row => row.id) };
    }),
  );
const anew = (): Delivery => ({ door: 'app', source: 'gw', key: randomUUID() });
const count = async (table: string): Promise<number> =>
  (await server.db.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n as number;

describe('what a door is delivered', () => {
  it('is taken once: who sends it again is told what came of the first', async () => {
    const delivery = anew();
    const first = await deliver(delivery);
    const before = await count('contact');
    const again = await deliver(delivery);
    expect(first).toMatchObject({ doubled: false, caseIds: [expect.any(String)] });
    expect(again).toEqual({ ...first, doubled: true });
    expect(await count('contact')).toBe(before);
  });

  it('is taken once by eight at the same moment', async () => {
    const delivery = anew();
    const before = await count('case_file');
    const answers = await Promise.all(Array.from({ length: 8 }, () => deliver(delivery)));
    expect(await count('case_file')).toBe(before + 1);
    expect(answers.filter(({ doubled }) => !doubled)).toHaveLength(1);
    expect(new Set(answers.map(({ contactId }) => contactId)).size).toBe(1);
  });

  it('is another one of another system, through another door, or under another key', async () => {
    const delivery = anew();
    const others: Delivery[] = [
      { ...delivery, source: 'other' },
      { ...delivery, door: 'chatbot' },
      { ...delivery, key: `${delivery.key} ` },
    ];
    await deliver(delivery);
    for (const other of others) expect(await deliver(other)).toMatchObject({ doubled: false });
  });

  it('that could not be taken leaves nothing, and is taken when it comes again', async () => {
    const delivery = anew();
    const before = [await count('contact'), await count('case_file'), await count('door_delivery')];
    await expect(deliver(delivery, true)).rejects.toThrow('the door broke');
    expect([await count('contact'), await count('case_file'), await count('door_delivery')]).toEqual(before);
    expect(await deliver(delivery)).toMatchObject({ doubled: false });
  });

  it('names nobody in the database, whatever its sender calls it', async () => {
    await deliver({ ...anew(), key: '王小明 0912345678' });
    const rows = await server.db.query<{ row: string }>(
      'select to_jsonb(d)::text as row from door_delivery d',
    );
    expect(rows.filter(({ row }) => /小明|0912345678/.test(row))).toEqual([]);
  });

  it('has nobody at the desk: a mail records itself', async () => {
    const { contactId } = await deliver(anew());
    expect(await server.db.query('select handled_by as by from contact where id = $1', [contactId])).toEqual([
      { by: null },
    ]);
  });
});
