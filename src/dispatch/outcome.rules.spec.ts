import { describe, expect, it } from '@jest/globals';
import { flawOfOutcome, isTooOld, type OutcomeFlaw, type Told, type ToldOf } from './outcome.rules.js';
import type { LegOutcome } from './work-order.entity.js';

const at = (time: string): Date => new Date(`2026-11-21T${time}:00+08:00`);
const NOTHING: Omit<Told, 'outcome'> = { legalBasis: null, utility: null, arrivedAt: null, proofs: 0 };
const OF: ToldOf = {
  receivedAt: at('08:00'),
  now: at('12:00'),
  photoRequired: false,
  isUtility: code => code === 'taipower',
};

describe('what an outcome needs', () => {
  it.each<[LegOutcome, Partial<Told>, Partial<ToldOf>, OutcomeFlaw | null]>([
    ['done', {}, {}, null],
    ['done', {}, { photoRequired: true }, 'PHOTO_REQUIRED'],
    ['done', { proofs: 1 }, { photoRequired: true }, null],
    ['done', { arrivedAt: at('07:59') }, {}, 'ARRIVAL_IMPLAUSIBLE'],
    ['done', { arrivedAt: at('12:01') }, {}, 'ARRIVAL_IMPLAUSIBLE'],
    ['done', { arrivedAt: at('08:00') }, {}, null],
    ['cannot_act', {}, {}, 'LEGAL_BASIS_REQUIRED'],
    ['cannot_act', { utility: 'taipower', proofs: 1 }, {}, 'LEGAL_BASIS_REQUIRED'],
    ['cannot_act', { legalBasis: '建築法第77條' }, { photoRequired: true }, null],
    ['not_found', {}, {}, 'ARRIVAL_REQUIRED'],
    ['not_found', { proofs: 2 }, {}, 'ARRIVAL_REQUIRED'],
    ['not_found', { arrivedAt: at('09:00') }, {}, 'PHOTO_REQUIRED'],
    ['not_found', { arrivedAt: at('09:00'), proofs: 1 }, {}, null],
    ['handed_over', {}, {}, 'UNKNOWN_UTILITY'],
    ['handed_over', { utility: 'maintenance' }, {}, 'UNKNOWN_UTILITY'],
    ['handed_over', { utility: 'taipower' }, { photoRequired: true }, null],
  ])('%s with %j of %j: %s', (outcome, told, of, flaw) => {
    expect(flawOfOutcome({ ...NOTHING, outcome, ...told }, { ...OF, ...of })).toBe(flaw);
  });
});

describe('a photo of what was done', () => {
  it.each<[string, Date | null, boolean]>([
    ['whose camera said nothing', null, false],
    ['of the day before', new Date('2026-11-20T08:00:00+08:00'), true],
    ['of a second before', new Date('2026-11-21T07:59:58.999+08:00'), true],
    ['of the same second', new Date('2026-11-21T08:00:00+08:00'), false],
    ['of afterwards', at('09:00'), false],
  ])('%s', (_, takenAt, old) => {
    expect(isTooOld(takenAt, new Date('2026-11-21T08:00:00.700+08:00'))).toBe(old);
  });
});
