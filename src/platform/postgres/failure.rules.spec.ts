import { describe, expect, it } from '@jest/globals';
import { type FailureCause, readFailure } from './failure.rules.js';

describe('the last words of PostgreSQL', () => {
  it.each<[FailureCause, string[], string]>([
    [
      'port-busy',
      [
        '2026-11-21 11:33:06.204 UTC [8440] LOG:  starting PostgreSQL 18.4 on x86_64-pc-linux-gnu',
        '2026-11-21 11:33:06.205 UTC [8440] LOG:  could not bind IPv4 address "127.0.0.1": Address already in use',
        '2026-11-21 11:33:06.205 UTC [8440] FATAL:  could not create any TCP/IP sockets',
      ],
      'could not bind IPv4 address "127.0.0.1": Address already in use',
    ],
    [
      'already-running',
      ['2026-11-21 11:33:06.204 UTC [8440] FATAL:  lock file "postmaster.pid" already exists'],
      'lock file "postmaster.pid" already exists',
    ],
    [
      'disk-full',
      [
        'creating subdirectories ... ok',
        'initdb: error: could not write to file "/data/pg_wal": No space left on device',
        'initdb: removing contents of data directory "/data"',
      ],
      'No space left on device',
    ],
    [
      'disk-full',
      [
        '2026-11-21 11:33:06.204 UTC [9] FATAL:  could not write lock file "postmaster.pid": No space left on device',
      ],
      'No space left on device',
    ],
    [
      'other',
      [
        '2026-11-21 11:33:06.204 UTC [9] FATAL:  could not load pg_hba.conf',
        '2026-11-21 11:33:06.204 UTC [9] LOG:  database system is shut down',
      ],
      'FATAL:  could not load pg_hba.conf',
    ],
    ['other', ['Segmentation fault', ''], 'Segmentation fault'],
    ['other', [], 'it ended without a word'],
  ])('mean %s: %j', (cause, lines, line) => {
    const failure = readFailure(lines.join('\n'));
    expect(failure.cause).toBe(cause);
    expect(failure.line).toContain(line);
    expect(failure.line).not.toMatch(/^2026/);
  });
});
