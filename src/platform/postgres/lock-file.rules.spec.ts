import { describe, expect, it } from '@jest/globals';
import { readLock } from './lock-file.rules.js';

const head = ['8440', '/proc/self/cwd', '1795260786', '25555', '', '127.0.0.1', ' 16039949         4'];

describe('the lock file of a server', () => {
  it.each([
    ['ready for connections', [...head, 'ready   '], { pid: 8440, port: 25555, ready: true }],
    ['starting', [...head, 'starting'], { pid: 8440, port: 25555, ready: false }],
    ['stopping', [...head, 'stopping'], { pid: 8440, port: 25555, ready: false }],
    ['written half', ['8440'], { pid: 8440, port: undefined, ready: false }],
    ['empty', [''], undefined],
    ['of a mad process number', ['-1', '/data'], undefined],
    ['overwritten', ['hello'], undefined],
  ])('is read when it is %s', (_, lines, expected) => {
    expect(readLock(lines.join('\n'))).toEqual(expected);
  });
});
