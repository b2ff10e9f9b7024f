import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startFault } from './start-fault.rules.js';
import { StartRefused } from './start-refused.js';

const failure = (facts: object): Error => Object.assign(new Error('it failed'), facts);

describe('why the program cannot start', () => {
  it.each<[string, Error, RegExp]>([
    ['a refusal of our own', new StartRefused('HOST must be an address.'), /^HOST must be an address\.$/],
    ['a port in use', failure({ code: 'EADDRINUSE', syscall: 'listen', port: 3000 }), /^PORT 3000 is in use/],
    [
      'a port below 1024',
      failure({ code: 'EACCES', syscall: 'listen', port: 80 }),
      /^PORT 80 may not be used/,
    ],
    [
      'a file of somebody else',
      failure({ code: 'EACCES', syscall: 'open', path: '/srv/.data/keys/vault.json' }),
      /^\/srv\/\.data\/keys\/vault\.json may not be read or written/,
    ],
    [
      'a folder on a read-only disk',
      failure({ code: 'EROFS', syscall: 'mkdir', path: '/srv/.data' }),
      /^\/srv\/\.data may not be read or written.*EROFS/,
    ],
    ['a full disk', failure({ code: 'ENOSPC', syscall: 'write' }), /^The disk is full/],
    ['a full disk of the database', failure({ code: '53100' }), /^The disk is full/],
    ['anything else', failure({}), /it failed\n\s+at /],
  ])('%s is told in its own words', (_what, error, sentence) => {
    expect(startFault(error)).toMatch(sentence);
    expect(startFault(error)).not.toContain('undefined');
  });

  it('is told of errors as they really come', async () => {
    const taken = createServer();
    await new Promise<void>(done => taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as { port: number };
    const second = createServer();
    const inUse = await new Promise<Error>(failed => second.once('error', failed).listen(port, '127.0.0.1'));
    taken.close();
    expect(startFault(inUse)).toContain(`PORT ${port} is in use`);

    const folder = mkdtempSync(join(tmpdir(), 'hotline-start-'));
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const notAFolder = await open(join(file, 'below'), 'r').catch((error: Error) => error);
    rmSync(folder, { recursive: true });
    expect(startFault(notAFolder)).not.toContain('PORT');
  });
});
