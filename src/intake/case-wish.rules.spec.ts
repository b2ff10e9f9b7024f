import { describe, expect, it } from '@jest/globals';
import { flawsOf, type KnownPlaces } from './case-wish.rules.js';
import type { CaseDto } from './contact.dto.js';

/** A small city: two districts with a village of the same name each, one of everything that was retired. */
const gutter = {
  kind: 'dispatch' as const,
  retired: false,
  confidential: false,
  attributes: [{ code: 'roadWidth', options: [{ value: 'under6m' }, { value: 'from6m' }] }],
};
const codeIn =
  <T>(known: Record<string, T>) =>
  (code: string): T | null =>
    Object.hasOwn(known, code) ? (known[code] as T) : null;
const city: KnownPlaces = {
  category: codeIn({
    WR01: gutter,
    LT01: { kind: 'dispatch', retired: false, confidential: false, attributes: [] },
    PEN01: { kind: 'petition', retired: false, confidential: false, attributes: [] },
    POT02: { kind: 'petition', retired: false, confidential: true, attributes: [] },
    OLD: { kind: 'dispatch', retired: true, confidential: false, attributes: gutter.attributes },
  }),
  district: codeIn({
    gushan: { retired: false, villages: [{ code: 'gushan-zhongxing' }] },
    zuoying: { retired: false, villages: [{ code: 'zuoying-zhongxing' }] },
    merged: { retired: true, villages: [{ code: 'merged-zhongxing' }] },
  }),
  agency: codeIn({
    works: { retired: false, parent: null },
    lamps: { retired: false, parent: 'works' },
    water: { retired: false, parent: null },
    dissolved: { retired: true, parent: null },
  }),
  locate: (lng, lat) => (lng > 120 && lng < 121 && lat > 22 && lat < 24 ? { district: 'gushan' } : null),
};

const wish = (said: Partial<CaseDto>): CaseDto => ({ description: '水溝蓋破了', ...said });
const flaws = (said: Partial<CaseDto>, index = 0): string[] =>
  flawsOf(wish(said), index, city).map(({ field, code }) => `${field} ${code}`);

describe('a wish for a case is taken', () => {
  it.each<[string, Partial<CaseDto>]>([
    ['that says nothing but what it is about', {}],
    ['that nobody could sort yet', { category: null }],
    [
      'with everything in it known',
      { category: 'WR01', district: 'gushan', village: 'gushan-zhongxing', agency: 'water' },
    ],
    ['with an attribute of its category', { category: 'WR01', attributes: { roadWidth: 'under6m' } }],
    ['with a point in the city', { lng: 120.3, lat: 22.6 }],
    ['with a point in its district', { district: 'gushan', lng: 120.3, lat: 22.6 }],
    ['with a point across the border of its district', { district: 'zuoying', lng: 120.3, lat: 22.6 }],
    ['of the kind that its category has', { category: 'PEN01', kind: 'petition' }],
    ['of a kind, without a category', { kind: 'petition' }],
    ['of a citizen who agrees to be called', { category: 'WR01', contactConsent: true }],
    ['that is confidential', { category: 'WR01', confidential: true }],
    ['that reports an agency in confidence', { confidential: true, reportedAgency: 'works' }],
    [
      'that reports an agency and goes to another',
      { category: 'POT02', reportedAgency: 'works', agency: 'water' },
    ],
    [
      'that goes to the agency above the one reported',
      { category: 'POT02', reportedAgency: 'lamps', agency: 'works' },
    ],
    ['of somebody who needs no protection', { category: 'POT02', confidential: false, contactConsent: true }],
    ['with half a point, which the form has refused before', { lng: 120.3 }],
  ])('%s', (_name, said) => {
    expect(flaws(said)).toEqual([]);
  });
});

describe('a wish for a case is refused', () => {
  it.each<[string, Partial<CaseDto>, string]>([
    ['for an unknown category', { category: 'XX99' }, 'category UNKNOWN_CATEGORY'],
    ['for a retired category', { category: 'OLD' }, 'category UNKNOWN_CATEGORY'],
    ['for an unknown district', { district: 'tainan' }, 'district UNKNOWN_DISTRICT'],
    ['for a retired district', { district: 'merged' }, 'district UNKNOWN_DISTRICT'],
    [
      'for a village of another district',
      { district: 'gushan', village: 'zuoying-zhongxing' },
      'village UNKNOWN_VILLAGE',
    ],
    [
      'for a village without a district, since village names repeat',
      { village: 'gushan-zhongxing' },
      'village UNKNOWN_VILLAGE',
    ],
    [
      'for a petition with an item of the other kind',
      { category: 'WR01', kind: 'petition' },
      'kind KIND_DIFFERS',
    ],
    [
      'for a dispatch case with a field of petitions',
      { category: 'PEN01', kind: 'dispatch' },
      'kind KIND_DIFFERS',
    ],
    ['for an unknown agency', { agency: 'parks' }, 'agency UNKNOWN_AGENCY'],
    ['for a retired agency', { agency: 'dissolved' }, 'agency UNKNOWN_AGENCY'],
    [
      'for the report of an agency there is none of',
      { confidential: true, reportedAgency: 'parks' },
      'reportedAgency UNKNOWN_AGENCY',
    ],
    ['for a reported agency in an open case', { reportedAgency: 'works' }, 'reportedAgency NOT_CONFIDENTIAL'],
    [
      'for a report that goes to the agency reported',
      { confidential: true, reportedAgency: 'works', agency: 'works' },
      'agency REPORTED_AGENCY',
    ],
    [
      'for a report that goes below the agency reported',
      { category: 'POT02', reportedAgency: 'works', agency: 'lamps' },
      'agency REPORTED_AGENCY',
    ],
    [
      'for consent in confidence',
      { confidential: true, contactConsent: true },
      'contactConsent CONFIDENTIAL',
    ],
    [
      'for consent where the item is confidential',
      { category: 'POT02', contactConsent: true },
      'contactConsent CONFIDENTIAL',
    ],
    ['for a point in another city', { lng: 121.5, lat: 25 }, 'lng POINT_OUTSIDE_CITY'],
    ['for a point at the zero of both', { lng: 0, lat: 0 }, 'lng POINT_OUTSIDE_CITY'],
    [
      'for an attribute its category does not have',
      { category: 'LT01', attributes: { roadWidth: 'under6m' } },
      'attributes.roadWidth UNKNOWN_ATTRIBUTE',
    ],
    [
      'for an attribute without a category',
      { attributes: { roadWidth: 'under6m' } },
      'attributes.roadWidth UNKNOWN_ATTRIBUTE',
    ],
    [
      'for an option the attribute does not have',
      { category: 'WR01', attributes: { roadWidth: '6' } },
      'attributes.roadWidth UNKNOWN_OPTION',
    ],
  ])('%s', (_name, said, flaw) => {
    expect(flaws(said)).toEqual([`cases.0.${flaw}`]);
  });

  it.each([[['under6m']], [{}], [null], [6]])('for an option that is no text: %j', value => {
    const attributes = { roadWidth: value } as unknown as Record<string, string>;
    expect(flaws({ category: 'WR01', attributes })).toEqual(['cases.0.attributes.roadWidth UNKNOWN_OPTION']);
  });

  it('for all that is wrong at once, by the place of the case in the contact', () => {
    const all = {
      category: 'XX99',
      district: 'tainan',
      village: 'anping',
      agency: 'parks',
      lng: 0,
      lat: 0,
      attributes: { roadWidth: 'x' },
    };
    expect(flaws(all, 3)).toEqual([
      'cases.3.category UNKNOWN_CATEGORY',
      'cases.3.district UNKNOWN_DISTRICT',
      'cases.3.village UNKNOWN_VILLAGE',
      'cases.3.agency UNKNOWN_AGENCY',
      'cases.3.lng POINT_OUTSIDE_CITY',
      'cases.3.attributes.roadWidth UNKNOWN_ATTRIBUTE',
    ]);
  });

  it('in words of both languages that repeat nothing a person typed', () => {
    for (const { message } of flawsOf(wish({ category: '王小明', agency: '0912345678' }), 0, city)) {
      for (const words of [message['zh-TW'], message.en]) {
        expect(words).not.toBe('');
        expect(words).not.toMatch(/王小明|0912345678/);
      }
    }
  });
});
