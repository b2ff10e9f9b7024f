import { describe, expect, it } from '@jest/globals';
import { flawsOfCount } from './service-count.rules.js';

const CITY = {
  counterServices: [
    { code: 'legal-advice', sites: ['siwei', 'qishan'] },
    { code: 'blood-pressure', sites: ['siwei'] },
  ],
};

describe('a count of persons served', () => {
  it.each([
    ['legal-advice', 'qishan', '2026-11-20', ''],
    ['blood-pressure', 'siwei', '2025-11-19', ''],
    ['blood-pressure', 'qishan', '2026-11-20', 'site UNKNOWN_SITE'],
    ['massage', 'siwei', '2026-11-20', 'service UNKNOWN_SERVICE'],
    ['legal-advice', 'siwei', '2026-11-21', 'day DAY_TO_COME'],
    ['legal-advice', 'siwei', '2025-11-18', 'day DAY_TOO_LONG_AGO'],
    ['legal-advice', 'siwei', '2026-02-29', 'day NO_SUCH_DAY'],
    ['legal-advice', 'siwei', 'yesterday', 'day NO_SUCH_DAY'],
    ['massage', 'moon', '2026-13-01', 'service UNKNOWN_SERVICE, day NO_SUCH_DAY'],
  ])('of %s at %s on %s: “%s”', (service, site, day, expected) => {
    const flaws = flawsOfCount({ service, site, day }, CITY, '2026-11-20');
    expect(flaws.map(({ field, code }) => `${field} ${code}`).join(', ')).toBe(expected);
  });

  it('knows no service where the city names none', () => {
    expect(flawsOfCount({ service: 'a', site: 'b', day: '2026-11-20' }, {}, '2026-11-20')).toHaveLength(1);
  });
});
