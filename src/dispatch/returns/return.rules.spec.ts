import { describe, expect, it } from '@jest/globals';
import { type Role, roles, worksForAnAgency } from '../../access/roles.js';
import {
  citizenWords,
  hasReturned,
  isToArbitrate,
  mayDecideReturn,
  mayWithdrawReturn,
  refusalOf,
  type Standing,
  trayWords,
} from './return.rules.js';

const FRESH: Standing = { returnedBy: [], arbitratedTo: [], arbitrationOpen: false };

describe('a return', () => {
  it.each<[string, string, string | null, Partial<Standing>, string | null]>([
    ['names nobody', 'water', null, {}, null],
    ['names another', 'water', 'parks', {}, null],
    ['names itself', 'water', 'water', {}, 'ALREADY_THERE'],
    ['names whom the case is about', 'water', 'police', {}, 'REPORTED_AGENCY'],
    ['names who has returned it', 'water', 'parks', { returnedBy: ['parks'] }, 'CIRCULAR_RETURN'],
    ['names a third one', 'water', 'roads', { returnedBy: ['parks'] }, null],
    [
      'names whose it was by arbitration',
      'water',
      'parks',
      { returnedBy: ['parks'], arbitratedTo: ['parks'] },
      null,
    ],
    ['comes from whose it is by arbitration', 'water', 'parks', { arbitratedTo: ['water'] }, 'ARBITRATED'],
    ['names nobody, arbitrated', 'water', null, { arbitratedTo: ['water'] }, 'ARBITRATED'],
    ['comes while it is arbitrated', 'water', 'parks', { arbitrationOpen: true }, 'ARBITRATION_OPEN'],
  ])('that %s', (_, agency, toAgency, standing, refusal) => {
    const wish = { agency, toAgency, isReported: (code: string) => code === 'police' };
    expect(refusalOf(wish, { ...FRESH, ...standing })).toBe(refusal);
  });

  it('keeps a case from who has returned it, unless it was given to them', () => {
    expect(hasReturned('parks', { returnedBy: ['parks'], arbitratedTo: [] })).toBe(true);
    expect(hasReturned('parks', { returnedBy: ['parks'], arbitratedTo: ['parks'] })).toBe(false);
    expect(hasReturned('water', { returnedBy: ['parks'], arbitratedTo: [] })).toBe(false);
  });

  it.each([
    [1, 2, false],
    [2, 2, true],
    [3, 2, true],
    [1, 1, true],
  ])('the %i. of a case is arbitrated from the %i. on: %s', (nth, from, expected) => {
    expect(isToArbitrate(nth, from)).toBe(expected);
  });
});

describe('a return waits for', () => {
  const person = (role: Role, id = 'me', agency = 'water') => ({
    ...{ id, role, agency: worksForAnAgency(role) ? agency : null },
  });
  const asked = { agency: 'water', askedBy: 'somebody', district: null };

  it.each(['agency_chief', 'supervisor'] as const)('the %s, and nobody else', approver => {
    const may = roles.filter(role => mayDecideReturn(person(role), { ...asked, approver }));
    expect(may).toEqual([approver]);
  });

  it('never who asked, nor the chief of another agency', () => {
    const request = { ...asked, approver: 'agency_chief' as const };
    expect(mayDecideReturn(person('agency_chief', 'somebody'), request)).toBe(false);
    expect(mayDecideReturn(person('agency_chief', 'me', 'parks'), request)).toBe(false);
  });

  it('is withdrawn by the agency itself', () => {
    expect(roles.filter(role => mayWithdrawReturn(person(role), asked))).toEqual(['officer', 'agency_chief']);
    expect(mayWithdrawReturn(person('officer', 'me', 'parks'), asked)).toBe(false);
  });
});

describe('words', () => {
  const agency = { name: '水利局', nameEn: 'Water' };
  const reason = {
    name: '道路寬度',
    nameEn: 'Width',
    citizen: '經查由其他機關養護',
    citizenEn: 'It is kept by another',
  };

  it.each([
    [null, false, '水利局退件：道路寬度。', 'Returned by Water: Width.'],
    [
      { name: '公所', nameEn: 'Office' },
      false,
      '水利局退件：道路寬度，建議改派公所。',
      'Returned by Water: Width; it proposes Office.',
    ],
    [
      null,
      true,
      '水利局退件：道路寬度。已送研考會裁定。',
      'Returned by Water: Width. The control commission arbitrates.',
    ],
  ])('of the tray name who, why and where to', (to, arbitrated, chinese, english) => {
    expect(trayWords(agency, reason, to, arbitrated)).toEqual({ 'zh-TW': chinese, en: english });
  });

  it('of the citizen never end before who has it', () => {
    expect(citizenWords(reason, agency)).toEqual({
      'zh-TW': '經查由其他機關養護，目前由水利局負責續辦。',
      en: 'It is kept by another. It is now with Water.',
    });
  });
});
