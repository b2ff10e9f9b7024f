import { describe, expect, it } from '@jest/globals';
import { servedBy } from './served.rules.js';

const named = (code: string, name = code) => ({ code, name, nameEn: name });
const CITY = { counterServices: [named('legal', '法律諮詢')], counterSites: [named('siwei', '四維')] };

describe('persons served at counters', () => {
  it('are added up by service, and shown by place; what the city no longer has by its code', () => {
    const rows = [
      { service: 'gone', site: 'siwei', persons: 1 },
      { service: 'legal', site: 'moved', persons: 2 },
      { service: 'legal', site: 'siwei', persons: 3 },
    ];
    expect(servedBy(rows, CITY)).toEqual([
      { service: named('gone'), persons: 1, sites: [{ site: named('siwei', '四維'), persons: 1 }] },
      {
        service: named('legal', '法律諮詢'),
        persons: 5,
        sites: [
          { site: named('moved'), persons: 2 },
          { site: named('siwei', '四維'), persons: 3 },
        ],
      },
    ]);
  });

  it('are none where nobody was', () => {
    expect(servedBy([], {})).toEqual([]);
  });
});
