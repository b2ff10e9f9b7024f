import { describe, expect, it } from '@jest/globals';
import type { CaseActionName } from '../cases/case-actions.rules.js';
import { isAsked, questionInTheWay, type Whose } from './whose.rules.js';

const NOTHING: Whose = { pending: null, arbitrationOpen: false, isBound: false, cameFromAnother: false };

describe('whose a case is', () => {
  it.each<[string, Partial<Whose>, CaseActionName[], CaseActionName[]]>([
    ['nothing is open', {}, ['route', 'reassign', 'return', 'report', 'reply'], ['dispute']],
    ['it came from another agency', { cameFromAnother: true }, ['return', 'dispute', 'report'], []],
    [
      'a return waits',
      { pending: { mayDecide: true }, cameFromAnother: true },
      ['reassign', 'recall', 'acknowledge', 'pause', 'approve-return'],
      ['return', 'dispute', 'report', 'reply', 'convert'],
    ],
    ['a return waits for somebody else', { pending: { mayDecide: false } }, [], ['approve-return']],
    [
      'it is arbitrated',
      { arbitrationOpen: true, cameFromAnother: true },
      ['arbitrate', 'report', 'recall', 'withdraw'],
      ['route', 'reassign', 'return', 'dispute', 'merge'],
    ],
    [
      'it was given to who has it',
      { isBound: true, cameFromAnother: true },
      ['report', 'reassign', 'route'],
      ['return', 'dispute'],
    ],
  ])('where %s', (_, whose, allowed, refused) => {
    const inTheWay = (name: CaseActionName) => questionInTheWay(name, { ...NOTHING, ...whose }) !== null;
    expect(allowed.filter(inTheWay)).toEqual([]);
    expect(refused.filter(name => !inTheWay(name))).toEqual([]);
  });

  it('is answered only where it is asked', () => {
    expect(isAsked('approve-return', NOTHING)).toBe(false);
    expect(isAsked('arbitrate', NOTHING)).toBe(false);
    expect(isAsked('return', NOTHING)).toBe(true);
    expect(isAsked('approve-return', { ...NOTHING, pending: { mayDecide: false } })).toBe(true);
    expect(isAsked('arbitrate', { ...NOTHING, arbitrationOpen: true })).toBe(true);
  });
});
