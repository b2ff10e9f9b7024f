import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { ProfileSource } from './files.js';
import { trackedChecks } from './tracked.checks.js';

const FOLDER = 'config/city/kaohsiung';
const NEEDED = ['protocol.yaml', 'categories.yaml', 'limits.yaml'];

function faultsOf(before = '', after = ''): string[] {
  const texts = NEEDED.map(file => [file, readFileSync(`${FOLDER}/${file}`, 'utf8')] as const);
  const [[, own]] = texts as [(typeof texts)[number]];
  if (!own.includes(before)) throw new Error(`protocol.yaml does not hold ${before}`);
  const profile = Object.fromEntries(
    texts.map(([file, text]) => [file, parse(text === own ? own.replace(before, () => after) : text)]),
  ) as unknown as ProfileSource;
  return trackedChecks.flatMap(({ find }) => [...find(profile)].map(([, , reason]) => reason));
}

describe('what is tracked', () => {
  it('is in order in Kaohsiung', () => {
    expect(faultsOf()).toEqual([]);
  });

  it.each([
    ['code: application', 'code: general', 'code general is used twice'],
    ['name: 人民申請', 'name: 一般公文', 'name 一般公文 is used twice'],
    ['code: TK02', 'code: TK01', 'code TK01 is used twice'],
    ['code: TK02', 'code: RD01', 'RD01 is in categories.yaml'],
    ['code: TK02', 'code: PEN01', 'PEN01 is in categories.yaml'],
    ['documentClass: project', 'documentClass: secret', 'unknown class secret'],
    ['documentClass: project', 'documentClass: general', 'general is not held as decisions'],
    ['documentClass: project', 'documentClass: petition', 'petition is not held as decisions'],
    ['ladder: hours\n  extension: decision', 'ladder: steps\n  extension: decision', 'unknown ladder steps'],
    ['extension: decision\n  sources', 'extension: none\n  sources', 'unknown extension none'],
  ])('%s → %s is refused: %s', (before, after, reason) => {
    expect(faultsOf(before, after)).toContain(reason);
  });
});
