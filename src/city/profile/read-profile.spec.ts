import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SupervisionRules } from '../supervision-rules.js';
import { ProfileFaulty, readProfile } from './read-profile.js';

describe('a city profile', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'city-'));
    cpSync('config/city/kaohsiung', folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Replaces the first occurrence, and says on which line it stands. */
  function plant(file: string, before: string, after: string): number {
    const text = readFileSync(join(folder, file), 'utf8');
    const at = text.indexOf(before);
    if (at < 0) throw new Error(`${file} does not hold ${before}`);
    writeFileSync(
      join(folder, file),
      text.replace(before, () => after),
    );
    return text.slice(0, at).split('\n').length;
  }

  function faults(): string[] {
    try {
      readProfile(folder);
    } catch (error) {
      if (error instanceof ProfileFaulty)
        return error.faults.map(one => `${one.file}:${one.line} ${one.reason}`);
      throw error;
    }
    return [];
  }

  it('of Kaohsiung is sound, and holds 52 dispatch items, 15 of public works, 38 districts with 886 villages, and 38 district offices', () => {
    const entries = readProfile(folder);
    const of = <K extends (typeof entries)[number]['kind']>(kind: K) =>
      entries.flatMap(entry =>
        entry.kind === kind ? [entry.content as Extract<typeof entry, { kind: K }>['content']] : [],
      );
    const dispatch = of('category').filter(
      ({ kind, uncategorised }) => kind === 'dispatch' && !uncategorised,
    );
    const works = dispatch.filter(({ supervised }) => supervised);
    expect(dispatch).toHaveLength(52 + works.length);
    expect([works.length, new Set(works.map(({ group }) => group.code)).size]).toEqual([15, 4]);
    const supervision = of('protocol')[0]?.supervision as SupervisionRules;
    const groups = supervision.versions.map(({ from, groups, items }) => [from, groups.length, items.length]);
    expect(groups).toEqual([
      ['2012-02-01', 5, 15],
      ['2021-01-01', 4, 15],
    ]);
    expect(
      of('district')
        .map(({ area }) => area)
        .filter(area => area === 'city'),
    ).toHaveLength(11);
    expect(of('district').flatMap(({ villages }) => villages)).toHaveLength(886);
    const offices = of('agency').filter(({ kind }) => kind === 'district-office');
    expect(offices).toHaveLength(38);
    expect(offices.filter(({ unitCode }) => unitCode !== null)).toHaveLength(25);
  });

  it('names the line of a place that lies outside the city; a city without the list has none', () => {
    const line = plant('places.csv', '120.3024,22.6397', '121.5170,25.0478');
    expect(faults()).toEqual([`places.csv:${line} 高雄車站 lies outside the city`]);
    rmSync(join(folder, 'places.csv'));
    expect(faults()).toEqual([]);
  });

  it.each([
    [
      'city.yaml',
      'timeZone: Asia/Taipei',
      'timeZone: Asia/Kaohsiung',
      'there is no time zone Asia/Kaohsiung',
    ],
    [
      'city.yaml',
      'bounds: [120.15, 22.45',
      'bounds: [121.15, 22.45',
      'bounds must be west, south, east, north',
    ],
    [
      'city.yaml',
      'dutyPhone: 07-3368333',
      'dutyPhone: ask',
      'dutyPhone must match pattern "^[0-9][0-9-]{2,14}$"',
    ],
    ['city.yaml', 'figuresFrozenOnDay: 10', 'figuresFrozenOnDay: 31', 'figuresFrozenOnDay must be <= 28'],
    ['city.yaml', 'centre: research', 'centre: nobody', 'unknown agency nobody'],
    [
      'agencies.yaml',
      '    kind: city',
      '    kind: town',
      'agencies[0].kind must be one of city, central, utility',
    ],
    ['agencies.yaml', 'unitCode: A02000', 'unitCode: A01000', 'unit code A01000 is used twice'],
    ['agencies.yaml', 'code: police', 'code: public-works', 'code public-works is used twice'],
    ['agencies.yaml', 'aliases: [養工處2]', 'aliases: [養工處]', 'name 養工處 is used twice'],
    ['agencies.yaml', 'parent: agriculture', 'parent: farming', 'unknown agency farming'],
    ['agencies.yaml', 'parent: maintenance', 'parent: maintenance-2', 'maintenance-2 is below itself'],
    ['agencies.yaml', 'district: 鼓山區', 'district: 古山區', 'unknown district 古山區'],
    ['categories.yaml', 'group: road', 'group: roads', 'unknown group roads'],
    ['categories.yaml', 'field: environment', 'field: weather', 'unknown field weather'],
    ['categories.yaml', 'code: RD02', 'code: RD01', 'code RD01 is used twice'],
    ['categories.yaml', '路面塌陷(二)]', '路面坑洞(二)]', 'name 路面坑洞(二) is used twice'],
    [
      'categories.yaml',
      'photoRequired: true',
      'photoRequired: maybe',
      'dispatch[0].photoRequired must be boolean',
    ],
    [
      'categories.yaml',
      'contactByAgency: true',
      'contactByAgency: 1',
      'dispatch[0].contactByAgency must be boolean',
    ],
    [
      'categories.yaml',
      'contactByAgency: true',
      'confidential: true\n    contactByAgency: true',
      'RD01 has contactByAgency too',
    ],
    ['categories.yaml', 'photoRequired: true', 'photo: true', 'dispatch[0].photo is not a known entry'],
    ['categories.yaml', 'nameEn: Pothole', 'nameEn: ""', 'dispatch[0].nameEn must not be empty'],
    ['districts.yaml', 'code: "64000010"', 'code: "64000990"', '鹽埕區 64000990 has no boundary'],
    ['districts.yaml', 'zip: "804"', 'zip: "803"', 'zip 803 is used twice'],
    ['districts.yaml', 'name: 旗津區, ', '', 'districts[9] lacks name'],
    ['routing.yaml', 'to: public-works', 'to: public-walks', 'unknown agency public-walks'],
    ['routing.yaml', 'for: [TR01, TR02]', 'for: [TR01, TR02, TR09]', 'unknown dispatch category TR09'],
    ['routing.yaml', 'districts: [鳳山區', 'districts: [鳳山市', 'unknown district 鳳山市'],
    ['routing.yaml', 'roadClass: provincial', 'roadClass: national', 'roadClass has no value national'],
    ['routing.yaml', 'roadClass: provincial', 'road: provincial', 'unknown attribute road'],
    ['routing.yaml', 'roadClass: provincial', 'keeper: maintenance', 'RD04 does not ask for keeper'],
    ['limits.yaml', 'hours: 8, for: [AN01', 'hours: 8, for: [EP01', 'category EP01 is used twice'],
    ['limits.yaml', 'for: [PEN03', 'for: [PEN09', 'unknown petition category PEN09'],
    ['limits.yaml', 'respond: { hours: 4', 'respond: { hours: 0', 'dispatch.respond.hours must be > 0'],
    [
      'calendar.yaml',
      '2026-10-09: 補假',
      '2026-10-10: 國慶日',
      '2026-10-10 is a weekend day: offices are closed anyway',
    ],
    [
      'calendar.yaml',
      '2025-02-08: 補行上班',
      '2025-02-10: 補行上班',
      '2025-02-10 is a weekday: offices are open anyway',
    ],
    ['calendar.yaml', '2026-02-27: 補假', '2026-02-29: 補假', 'there is no day 2026-02-29'],
    ['calendar.yaml', '2026-02-27: 補假', '2025-02-27: 補假', '2025-02-27 is not in 2026'],
    ['calendar.yaml', 'year: 2014', 'year: 2113', '2015 does not follow 2113'],
  ])('%s: %s → %s is refused: %s', (file, before, after, reason) => {
    const line = plant(file, before, after);
    const found = faults();
    expect(found.map(one => one.replace(/^(\S+):\d+ /, '$1 '))).toContain(`${file} ${reason}`);
    const [told] = found.filter(one => one.endsWith(` ${reason}`));
    const elsewhere = /lacks|follow|used twice/.test(reason);
    if (!elsewhere) expect(told).toBe(`${file}:${line} ${reason}`);
  });

  it('names every fault at once, in the order of files and lines', () => {
    const first = plant('agencies.yaml', '    kind: city', '    kind: town');
    const second = plant('agencies.yaml', 'unitCode: A04000', 'unit: A04000');
    const third = plant('districts.yaml', 'zip: "804"', 'zip: "803"');
    const fourth = plant('limits.yaml', 'PTR01', 'PTR77');
    expect(faults()).toEqual([
      `agencies.yaml:${first} agencies[0].kind must be one of city, central, utility`,
      `agencies.yaml:${second} agencies[3].unit is not a known entry`,
      `districts.yaml:${third} zip 803 is used twice`,
      `limits.yaml:${fourth} unknown petition category PTR77`,
    ]);
  });

  it('says which line is no YAML, and which file is missing', () => {
    const line = plant('limits.yaml', 'respond: { hours: 4', 'respond: { hours: [4');
    rmSync(join(folder, 'calendar.yaml'));
    const found = faults();
    expect(found).toContain('calendar.yaml:1 the file is missing');
    expect(found.some(one => new RegExp(`^limits.yaml:(${line}|${line + 1}) `).test(one))).toBe(true);
  });

  it('refuses a category without a route, without a limit, and a second uncategorised one', () => {
    const line = plant('routing.yaml', 'for: [TR01, TR02]', 'for: [TR01]');
    plant('limits.yaml', '      - { hours: 24, for: [TR02], extension: works }\n', '');
    plant(
      'categories.yaml',
      'nameEn: Traffic signal timing\n',
      'nameEn: Traffic signal timing\n    uncategorised: true\n',
    );
    expect(line).toBeGreaterThan(0);
    const reasons = faults().map(one => one.slice(one.indexOf(' ') + 1));
    expect(reasons.sort()).toEqual([
      'TR02 號誌秒差調整 has no limit in limits.yaml',
      'TR02 號誌秒差調整 has no route in routing.yaml',
      'dispatch has 2 categories marked uncategorised, not one',
    ]);
  });

  it('refuses a route that is never reached, and a case for which none is left', () => {
    const line = plant(
      'routing.yaml',
      '  - { for: [RD01, RD03, RD05], to: maintenance }',
      '  - { for: [RD01, RD03, RD05], when: { area: county }, to: maintenance }',
    );
    plant(
      'routing.yaml',
      '  - { for: [RD02], to: maintenance }',
      '  - { for: [RD02], to: maintenance }\n  - { for: [RD02], when: { area: city }, to: fire }',
    );
    expect(line).toBeGreaterThan(0);
    expect(faults().map(one => one.slice(one.indexOf(' ') + 1))).toEqual([
      'RD01 路面坑洞 has no route for no district',
      'RD03 路面掏空 has no route for no district',
      'RD05 管道(工程通報) has no route for no district',
      'the route is never reached for RD02: those before it take every case',
    ]);
  });

  it('needs an office for every district and a boundary for each', () => {
    plant('agencies.yaml', '  - { code: office-qijin, district: 旗津區 }\n', '');
    plant('city.yaml', 'countyCode: "64000"', 'countyCode: "67000"');
    const reasons = faults().map(one => one.slice(one.indexOf(' ') + 1));
    expect(reasons).toContain('旗津區 has no district office');
    expect(reasons).toContain('the district 67000010 of the boundaries is missing');
  });

  it('needs a reason wherever nobody is to act', () => {
    plant(
      'routing.yaml',
      '    because:\n      zh-TW: 未分類案件由主管指派。\n      en: A supervisor decides on uncategorised cases.\n',
      '',
    );
    expect(faults().join()).toContain('a route to the tray needs a because: it tells the agent why');
  });
});
