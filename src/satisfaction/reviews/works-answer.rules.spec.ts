import { describe, expect, it } from '@jest/globals';
import { hindranceToAsking, type Works, type WorksHindrance } from './works-answer.rules.js';

const IMPROVED: Works = {
  ...{ contactByAgency: true, agency: 'maintenance', isKnown: true, state: 'reported' },
  ...{ improvedAt: new Date('2026-11-13T10:00:00+08:00'), isAnswered: false, isContacted: true },
};

describe('who reported public works is asked by the agency', () => {
  it.each<[string, Partial<Works>, WorksHindrance | null]>([
    ['once it is improved', {}, null],
    ['also where it was answered in writing', { state: 'replied' }, null],
    ['also after the release', { state: 'released' }, null],
    ['not of another item, nor without their word', { contactByAgency: false }, 'not-works'],
    ['not where no agency has it', { agency: null }, 'not-works'],
    ['not where nobody is known, or any more', { isKnown: false }, 'not-works'],
    ['not before', { improvedAt: null }, 'not-improved'],
    ['not while it is worked on again', { state: 'acknowledged' }, 'not-improved'],
    ['once for each improvement', { isAnswered: true, isContacted: false }, 'answered'],
    ['not by who never opened their number', { isContacted: false }, 'not-contacted'],
  ])('%s', (_, wish, hindrance) => {
    expect(hindranceToAsking({ ...IMPROVED, ...wish })).toBe(hindrance);
  });
});
