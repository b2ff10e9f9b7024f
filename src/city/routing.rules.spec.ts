import { describe, expect, it } from '@jest/globals';
import type { Agency, District, Route } from './profile.js';
import { type Agencies, placeOfFirst, type RoutingQuestion, route } from './routing.rules.js';

const agencyNamed = (code: string): Agency => ({
  code,
  unitCode: null,
  kind: 'city',
  name: `${code}局`,
  nameEn: `Bureau of ${code}`,
  phone: null,
  aliases: [],
  parent: null,
  district: null,
});
const district = (code: string, area: 'city' | 'county'): District => ({
  code,
  name: code,
  nameEn: code,
  zip: '800',
  area,
  villages: [],
});
const gushan = district('gushan', 'city');
const zuoying = district('zuoying', 'city');
const gangshan = district('gangshan', 'county');

const known = ['water', 'parks', 'police', 'office of gushan'];
const agencies: Agencies = {
  agency: code => (known.includes(code) ? agencyNamed(code) : null),
  officeOf: code => (code === 'gushan' ? agencyNamed('office of gushan') : null),
};

const way = (to: string, when: Partial<Route['when']> = {}): Route => ({
  when: { attributes: {}, ...when },
  to,
  because: null,
});
const because = { 'zh-TW': '依路寬。', en: 'By the width of the road.' };
const ask = (where: District | null = gushan, attributes: Record<string, string> = {}): RoutingQuestion => ({
  category: { code: 'WR01', name: '水溝蓋', nameEn: 'Gutter covers' },
  district: where,
  attributes,
});

/** Item × district × attribute: the side gutter of the road-width rule. */
const gutters: Route[] = [
  { ...way('district-office', { attributes: { roadWidth: 'under6m' } }), because },
  way('water', { attributes: { roadWidth: 'from6m' } }),
  way('parks', { area: 'county' }),
  way('police', { districts: ['zuoying'] }),
  way('water'),
];

describe('who must act is decided', () => {
  it.each([
    ['by an attribute, before the area', gangshan, { roadWidth: 'from6m' }, 'water', 'WR01/2'],
    ['by the area', gangshan, {}, 'parks', 'WR01/3'],
    ['by the district', zuoying, {}, 'police', 'WR01/4'],
    ['by what fits always, where nothing before does', gushan, {}, 'water', 'WR01/5'],
    ['without a district, by what needs none', null, {}, 'water', 'WR01/5'],
    ['by the district’s own office', gushan, { roadWidth: 'under6m' }, 'office of gushan', 'WR01/1'],
    ['without minding attributes that no route names', gushan, { colour: 'red' }, 'water', 'WR01/5'],
    ['without minding a value that no route names', gushan, { roadWidth: '6' }, 'water', 'WR01/5'],
  ])('%s', (_name, where, attributes, agency, rule) => {
    const decision = route(ask(where, attributes), gutters, agencies);
    expect([decision.agency?.code, decision.rule]).toEqual([agency, rule]);
  });

  it('by the first route that fits, whatever fits later', () => {
    expect(route(ask(), [way('parks'), way('water')], agencies).agency?.code).toBe('parks');
    expect(placeOfFirst([way('parks', { area: 'county' }), way('water'), way('police')], ask())).toBe(1);
  });

  it('only by a route of which every condition holds', () => {
    const strict = [way('water', { area: 'city', districts: ['zuoying'], attributes: { a: '1', b: '2' } })];
    const places = [
      ask(zuoying, { a: '1', b: '2' }),
      ask(zuoying, { a: '1' }),
      ask(gushan, { a: '1', b: '2' }),
      ask(null, { a: '1', b: '2' }),
    ].map(question => placeOfFirst(strict, question));
    expect(places).toEqual([0, -1, -1, -1]);
  });
});

describe('nobody is an answer too', () => {
  it.each([
    ['the profile has no route', [], gushan, null, '「水溝蓋」沒有適用的分派規則，請主管指派。'],
    [
      'no route fits',
      [way('water', { area: 'county' })],
      gushan,
      null,
      '「水溝蓋」沒有適用的分派規則，請主管指派。',
    ],
    [
      'a route leads to the tray',
      [way('tray')],
      gushan,
      'WR01/1',
      '「水溝蓋」沒有適用的分派規則，請主管指派。',
    ],
    ['a route to the tray says why', [{ ...way('tray'), because }], gushan, 'WR01/1', '依路寬。'],
    [
      'the district’s office must act and there is no district',
      [way('district-office')],
      null,
      'WR01/1',
      '請先選擇行政區，才能決定由哪個區公所處理。',
    ],
    [
      'the district has no office',
      [way('district-office')],
      zuoying,
      'WR01/1',
      '「水溝蓋」沒有適用的分派規則，請主管指派。',
    ],
    [
      'the agency is unknown',
      [way('dissolved')],
      gushan,
      'WR01/1',
      '「水溝蓋」沒有適用的分派規則，請主管指派。',
    ],
  ])('when %s', (_name, routes, where, rule, reason) => {
    const decision = route(ask(where), routes as Route[], agencies);
    expect(decision).toMatchObject({ agency: null, rule, reason: { 'zh-TW': reason } });
    expect(decision.reason.en).not.toBe('');
  });
});

it('a decision says why: in the profile’s words, or with the names of category and agency', () => {
  expect(route(ask(gushan, { roadWidth: 'under6m' }), gutters, agencies).reason).toEqual(because);
  expect(route(ask(), gutters, agencies).reason).toEqual({
    'zh-TW': '「水溝蓋」由water局處理。',
    en: '“Gutter covers” is handled by Bureau of water.',
  });
});
