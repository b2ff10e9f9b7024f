import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { CategoriesSource, ProfileSource } from './files.js';
import { questionChecks } from './question.checks.js';

const FILE = 'config/city/kaohsiung/categories.yaml';

function faultsOf(before = '', after = ''): string[] {
  const text = readFileSync(FILE, 'utf8');
  if (!text.includes(before)) throw new Error(`${FILE} does not hold ${before}`);
  const source = parse(text.replace(before, () => after)) as CategoriesSource;
  const profile = { 'categories.yaml': source } as ProfileSource;
  return questionChecks.flatMap(({ find }) => [...find(profile)].map(([, , reason]) => reason));
}

describe('what an app asks', () => {
  it('is in order in Kaohsiung', () => {
    expect(faultsOf()).toEqual([]);
  });

  it.each([
    ['{ lampNumber: optional, l', '{ lamp: optional, l', 'unknown question lamp'],
    ['code: gasAdvice', 'code: roadWidth', 'code roadWidth is used twice'],
    ['danger: required', 'danger: told', 'danger has answers, and is only told'],
    ['datatype: multivaluelist', 'datatype: text', 'noiseFrom is no list'],
    ['datatype: number', 'datatype: singlevaluelist', 'lampsOut is a singlevaluelist without options'],
    ['value: business', 'value: construction', 'value construction is used twice'],
    [
      'labelEn: "No" }',
      'labelEn: "No", stop: { zh-TW: 請撥 119, en: Call 119 } }',
      'every answer to danger is a stop',
    ],
  ])('%s → %s is refused: %s', (before, after, reason) => {
    expect(faultsOf(before, after)).toContain(reason);
  });
});
