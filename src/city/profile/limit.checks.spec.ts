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

/** Replaces the first occurrence, and says on which line it stands. */
function plant(before: string, after: string): number {
  const path = join(folder, 'limits.yaml');
  const text = readFileSync(path, 'utf8');
  const at = text.indexOf(before);
  if (at < 0) throw new Error(`limits.yaml does not hold ${before}`);
  writeFileSync(
    path,
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

const ONE_AMOUNT = 'must have exactly one of hours, workingHours, workingDays';
const AFTER = 'must come after the step above it';

describe('limits.yaml is refused for', () => {
  it.each([
    [
      'a limit of no hours',
      'respond: { hours: 4',
      'respond: { hours: 0',
      'dispatch.respond.hours must be > 0',
    ],
    [
      'a limit of no working days',
      'reply: { workingDays: 6',
      'reply: { workingDays: 0',
      'petition.reply.workingDays must be >= 1',
    ],
    [
      'a limit of two and a half working days',
      'reply: { workingDays: 6',
      'reply: { workingDays: 2.5',
      'petition.reply.workingDays must be integer',
    ],
    [
      'a limit of years, in hours',
      'hours: 24, for: [RD01',
      'hours: 17520, for: [RD01',
      'dispatch.complete.items[0].hours must be <= 2160',
    ],
    [
      'a limit of a year, in working days',
      'reply: { workingDays: 6',
      'reply: { workingDays: 250',
      'petition.reply.workingDays must be <= 60',
    ],
    ['a limit in two units', 'respond: { hours: 4', 'respond: { hours: 4, workingDays: 1', ONE_AMOUNT],
    ['a limit in no unit', 'callback: { workingHours: 8 }', 'callback: { ladder: hours }', ONE_AMOUNT],
    [
      'an item’s limit in two units',
      'hours: 24, for: [RD01',
      'hours: 24, workingHours: 8, for: [RD01',
      ONE_AMOUNT,
    ],
    ['a class of petitions without a limit', 'name: simple, workingDays: 3', 'name: simple', ONE_AMOUNT],
    [
      'a pause in two units',
      'citizen: { workingDays: 10 }',
      'citizen: { workingDays: 10, hours: 1 }',
      ONE_AMOUNT,
    ],
    ['a step of the ladder in no unit', '{ after: { hours: 4 }', '{ after: {}', ONE_AMOUNT],
    [
      'an unknown ladder',
      'respond: { hours: 4, ladder: hours',
      'respond: { hours: 4, ladder: steep',
      'unknown ladder steep',
    ],
    [
      'a ladder that every object has',
      'respond: { hours: 4, ladder: hours',
      'respond: { hours: 4, ladder: constructor',
      'unknown ladder constructor',
    ],
    [
      'an unknown ladder of all completions',
      'complete:\n    ladder: hours',
      'complete:\n    ladder: steep',
      'unknown ladder steep',
      1,
    ],
    [
      'several agencies beside a limit in hours',
      'reply: { workingDays: 6',
      'reply: { hours: 60',
      'is for limits in workingDays only',
      3,
    ],
    ['an unknown extension', 'extension: petition', 'extension: for-ever', 'unknown extension for-ever'],
    [
      'an unknown reason for a pause',
      'pauses: [citizen], ext',
      'pauses: [rain], ext',
      'petition.reply.pauses[0] must be one of citizen, parts',
    ],
    ['a ladder that goes down', 'at: 80%', 'at: 40%', AFTER],
    ['a ladder that stands still', 'at: 80%', 'at: 50%', AFTER],
    [
      'a warning when it is due already',
      '{ at: due, tell: [officer, chief, centre] }',
      '{ at: 20%, tell: [chief] }',
      AFTER,
    ],
    ['a chase that is earlier than the one before', 'after: { hours: 24 }', 'after: { hours: 4 }', AFTER],
    ['a chase that is no later in days', 'after: { workingDays: 3 }', 'after: { workingDays: 1 }', AFTER],
    [
      'a step at two times',
      '{ at: 50%, tell',
      '{ at: 50%, after: { hours: 1 }, tell',
      'must have either at or after',
    ],
    ['a step at no time', '{ at: 50%, tell', '{ tell', 'must have either at or after'],
    [
      'a step that tells nobody',
      'at: 50%, tell: [officer]',
      'at: 50%, tell: []',
      'ladders.hours[0].tell must NOT have fewer than 1 items',
    ],
    [
      'a step that tells somebody unknown',
      'at: 50%, tell: [officer]',
      'at: 50%, tell: [mayor]',
      'ladders.hours[0].tell[0] must be one of officer, chief, head, centre, commission',
    ],
    [
      'an extension on which nobody decides',
      'upTo: 10, by',
      'upTo: 9, by',
      'nobody decides on more than 9, but longest is 10',
      -3,
    ],
    [
      'an extension on which too many decide',
      'upTo: 10, by',
      'upTo: 11, by',
      'nobody decides on more than 11, but longest is 10',
      -3,
    ],
    ['levels of approval that go down', 'upTo: 6, by', 'upTo: 3, by', 'must be longer than the one above it'],
    [
      'an unknown approver',
      'upTo: 6, by: supervisor',
      'upTo: 6, by: mayor',
      'extensions.petition.approval[1].by must be one of agency_chief, supervisor, commission',
    ],
    [
      'extensions that are less in all than at once',
      'total: 30',
      'total: 9',
      'total 9 is less than longest 10',
    ],
    [
      'office hours that end before they begin',
      '"08:00-12:00"',
      '"12:00-08:00"',
      '12:00-08:00 ends before it begins',
    ],
    [
      'office hours that overlap',
      '"13:30-17:30"',
      '"11:30-17:30"',
      '11:30-17:30 begins before the one above it ends',
    ],
    [
      'a day that is on no calendar',
      'officeHours:',
      'inForceFrom: 2027-02-29\nofficeHours:',
      'there is no day 2027-02-29',
    ],
  ])('%s', (_, before, after, reason, below = 0) => {
    const line = plant(before, after) + below;
    expect(faults()).toEqual([`limits.yaml:${line} ${reason}`]);
  });
});

it('a day from which limits are in force goes to each of them, and to nothing else', () => {
  plant('officeHours:', 'inForceFrom: 2027-01-01\nofficeHours:');
  const days = new Map(readProfile(folder).map(({ kind, inForceFrom }) => [kind, inForceFrom]));
  expect(days.get('limits')).toBe('2027-01-01');
  expect([...days].filter(([, day]) => day !== undefined)).toHaveLength(1);
});
