import { describe, expect, it } from '@jest/globals';
import type { CaseCardDto } from './case-card.dto.js';
import { asLeft, type CardLeg, holdersOf } from './hand-over.rules.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 8, minute)).toISOString();

const leg = (agency: string, from: number, to: number | null, changes: Partial<CardLeg> = {}): CardLeg => ({
  id: `${agency} ${from}`,
  agency,
  role: 'lead',
  state: to === null ? 'dispatched' : 'closed',
  version: 2,
  dispatchedAt: at(from),
  deliveredAt: null,
  acknowledgedAt: null,
  reportedAt: null,
  closedAt: to === null ? null : at(to),
  holds: to === null,
  categoryThen: null,
  ...changes,
});

describe('who has a case, and who had it until when', () => {
  it.each<[string, CardLeg[], [string, number, number | null][]]>([
    ['nobody, while it was never sent', [], []],
    ['one agency', [leg('water', 1, null)], [['water', 1, null]]],
    [
      'one, and one before it',
      [leg('water', 1, 5), leg('parks', 5, null)],
      [
        ['water', 1, 5],
        ['parks', 5, null],
      ],
    ],
    ['nobody, after a recall', [leg('water', 1, 5)], [['water', 1, 5]]],
    ['the one it ended with', [leg('water', 1, 5, { holds: true })], [['water', 1, null]]],
    [
      'the first one again',
      [leg('water', 1, 5, { holds: true }), leg('parks', 5, 7), leg('water', 7, null)],
      [
        ['water', 1, null],
        ['parks', 5, 7],
      ],
    ],
    [
      'neither, after the second hand-over of one',
      [leg('water', 1, 5), leg('water', 6, 9)],
      [['water', 1, 9]],
    ],
  ])('%s', (_who, legs, holders) => {
    const found = holdersOf(legs).map(({ agency, since, until }) => [
      agency,
      since.toISOString(),
      until?.toISOString() ?? null,
    ]);
    expect(found).toEqual(
      holders.map(([agency, since, until]) => [agency, at(since), until === null ? null : at(until)]),
    );
  });
});

describe('the card of a case that has left an agency', () => {
  const named = {
    agency: { code: 'water', name: '水利局', nameEn: 'Water' },
    category: { code: 'WR01', name: '側溝', nameEn: 'Gutter' },
  };
  const card = {
    kind: 'dispatch',
    number: 'D20261121-00001-8',
    state: 'released',
    version: 9,
    place: '建工路',
    category: { code: 'RD01', name: '坑洞', nameEn: 'Pothole' },
    agency: { code: 'parks', name: '公園處', nameEn: 'Parks' },
    updatedAt: at(50),
    unroutedReason: { 'zh-TW': '收回', en: 'Recalled' },
    askedUntil: '2026-11-20T16:00:00.000Z',
    clocks: [{ kind: 'complete', startedAt: at(1), dueAt: at(90), stoppedAt: at(49), breachedAt: null }],
    workOrder: { id: 'parks 5', state: 'closed', version: 4, deliveredAt: null, acknowledgedAt: at(6) },
  } as unknown as CaseCardDto;

  it('says nothing of what others have done with it', () => {
    expect(asLeft(card, leg('water', 1, 5), named)).toEqual({
      kind: 'dispatch',
      number: 'D20261121-00001-8',
      state: 'dispatched',
      version: 9,
      place: '建工路',
      ...named,
      updatedAt: at(5),
      unroutedReason: null,
      askedUntil: null,
      clocks: [],
      workOrder: { id: 'water 1', state: 'closed', version: 2, deliveredAt: null, acknowledgedAt: null },
    });
  });

  it.each<['dispatch' | 'petition', Partial<CardLeg>, string]>([
    ['dispatch', {}, 'dispatched'],
    ['dispatch', { acknowledgedAt: at(2) }, 'acknowledged'],
    ['dispatch', { acknowledgedAt: at(2), reportedAt: at(3) }, 'reported'],
    ['petition', {}, 'assigned'],
    ['petition', { acknowledgedAt: at(2), reportedAt: at(3) }, 'replied'],
  ])('shows a %s with %j as %s', (kind, times, state) => {
    expect(asLeft({ ...card, kind }, leg('water', 1, 5, times), named).state).toBe(state);
  });
});
