import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseFile } from '../../src/cases/case-file.entity.js';
import { ContactCase } from '../../src/intake/contact-case.entity.js';
import { Database } from '../../src/platform/database/database.js';
import type { Transaction } from '../../src/platform/database/transaction.js';
import { newId } from '../../src/platform/ids.js';
import { Hotline } from '../support/hotline.js';

let hotline: Hotline;

beforeAll(async () => {
  hotline = await Hotline.open();
});
afterAll(() => hotline.close());

const database = (): Database => hotline.server.app.get(Database);

/** A row that the database will not take: neither its contact nor its case exists. */
const queueRefused = (tx: Transaction): ContactCase =>
  tx.add(
    Object.assign(new ContactCase(), { contactId: newId(), caseId: newId(), relation: 'opened' as const }),
  );

describe('A statement that fails in a transaction', () => {
  const next: [string, (tx: Transaction) => Promise<unknown>][] = [
    ['any other statement', tx => tx.query('select 1')],
    ['a reading of the same table', tx => tx.read(ContactCase, { caseId: newId() })],
    ['the commit, after a reading', tx => tx.read(CaseFile, { number: 'none' })],
    ['the commit alone', () => Promise.resolve()],
  ];

  it.each(next)('is the fault that is told, not the ones it caused behind it: %s', async (_, behind) => {
    const attempt = database().transaction(async tx => {
      queueRefused(tx);
      await behind(tx);
    });
    await expect(attempt).rejects.toMatchObject({ code: '23503' });
  });

  it('leaves a connection that the next transaction can use', async () => {
    const attempts = Array.from({ length: 30 }, () =>
      database().transaction(async tx => {
        queueRefused(tx);
        await tx.query('select 1');
      }),
    );
    await Promise.allSettled(attempts);
    expect(await database().transaction(tx => tx.query('select 1 as one'))).toEqual([{ one: 1 }]);
  });
});
