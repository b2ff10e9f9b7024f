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

const path = () => join(folder, 'retention.yaml');
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

it('Kaohsiung has a rule for the rest of each kind, and says of every one that it is proposed', () => {
  const rules = readProfile(folder).flatMap(entry => (entry.kind === 'retention' ? [entry.content] : []));
  const rest = rules.filter(({ categories }) => categories.length === 0).map(({ kind }) => kind);
  expect(rest).toEqual(['dispatch', 'petition', 'contact', 'bullying']);
  expect(rules.every(({ proposed }) => proposed)).toBe(true);
});

it.each([
  ['statistics: for-ever', 'statistics: 5', 'statistics must be one of for-ever'],
  [
    '    person: 10',
    '    person: 7',
    'rules[2].person must be one of 1, 3, 5, 10, 15, 20, 25, 30, permanent',
  ],
  ['    kind: contact', '    kind: dispatch', 'there is no rule of the kind contact without for'],
  ['code: works', 'code: petition', 'code petition is used twice'],
  [
    '[PLA01, PLA02',
    '[PLA01, PLA01',
    'rules[2].for must NOT have duplicate items (items ## 1 and 0 are identical)',
  ],
  ['[PLA01, PLA02', '[PLA01, RD01', 'unknown petition category RD01'],
  [
    '    kind: contact',
    '    kind: contact\n    attachments: 1',
    'a contact without a case has no attachments',
  ],
  ['    kind: contact', '    kind: contact\n    for: [RD01]', 'a contact without a case has no category'],
  ['    attachments: 3\n', '', 'rules[0] lacks attachments'],
  [
    '疑似校園霸凌通報\n    nameEn: Reports of suspected bullying\n    person: 5',
    '疑似校園霸凌通報\n    nameEn: Reports of suspected bullying\n    person: 1',
    'a report of bullying loses the name with its texts: person must be as texts',
  ],
])('%s → %s: %s', (before, after, reason) => {
  expect(text()).toContain(before);
  writeFileSync(
    path(),
    text().replace(before, () => after),
  );
  expect(faults().map(fault => fault.replace(/:\d+ /, ': '))).toContain(`retention.yaml: ${reason}`);
});

it('a fault names its line', () => {
  const line = text()
    .split('\n')
    .findIndex(one => one.includes('person: 10'));
  writeFileSync(path(), text().replace('person: 10', 'person: 7'));
  expect(faults()[0]).toMatch(`retention.yaml:${line + 1} `);
});

it('a profile without the file is faulty', () => {
  rmSync(path());
  expect(faults()).toEqual(['retention.yaml:1 the file is missing']);
});
