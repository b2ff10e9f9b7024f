import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { beginsAnother, CALL_EVENTS, type CallEventKind, callFrom, type ToldOfCall } from './call.rules.js';

const START = Date.UTC(2026, 10, 23, 1, 0, 0);
const at = (seconds: number): Date => new Date(START + seconds * 1000);
let count = 0;
const told = (kind: CallEventKind, second: number, more: Partial<ToldOfCall> = {}): ToldOfCall => ({
  ...{ eventId: `e${++count}`, kind, at: at(second), line: null, agentGroup: null },
  ...{ agentId: null, toId: null },
  ...more,
});

describe('a call', () => {
  it('that is answered, held, resumed and ended is counted to the second', () => {
    const call = callFrom([
      told('ringing', 0, { line: '1999' }),
      told('answered', 12, { agentId: 'lin' }),
      told('held', 60),
      told('resumed', 90),
      told('ended', 200),
      told('wrapped_up', 245),
    ]);
    expect(call).toEqual({
      ...{ state: 'ended', line: '1999', agentGroup: null, agentId: 'lin', transfers: 0 },
      ...{ offeredAt: at(0), answeredAt: at(12), endedAt: at(200), wrappedUpAt: at(245) },
      ...{ waitingSeconds: 12, talkSeconds: 158, holdSeconds: 30, wrapUpSeconds: 45 },
    });
  });

  it('that nobody answered was abandoned, after a wait', () => {
    expect(callFrom([told('ringing', 0), told('ended', 34)])).toMatchObject({
      ...{ state: 'abandoned', waitingSeconds: 34, talkSeconds: null, holdSeconds: null },
      ...{ wrapUpSeconds: null, agentId: null, answeredAt: null },
    });
  });

  it('rings until somebody answers it, and its wait is not counted before', () => {
    expect(callFrom([told('ringing', 0), told('ringing', 8, { agentId: 'lin' })])).toMatchObject({
      ...{ state: 'ringing', agentId: null, waitingSeconds: null, offeredAt: at(0) },
    });
  });

  it('is held while it is held, and held time goes on until the end', () => {
    const held = [told('answered', 0, { agentId: 'lin' }), told('held', 10)];
    expect(callFrom(held).state).toBe('held');
    expect(callFrom([...held, told('ended', 25)])).toMatchObject({ talkSeconds: 10, holdSeconds: 15 });
  });

  it('that is handed on is the colleague’s, who speaks with the caller', () => {
    const call = callFrom([
      told('answered', 0, { agentId: 'lin' }),
      told('held', 10),
      told('transferred', 20, { agentId: 'lin', toId: 'chen' }),
      told('answered', 21, { agentId: 'chen' }),
      told('ended', 50),
    ]);
    expect(call).toMatchObject({ agentId: 'chen', transfers: 1, holdSeconds: 10, talkSeconds: 40 });
  });

  it('that is handed on to somebody who is none of us stays with who had it', () => {
    const call = callFrom([told('answered', 0, { agentId: 'lin' }), told('transferred', 20)]);
    expect(call).toMatchObject({ agentId: 'lin', transfers: 0 });
  });

  it('whose answer got lost was answered all the same', () => {
    const call = callFrom([told('ringing', 0), told('held', 20, { agentId: 'lin' }), told('ended', 30)]);
    expect(call).toMatchObject({ state: 'ended', agentId: 'lin', answeredAt: at(20) });
  });

  it('that ends twice is over at the first end', () => {
    const all = [
      told('ringing', 0),
      told('answered', 10, { agentId: 'lin' }),
      told('ended', 30),
      told('ended', 90),
    ];
    expect(callFrom(all)).toMatchObject({ endedAt: at(30), talkSeconds: 20 });
    expect(callFrom(all.toReversed())).toMatchObject({ endedAt: at(30), talkSeconds: 20 });
  });

  it.each([
    ['begins long after', 'ringing', 3601, true],
    ['is answered long after', 'answered', 3601, true],
    ['comes within the hour', 'ringing', 3600, false],
    ['only tells of the wrap-up', 'wrapped_up', 9000, false],
    ['tells of an end', 'ended', 9000, false],
  ] as const)('that is over has its number used again by what %s', (_how, kind, second, isAnother) => {
    expect(beginsAnother({ endedAt: at(0) }, told(kind, second))).toBe(isAnother);
    expect(beginsAnother({ endedAt: null }, told(kind, second))).toBe(false);
  });

  it.each<[string, [CallEventKind, string | null][], string | null]>([
    [
      'took it',
      [
        ['ringing', '一般'],
        ['answered', '一般'],
        ['ended', null],
      ],
      '一般',
    ],
    [
      'took it last',
      [
        ['ringing', '一般'],
        ['answered', null],
        ['transferred', '外語'],
        ['ended', null],
      ],
      '外語',
    ],
    [
      'let it wait',
      [
        ['ringing', '一般'],
        ['ringing', '外語'],
        ['ended', null],
      ],
      '外語',
    ],
    [
      'took it, and not of the one it waited for then',
      [
        ['ringing', '一般'],
        ['answered', '一般'],
        ['ringing', '外語'],
        ['ended', null],
      ],
      '一般',
    ],
    [
      'nobody names',
      [
        ['ringing', null],
        ['ended', null],
      ],
      null,
    ],
  ])('is of the group that %s', (_which, events, agentGroup) => {
    expect(callFrom(events.map(([kind, group], i) => told(kind, i, { agentGroup: group })))).toMatchObject({
      agentGroup,
    });
  });

  it('that has ended does not go on, whatever clock says so', () => {
    const call = callFrom([told('ringing', 0), told('ended', 30), told('answered', 31, { agentId: 'lin' })]);
    expect(call).toMatchObject({ state: 'ended', talkSeconds: 0, waitingSeconds: 30, endedAt: at(30) });
  });
});

const events = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...CALL_EVENTS),
      second: fc.integer({ min: 0, max: 1800 }),
      agentId: fc.constantFrom(null, 'lin', 'chen'),
      toId: fc.constantFrom(null, 'lin', 'chen'),
      line: fc.constantFrom(null, '1999', '1950'),
      agentGroup: fc.constantFrom(null, '一般', '外語'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map(list =>
    list.map(
      ({ second, ...rest }, i): ToldOfCall => ({
        eventId: `e${i}`,
        at: at(Math.floor(second / 60)),
        ...rest,
      }),
    ),
  );

describe('a call, whatever is told of it', () => {
  it('is the same in any order, and however often each thing is told', () => {
    const shuffled = events.chain(list =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray([...list, ...list, ...list], { minLength: list.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([list, again]) => {
        const missing = list.filter(one => !again.includes(one));
        expect(callFrom([...again, ...missing])).toEqual(callFrom(list));
      }),
      { numRuns: 2000 },
    );
  });

  it('adds up: nothing is counted twice and nothing is negative', () => {
    fc.assert(
      fc.property(events, list => {
        const { waitingSeconds, talkSeconds, holdSeconds, wrapUpSeconds, ...call } = callFrom(list);
        const counted = [waitingSeconds, talkSeconds, holdSeconds, wrapUpSeconds];
        expect(counted.every(seconds => seconds === null || seconds >= 0)).toBe(true);
        expect(call.endedAt !== null).toBe(call.state === 'ended' || call.state === 'abandoned');
        if (call.state !== 'ended') return expect([talkSeconds, holdSeconds]).toEqual([null, null]);
        const all = ((call.endedAt as Date).getTime() - call.offeredAt.getTime()) / 1000;
        expect((waitingSeconds ?? 0) + (talkSeconds ?? 0) + (holdSeconds ?? 0)).toBe(all);
      }),
      { numRuns: 2000 },
    );
  });
});
