import { describe, expect, it } from '@jest/globals';
import { lastMail, nextMail } from './mailing.rules.js';

describe('Mails of a saved filter', () => {
  it.each([
    ['daily', '2026-11-23T07:59:59', '2026-11-22', '2026-11-23'],
    ['daily', '2026-11-23T08:00:00', '2026-11-23', '2026-11-24'],
    ['daily', '2026-12-31T23:30:00', '2026-12-31', '2027-01-01'],
    ['weekly', '2026-11-23T07:00:00', '2026-11-16', '2026-11-23'],
    ['weekly', '2026-11-23T08:00:00', '2026-11-23', '2026-11-30'],
    ['weekly', '2026-11-29T23:59:00', '2026-11-23', '2026-11-30'],
    ['monthly', '2026-11-01T00:10:00', '2026-10-01', '2026-11-01'],
    ['monthly', '2026-11-01T08:00:00', '2026-11-01', '2026-12-01'],
    ['monthly', '2028-02-29T12:00:00', '2028-02-01', '2028-03-01'],
  ] as const)('%s, at %s: the last was of %s, the next is of %s', (every, now, last, next) => {
    const time = new Date(`${now}+08:00`);
    expect(lastMail(every, time)).toEqual(new Date(`${last}T08:00:00+08:00`));
    expect(nextMail(every, time)).toEqual(new Date(`${next}T08:00:00+08:00`));
  });
});
