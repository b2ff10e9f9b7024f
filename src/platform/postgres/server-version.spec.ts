import { describe, expect, it } from '@jest/globals';
import { ask } from '../../../test/support/embedded.js';
import { freshDatabase } from '../../../test/support/postgres.js';
import { checkServer, serverFault } from './server-version.js';

const good = { version: '15.8', number: 150_008, encoding: 'UTF8', ctype: 'C.UTF-8' };

describe('a PostgreSQL given by DATABASE_URL', () => {
  it.each([
    ['14.13', { ...good, version: '14.13', number: 140_013 }, /PostgreSQL 14\.13, but version 15 or newer/],
    ['in ASCII', { ...good, encoding: 'SQL_ASCII' }, /SQL_ASCII, but UTF8/],
    ['in Big5', { ...good, encoding: 'EUC_TW' }, /EUC_TW, but UTF8/],
    ['blind to Chinese', { ...good, ctype: 'C' }, /LC_CTYPE is C,/],
    ['blind to Chinese by its other name', { ...good, ctype: 'POSIX' }, /LC_CTYPE is POSIX,/],
  ])('%s is refused', (_, facts, sentence) => {
    expect(serverFault(facts)).toMatch(sentence);
  });

  it.each([
    ['15', good],
    ['18', { ...good, version: '18.4', number: 180_004 }],
    ['in Chinese', { ...good, ctype: 'zh_TW.UTF-8' }],
  ])('%s is accepted', (_, facts) => {
    expect(serverFault(facts)).toBeUndefined();
  });

  it('whose database is blind to Chinese is refused by the check', async () => {
    const url = new URL(process.env.TEST_POSTGRES_URL ?? '');
    await ask(url.href, `create database blind template template0 encoding 'UTF8' locale 'C'`);
    await expect(checkServer(Object.assign(new URL(url), { pathname: '/blind' }).href)).rejects.toThrow(
      /^DATABASE_URL: The database's LC_CTYPE is C,/,
    );
    await ask(url.href, 'drop database blind');
  });

  it('is asked by the check', async () => {
    const database = await freshDatabase();
    await expect(checkServer(database.url)).resolves.toBeUndefined();
    await database.drop();
  });

  it.each([
    ['nobody listens', { port: '9' }, /ECONNREFUSED/],
    [
      'it does not know the user',
      { username: 'stranger', password: 'sesame' },
      /user "stranger"|role "stranger"/,
    ],
    ['the database does not exist', { pathname: '/nowhere' }, /"nowhere" does not exist/],
  ])('is refused in one sentence without its password when %s', async (_, fault, sentence) => {
    const url = new URL(process.env.TEST_POSTGRES_URL ?? '');
    const { password } = url;
    Object.assign(url, fault);
    const refusal = await checkServer(url.href).catch((error: Error) => error);
    expect(refusal).toMatchObject({ name: 'StartRefused', message: expect.stringMatching(sentence) });
    expect(String(refusal)).toMatch(/^StartRefused: DATABASE_URL: [^\n]*\.$/);
    for (const secret of ['sesame', password].filter(Boolean)) expect(String(refusal)).not.toContain(secret);
  });
});
