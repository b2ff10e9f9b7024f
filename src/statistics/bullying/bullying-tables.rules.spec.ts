import { describe, expect, it } from '@jest/globals';
import { type Alike, bullyingTables } from './bullying-tables.rules.js';

const CITY = {
  sources: [{ code: 'mayor_mailbox' }, { code: 'hotline_1999' }],
  handlings: [{ code: 'investigating' }, { code: 'found' }],
};
const alike = (
  source: string,
  accepted: boolean | null,
  handling: string | null,
  reports: number,
): Alike => ({
  ...{ source, accepted, handling, reports },
});

describe('the tables of reports of bullying', () => {
  it('of nothing have a row for all that the city has', () => {
    expect(bullyingTables([], CITY)).toEqual({
      ...{ accepted: 0, notAccepted: 0, total: 0, waiting: 0 },
      sources: [
        { code: 'mayor_mailbox', count: 0 },
        { code: 'hotline_1999', count: 0 },
      ],
      handlings: [
        { code: 'investigating', count: 0 },
        { code: 'found', count: 0 },
      ],
    });
  });

  it('sum up: by source to the decided ones, by what was done to the accepted ones', () => {
    const tables = bullyingTables(
      [
        alike('hotline_1999', true, 'found', 3),
        alike('hotline_1999', true, null, 2),
        alike('hotline_1999', false, null, 4),
        alike('a_source_of_before', true, 'a_handling_of_before', 1),
        alike('mayor_mailbox', null, null, 9),
      ],
      CITY,
    );
    expect(tables).toMatchObject({ accepted: 6, notAccepted: 4, total: 10, waiting: 9 });
    expect(tables.sources.map(({ code, count }) => [code, count])).toEqual([
      ['mayor_mailbox', 0],
      ['hotline_1999', 9],
      ['a_source_of_before', 1],
    ]);
    expect(tables.handlings.map(({ code, count }) => [code, count])).toEqual([
      ['investigating', 0],
      ['found', 3],
      ['none', 2],
      ['a_handling_of_before', 1],
    ]);
  });
});
