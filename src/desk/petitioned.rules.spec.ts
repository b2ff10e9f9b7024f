import { describe, expect, it } from '@jest/globals';
import { isOffered, NOTHING_PETITIONED, type Petitioned, petitionInTheWay } from './petitioned.rules.js';

const pending = (kind: 'not_handled' | 'transferred', mayDecide = true): Partial<Petitioned> => ({
  pending: { kind, mayDecide },
});

describe('what belongs to a petition', () => {
  it.each<[Parameters<typeof isOffered>[0], Partial<Petitioned>, boolean]>([
    ['approve-not-handling', {}, false],
    ['approve-not-handling', pending('not_handled'), true],
    ['approve-not-handling', pending('not_handled', false), true],
    ['approve-not-handling', pending('transferred'), false],
    ['approve-transfer', {}, false],
    ['approve-transfer', pending('transferred'), true],
    ['approve-transfer', pending('not_handled'), false],
    ['supplement', {}, false],
    ['supplement', { waitsForCitizen: true }, true],
    ['record-oral', {}, false],
    ['record-oral', { mayBeTakenDown: true }, true],
    ['link-repeat', {}, false],
    ['link-repeat', { hasEarlier: true }, true],
    ['not-handle', {}, true],
    ['transfer', pending('transferred'), true],
    ['reply', pending('not_handled'), true],
    ['note', {}, true],
  ])('%s with %j is a button: %s', (name, change, offered) => {
    expect(isOffered(name, { ...NOTHING_PETITIONED, ...change })).toBe(offered);
  });

  it.each<[Parameters<typeof petitionInTheWay>[0], Partial<Petitioned>, string | null]>([
    ['reply', {}, null],
    ['reply', pending('not_handled'), '請先撤回申請或等候核定'],
    ['not-handle', pending('transferred'), '請先撤回申請或等候核定'],
    ['transfer', pending('transferred', false), '請先撤回申請或等候核定'],
    ['approve-not-handling', pending('not_handled'), null],
    ['approve-not-handling', pending('not_handled', false), '不由您核定'],
    ['approve-transfer', pending('transferred'), null],
    ['approve-transfer', pending('transferred', false), '不由您核定'],
    // Whoever has it goes on with everything else.
    ['pause', pending('not_handled'), null],
    ['supplement', pending('not_handled'), null],
    ['reassign', pending('not_handled'), null],
    ['withdraw', pending('not_handled'), null],
  ])('%s with %j: %s', (name, change, why) => {
    const words = petitionInTheWay(name, { ...NOTHING_PETITIONED, ...change });
    if (why === null) expect(words).toBeNull();
    else expect(words?.['zh-TW']).toContain(why);
  });
});
