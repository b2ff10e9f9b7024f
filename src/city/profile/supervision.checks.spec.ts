import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { ProfileSource } from './files.js';
import { supervisionChecks } from './supervision.checks.js';

const FOLDER = 'config/city/kaohsiung';
const NEEDED = ['supervision.yaml', 'categories.yaml', 'limits.yaml', 'agencies.yaml'];

function faultsOf(before = '', after = ''): string[] {
  const texts = NEEDED.map(file => [file, readFileSync(`${FOLDER}/${file}`, 'utf8')] as const);
  const [[, own]] = texts as [(typeof texts)[number]];
  if (!own.includes(before)) throw new Error(`supervision.yaml does not hold ${before}`);
  const profile = Object.fromEntries(
    texts.map(([file, text]) => [file, parse(text === own ? own.replace(before, () => after) : text)]),
  ) as unknown as ProfileSource;
  return supervisionChecks.flatMap(({ find }) => [...find(profile)].map(([, , reason]) => reason));
}

describe('what is reported of public works', () => {
  it('is in order in Kaohsiung', () => {
    expect(faultsOf()).toEqual([]);
  });

  it.each([
    ['from: "2021-01-01"', 'from: "2011-01-01"', 'must be later than the one above it'],
    ['from: "2021-01-01"', 'from: "2021-02-30"', 'there is no day 2021-02-30'],
    ['[SV01, SV02', '[SV01, SV99', 'unknown item SV99'],
    ['[SV01, SV02', '[SV01, SV01', 'item SV01 is used twice'],
    ['code: SV02', 'code: SV01', 'code SV01 is used twice'],
    ['name: 督工路面坑洞', 'name: 路面坑洞', '路面坑洞 is in categories.yaml already'],
    ['code: sv-works', 'code: road', 'road is in categories.yaml already'],
    ['as: RD01', 'as: RD99', 'unknown dispatch category RD99'],
    ['inspect: 4', 'inspect: 40', 'is to be improved before it is inspected'],
    ['extension: works', 'extension: roads', 'unknown extension roads'],
    ['ladder: hours', 'ladder: weeks', 'unknown ladder weeks'],
    ['new-works, ', 'newest-works, ', 'unknown agency newest-works'],
    ['new-works, ', 'metro, ', 'agency metro is used twice'],
  ])('%s → %s is refused: %s', (before, after, reason) => {
    expect(faultsOf(before, after)).toContain(reason);
  });
});
