import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ProfileFaulty, readProfile } from './read-profile.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'city-'));
  cpSync('config/city/kaohsiung', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function faultsWith(before: string, after: string): string[] {
  const path = join(folder, 'limits.yaml');
  const text = readFileSync(path, 'utf8');
  const at = text.indexOf(before, text.indexOf('\nsurge:'));
  if (at < 0) throw new Error(`limits.yaml has no surge with ${before}`);
  writeFileSync(path, text.slice(0, at) + text.slice(at).replace(before, after));
  try {
    readProfile(folder);
  } catch (error) {
    if (error instanceof ProfileFaulty) return error.faults.map(({ reason }) => reason);
    throw error;
  }
  return [];
}

describe('a surge is refused for', () => {
  it.each([
    ['an item with two limits', 'for: [TR01]', 'for: [TR01, TR02]', 'category TR02 is used twice'],
    ['an item that is none', 'for: [TR01]', 'for: [TR09]', 'unknown dispatch category TR09'],
    [
      'less time than usual',
      '{ hours: 24, for: [TR01] }',
      '{ hours: 3, for: [TR01] }',
      '3 hours are less than the usual 4 of TR01',
    ],
    ['nearness of metres that are none', 'metres: 200', 'metres: 5', 'surge[0].nearby.metres must be >= 10'],
    ['words that are missing', '    nameEn: Typhoon and heavy rain\n', '', 'surge[0] lacks nameEn'],
  ])('%s', (_, before, after, reason) => {
    expect(faultsWith(before, after)).toContain(reason);
  });

  it('a code that another one has', () => {
    const path = join(folder, 'limits.yaml');
    const again =
      '  - { code: storm, name: 又, nameEn: Again, nearby: { metres: 50, withinHours: 2 }, surveys: true, callBacks: true }\n';
    writeFileSync(path, `${readFileSync(path, 'utf8')}${again}`);
    expect(() => readProfile(folder)).toThrow(/surge storm is used twice/);
  });
});
