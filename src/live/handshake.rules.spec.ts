import { describe, expect, it } from '@jest/globals';
import { isFromElsewhere, positionIn, receiptIn, refusalOf, refusals } from './handshake.rules.js';

const ORDER = '0193a5d2-7c41-7000-8000-00000000a1b2';

describe('the last position a client has seen', () => {
  it.each([
    [48213, 48213],
    ['48213', 48213],
    [0, 0],
    ['0', 0],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    [undefined, null],
    [null, null],
    ['', null],
    [-1, null],
    ['-1', null],
    [1.5, null],
    ['1.5', null],
    ['abc', null],
    ['48213; drop table event', null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    ['Infinity', null],
    [2 ** 53, null],
    ['99999999999999999999', null],
    [['48213'], null],
    [{ position: 48213 }, null],
    [true, null],
  ])('said as %j is %j', (said, position) => {
    expect(positionIn(said)).toBe(position);
  });
});

describe('a receipt', () => {
  it.each([
    [48213, { position: 48213 }],
    [{ position: 48213 }, { position: 48213 }],
    [{ workOrderId: ORDER }, { workOrderId: ORDER }],
    [{ workOrderId: ORDER.toUpperCase() }, { workOrderId: ORDER.toUpperCase() }],
    [{ workOrderId: ORDER, position: 48213 }, { workOrderId: ORDER }],
    [{ workOrderId: 'everything', position: 48213 }, { position: 48213 }],
    [undefined, null],
    [null, null],
    ['48213', null],
    [ORDER, null],
    [{}, null],
    [[], null],
    [-1, null],
    [1.5, null],
    [{ position: '48213' }, null],
    [{ position: -1 }, null],
    [{ workOrderId: 'everything' }, null],
    [{ workOrderId: `${ORDER}'` }, null],
    [{ workOrderId: ` ${ORDER}` }, null],
    [{ workOrderId: [ORDER] }, null],
    [{ workOrderId: { toString: (): string => ORDER } }, null],
  ])('said as %j is %j', (said, receipt) => {
    expect(receiptIn(said)).toEqual(receipt);
  });
});

describe('a connection', () => {
  it.each([
    ['from a program, which sends no origin', undefined, ['hotline.example'], false],
    ['from our own page', 'https://hotline.example', ['hotline.example'], false],
    ['from our own page on another port than usual', 'http://localhost:3000', ['localhost:3000'], false],
    [
      'from the public address behind a proxy',
      'https://1999.example',
      ['10.0.0.1:3000', '1999.example'],
      false,
    ],
    ['to a host spelled otherwise', 'https://hotline.example', ['HOTLINE.example'], false],
    ['from a page of another site', 'https://evil.example', ['hotline.example'], true],
    ['from another port of this machine', 'http://localhost:3001', ['localhost:3000'], true],
    [
      'from a site whose name begins like ours',
      'https://hotline.example.evil.example',
      ['hotline.example'],
      true,
    ],
    ['from a site whose name ends like ours', 'https://evilhotline.example', ['hotline.example'], true],
    ['from a page without an address', 'null', ['hotline.example'], true],
    ['from an empty origin', '', ['hotline.example'], true],
    ['to nobody knows where', 'https://hotline.example', [undefined], true],
    ['to an empty host', 'https://hotline.example', ['', undefined], true],
  ])('%s', (_name, origin, hosts, elsewhere) => {
    expect(isFromElsewhere(origin, hosts)).toBe(elsewhere);
  });

  it('that is refused is told why in both languages, with a stable code, and nothing about internals', () => {
    const told = Object.values(refusals).map(refuse => refuse() as Error & { data: Record<string, unknown> });
    expect(told.map(({ message, data }) => [message, data.code, data.status])).toEqual([
      ['NOT_SIGNED_IN', 'NOT_SIGNED_IN', 401],
      ['PASSWORD_CHANGE_REQUIRED', 'PASSWORD_CHANGE_REQUIRED', 403],
      ['NOT_ALLOWED', 'NOT_ALLOWED', 403],
      ['FOREIGN_ORIGIN', 'FOREIGN_ORIGIN', 403],
    ]);
    for (const { data } of told) {
      expect(Object.keys(data).sort()).toEqual(['code', 'detail', 'status', 'words']);
      expect(Object.keys(data.words as object).sort()).toEqual(['en', 'zh-TW']);
    }
  });

  it('that fails for a reason of ours says nothing about it', () => {
    const told = refusalOf(new Error('connect ECONNREFUSED 10.0.0.5:5432')) as Error & { data: object };
    expect([told.message, JSON.stringify(told.data)]).toEqual([
      'NOT_READY',
      expect.not.stringContaining('10.0'),
    ]);
  });
});
