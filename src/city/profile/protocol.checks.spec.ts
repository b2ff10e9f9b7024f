import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { ProfileFaulty, readProfile } from './read-profile.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'city-'));
  cpSync('config/city/kaohsiung', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'protocol.yaml');
const text = () => readFileSync(path(), 'utf8');

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

it('Kaohsiung returns within the next working day, and arbitrates from the second return on', () => {
  const [protocol] = readProfile(folder).flatMap(entry => (entry.kind === 'protocol' ? [entry.content] : []));
  expect(protocol).toMatchObject({
    returns: { within: { workingDays: 1 }, withSiteVisit: { workingDays: 2 }, arbitrateFrom: 2 },
    arbitration: { within: { workingDays: 2 } },
    coHandling: { within: { workingDays: 3 } },
  });
});

it.each([
  ['within: { workingDays: 1 }', 'within: { workingDays: 1, hours: 3 }', 'returns.within needs one of'],
  ['within: { workingDays: 1 }', 'within: {}', 'needs one of hours, workingHours, workingDays'],
  ['within: { workingDays: 1 }', 'within: { workingHours: 4 }', 'is counted in hours or workingDays'],
  ['within: { workingDays: 1 }', 'within: { workingDays: 3 }', 'is shorter than within'],
  ['within: { workingDays: 3 }', 'within: { workingHours: 9 }', 'is counted in hours or workingDays'],
  ['arbitrateFrom: 2', 'arbitrateFrom: 0', 'returns.arbitrateFrom must be >= 1'],
  ['arbitrateFrom: 2', 'arbitrateAfter: 2', 'returns.arbitrateAfter is not a known entry'],
  ['code: road_width', 'code: other_agency', 'code other_agency is used twice'],
  ['code: road_width', 'code: Road-Width', 'must match pattern'],
  ['由警察機關處理', '由警察機關處理。', 'ends its sentence, but goes on with who has the case'],
  ['    citizen: 經查這個案件由警察機關處理\n', '', 'returnReasons[4] lacks citizen'],
])('%s → %s: %s', (before, after, reason) => {
  expect(text()).toContain(before);
  const line = text()
    .split('\n')
    .findIndex(one => one.includes(before.trim()));
  writeFileSync(
    path(),
    text().replace(before, () => after),
  );
  const found = faults();
  expect(found.some(fault => fault.includes(reason.replace('returns.within ', '')))).toBe(true);
  expect(found.every(fault => Math.abs(Number(fault.match(/yaml:(\d+)/)?.[1]) - line) < 6)).toBe(true);
});

it('a profile without the file is faulty', () => {
  rmSync(path());
  expect(faults()).toEqual(['protocol.yaml:1 the file is missing']);
});
