import { describe, expect, it } from '@jest/globals';
import { LIMIT_KINDS } from '../city/profile.js';
import type { ClockKind } from '../events.js';
import { CITIZEN_FACING } from './clock.rules.js';
import {
  CLOCK_KINDS,
  climbs,
  isOfNoAgency,
  type KindOfClock,
  startsAgain,
  startsWithCase,
  startsWithLeg,
  stoppedBy,
} from './clock-kinds.rules.js';

const KINDS = Object.keys(CLOCK_KINDS) as ClockKind[];

interface Expected {
  withCase: boolean;
  withLeg: boolean;
  again: boolean;
  /** Of the case, of a leg. */
  climbs: [boolean, boolean];
}

/** As design §5 has it. */
const TABLE: Record<ClockKind, Expected> = {
  respond: { withCase: true, withLeg: false, again: false, climbs: [true, false] },
  complete: { withCase: true, withLeg: true, again: true, climbs: [true, false] },
  reply: { withCase: true, withLeg: true, again: true, climbs: [true, false] },
  deliver: { withCase: false, withLeg: true, again: false, climbs: [true, true] },
  acknowledge: { withCase: false, withLeg: true, again: false, climbs: [true, true] },
  on_site: { withCase: false, withLeg: true, again: false, climbs: [true, true] },
  inspect: { withCase: true, withLeg: false, again: false, climbs: [true, false] },
  callback: { withCase: false, withLeg: false, again: false, climbs: [true, true] },
  return: { withCase: false, withLeg: true, again: false, climbs: [true, true] },
  arbitrate: { withCase: false, withLeg: false, again: false, climbs: [true, true] },
  answer: { withCase: false, withLeg: true, again: false, climbs: [true, true] },
  sample: { withCase: false, withLeg: false, again: false, climbs: [true, true] },
  improve: { withCase: false, withLeg: true, again: false, climbs: [true, true] },
  review: { withCase: false, withLeg: false, again: false, climbs: [true, true] },
  attend: { withCase: false, withLeg: false, again: false, climbs: [true, true] },
  care: { withCase: false, withLeg: false, again: false, climbs: [true, true] },
  follow_up: { withCase: false, withLeg: false, again: false, climbs: [true, true] },
};

describe('each kind of clock', () => {
  it.each(KINDS)('%s begins with what it is a limit of, and warns once', kind => {
    expect({
      withCase: startsWithCase(kind),
      withLeg: startsWithLeg(kind),
      again: startsAgain(kind),
      climbs: [climbs(kind, false), climbs(kind, true)],
    }).toEqual(TABLE[kind]);
  });

  it('is a limit that a category can have, but for receipts and what the protocol limits', () => {
    const others: ClockKind[] = [
      ...(['deliver', 'return', 'arbitrate', 'answer', 'sample', 'improve', 'review'] as const),
      ...(['attend', 'care', 'follow_up'] as const),
    ];
    expect(KINDS.filter(kind => !others.includes(kind)).sort()).toEqual([...LIMIT_KINDS].sort());
  });

  it('that the citizen can hold the city to runs with the case from receipt', () => {
    expect(KINDS.filter(startsWithCase).sort()).toEqual([...CITIZEN_FACING].sort());
  });
});

it('is in no agency’s account where none has to act: the centre, the commission or an inspector', () => {
  expect(KINDS.filter(isOfNoAgency)).toEqual(['callback', 'arbitrate', 'sample', 'review']);
});

it.each<[KindOfClock['stops'], ClockKind[]]>([
  ['receipt on a screen', ['deliver']],
  ['acknowledgement', ['acknowledge', 'respond']],
  ['arrival', ['inspect', 'on_site']],
  ['report', ['complete']],
  ['reply', ['reply']],
  ['end of the call-back', ['callback']],
  ['decision', ['arbitrate', 'return']],
  ['answer', ['answer']],
  ['judgement', ['sample']],
  ['rework', ['improve']],
  ['review', ['review']],
  ['attendance', ['attend']],
  ['care visit', ['care']],
  ['follow-up', ['follow_up']],
])('%s stops %j, and every kind is stopped by something', (what, kinds) => {
  expect(stoppedBy(what).sort()).toEqual(kinds);
});
