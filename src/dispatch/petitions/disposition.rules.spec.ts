import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../access/roles.js';
import type { NotHandledGround } from '../../city/petition-law.js';
import {
  type EarlierAnswer,
  mayDecide,
  mayWithdraw,
  notHandledNotice,
  refusalOf,
  transferNotice,
} from './disposition.rules.js';

const GROUND: NotHandledGround = {
  ...{ code: 'repeated', name: '一再陳情', nameEn: 'Repeated', needs: 'earlier_answers' },
  ...{ basis: '行政程序法第173條第2款', basisEn: 'Administrative Procedure Act §173(2)' },
  ...{ citizen: '同一事由已明確答復', citizenEn: 'the same matter was clearly answered' },
};

const earlier = (...answered: boolean[]): EarlierAnswer[] =>
  answered.map((was, nth) => ({
    ...{ id: `${nth}`, number: `P${nth}` },
    answeredAt: was ? new Date('2026-11-13T10:00:00+08:00') : null,
  }));

describe('a ground', () => {
  it.each<[NotHandledGround['needs'], EarlierAnswer[], boolean, string | null]>([
    [null, [], false, null],
    ['owner', [], false, 'OWNER_REQUIRED'],
    ['owner', [], true, null],
    ['earlier_answers', [], true, 'REPEAT_NEEDS_TWO_ANSWERS'],
    ['earlier_answers', earlier(true), false, 'REPEAT_NEEDS_TWO_ANSWERS'],
    ['earlier_answers', earlier(true, false, false), false, 'REPEAT_NEEDS_TWO_ANSWERS'],
    ['earlier_answers', earlier(true, true), false, null],
    ['earlier_answers', earlier(false, true, true), false, null],
  ])('that needs %s, with %j and an owner: %s → %s', (needs, answers, hasOwner, refusal) => {
    expect(refusalOf({ needs }, { earlier: answers, hasOwner })).toBe(refusal);
  });
});

const person = (role: Role, agency: string | null, id = 'me') => ({ id, role, agency });
const ASKED = {
  ...{
    kind: 'not_handled' as const,
    agency: 'maintenance',
    askedBy: 'officer',
    approver: 'agency_chief' as const,
  },
  district: '64000050',
};

describe('who decides', () => {
  it.each<[string, ReturnType<typeof person>, object, boolean]>([
    ['the chief', person('agency_chief', 'maintenance'), {}, true],
    ['the chief who asked', person('agency_chief', 'maintenance', 'officer'), {}, false],
    ['another agency’s chief', person('agency_chief', 'environment'), {}, false],
    ['a colleague', person('officer', 'maintenance'), {}, false],
    ['the supervisor, while a chief decides', person('supervisor', null), {}, false],
    ['the supervisor, where no chief does', person('supervisor', null), { approver: 'supervisor' }, true],
    [
      'the chief, where the supervisor does',
      person('agency_chief', 'maintenance'),
      { approver: 'supervisor' },
      false,
    ],
    [
      'the supervisor, of what the centre asked',
      person('supervisor', null),
      { approver: 'supervisor', agency: null },
      true,
    ],
    [
      'the supervisor who asked',
      person('supervisor', null, 'officer'),
      { approver: 'supervisor', agency: null },
      false,
    ],
    ['the clerk', person('petition_clerk', null), { approver: 'supervisor', agency: null }, false],
    ['the commission', person('commission', null), { approver: 'supervisor' }, false],
  ])('%s', (_, me, change, may) => {
    for (const kind of ['not_handled', 'transferred'] as const)
      expect(mayDecide(me, { ...ASKED, ...change, kind })).toBe(may);
  });
});

describe('who withdraws', () => {
  it.each<[string, ReturnType<typeof person>, string | null, boolean]>([
    ['a colleague of who asked', person('officer', 'maintenance'), 'maintenance', true],
    ['the chief', person('agency_chief', 'maintenance'), 'maintenance', true],
    ['another agency', person('officer', 'environment'), 'maintenance', false],
    ['the centre, of what an agency asked', person('supervisor', null), 'maintenance', false],
    ['the clerk, of what the centre asked', person('petition_clerk', null), null, true],
    ['an agency, of what the centre asked', person('officer', 'maintenance'), null, false],
    ['an agent', person('agent', null), null, false],
  ])('%s', (_, me, agency, may) => {
    expect(mayWithdraw(me, { agency, district: '64000050', caseKind: 'petition' })).toBe(may);
  });
});

describe('what the petitioner is told', () => {
  const on = { 'zh-TW': '115/11/13', en: '13 November 2026' };
  const owner = { name: '水利局', nameEn: 'Water Resources Bureau' };

  it('is the law and the reason, and that something new is heard', () => {
    expect(notHandledNotice({ number: 'P3', ground: GROUND, earlier: [], owner: null })).toEqual({
      'zh-TW':
        '您的陳情（案號 P3）同一事由已明確答復，依行政程序法第173條第2款，不予處理。有新事實或新證據時，歡迎再提出。',
      en: 'Your petition P3 is not handled, by Administrative Procedure Act §173(2): the same matter was clearly answered. Should there be new facts or evidence, let us know.',
    });
  });

  it('names date and number of each answer, and whose the matter is', () => {
    const told = notHandledNotice({
      ...{ number: 'P3', ground: GROUND, owner },
      earlier: [
        { number: 'P1', on },
        { number: 'P2', on },
      ],
    });
    expect(told['zh-TW']).toContain(
      '先前已答復：115/11/13（案號 P1）、115/11/13（案號 P2）。這件事由水利局負責。',
    );
    expect(told.en).toContain('You were answered on 13 November 2026 (P1), 13 November 2026 (P2).');
    expect(told.en).toContain('Water Resources Bureau is responsible for the matter.');
  });

  it('of a transfer is who has it now, by name, and who answers', () => {
    const told = transferNotice('P3', { name: '臺南市政府', nameEn: 'Tainan City Government' });
    expect(told['zh-TW']).toBe(
      '您的陳情（案號 P3）屬臺南市政府權責，已依行政程序法第172條移轉，由臺南市政府續辦並答復。',
    );
    expect(told.en).toContain('Tainan City Government goes on with it and answers you');
  });
});
