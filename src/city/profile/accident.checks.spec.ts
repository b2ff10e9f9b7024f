import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { accidentChecks } from './accident.checks.js';
import type { ProfileSource } from './files.js';

const FOLDER = 'config/city/kaohsiung';
const NEEDED = ['protocol.yaml', 'agencies.yaml', 'categories.yaml', 'supervision.yaml'];

function faultsOf(before = '', after = ''): string[] {
  const texts = NEEDED.map(file => [file, readFileSync(`${FOLDER}/${file}`, 'utf8')] as const);
  const [[, own]] = texts as [(typeof texts)[number]];
  if (!own.includes(before)) throw new Error(`protocol.yaml does not hold ${before}`);
  const profile = Object.fromEntries(
    texts.map(([file, text]) => [file, parse(text === own ? own.replace(before, () => after) : text)]),
  ) as unknown as ProfileSource;
  return accidentChecks.flatMap(({ find }) => [...find(profile)].map(([, , reason]) => reason));
}

const FIRE = 'agency: fire, via: [screen, phone]';
const CENTRE = 'role: supervisor,\n        via: [screen, mail]';

describe('who is told of accidents', () => {
  it('is in order in Kaohsiung', () => {
    expect(faultsOf()).toEqual([]);
  });

  it.each([
    [FIRE, 'agency: firemen, via: [screen]', 'firemen is not in agencies.yaml'],
    [FIRE, 'agency: fire, via: [screen, mail]', 'cannot be told by mail'],
    [FIRE, 'agency: fire, via: [sms]', 'cannot be told by sms'],
    [
      FIRE,
      'agency: fire, holder: true, via: [screen]',
      'is one of a role, an agency, the holder, or an address',
    ],
    [
      FIRE,
      'agency: fire, mail: a@b.tw, via: [mail]',
      'is one of a role, an agency, the holder, or an address',
    ],
    [FIRE, 'via: [screen]', 'is one of a role, an agency, the holder, or an address'],
    [FIRE, 'mail: duty@example.gov.tw, via: [screen]', 'cannot be told by screen'],
    [FIRE, 'mail: duty@example.gov.tw, via: [phone]', 'cannot be told by phone'],
    [FIRE, 'mail: duty@example.gov.tw, via: [sms]', 'cannot be told by sms'],
    [CENTRE, 'role: supervisor, via: [phone]', 'cannot be told by phone'],
    [CENTRE, 'role: supervisor, via: [sms]', 'cannot be told by sms'],
    ['code: holder', 'code: centre', 'code centre is used twice'],
    [
      'name: 消防局, nameEn: Fire Bureau, agency',
      'name: 主辦機關, nameEn: Fire Bureau, agency',
      'name 主辦機關 is used twice',
    ],
    ['code: emergency', 'code: injury', 'code injury is used twice'],
    ['code: hospital', 'code: visit', 'code visit is used twice'],
    ['suggestedAt: [SV01', 'suggestedAt: [SV99', 'unknown item SV99'],
    ['suggestedAt: [SV01', 'suggestedAt: [RD01', 'item RD01 is used twice'],
  ])('%s → %s is refused: %s', (before, after, reason) => {
    expect(faultsOf(before, after)).toContain(reason);
  });

  it.each([
    'mail: duty@example.gov.tw, via: [mail]',
    'sms: "+886912345678", via: [sms]',
    'mail: duty@example.gov.tw, sms: "+886912345678", via: [mail, sms]',
  ])('may be a bare address: %s', address => {
    expect(faultsOf(FIRE, address)).toEqual([]);
  });
});
