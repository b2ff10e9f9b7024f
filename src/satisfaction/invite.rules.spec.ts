import { describe, expect, it } from '@jest/globals';
import { CHANNELS } from '../cases/channels.js';
import { channelFor, isAskedAbout, leavesAt, type Reach, type Released } from './invite.rules.js';

const RULES = {
  afterHours: 24,
  validDays: 7,
  exempt: { kinds: [], categories: ['EP02'] },
  reasons: [],
};
const DONE: Released = {
  ...{ kind: 'dispatch', category: 'RD01', origin: 'live', channel: 'phone', how: 'called_back' },
  contactByAgency: false,
  unasked: false,
};

describe('a release is asked about', () => {
  it.each<[string, Partial<Released>, boolean]>([
    ['however the citizen was told', { how: 'not_needed' }, true],
    ['also of a petition', { kind: 'petition' }, true],
    ['not where it goes on elsewhere', { how: 'converted_to_petition' }, false],
    ['not where it was the same once more', { how: 'duplicate' }, false],
    ['not where it was passed on to somebody else', { how: 'relayed' }, false],
    ['not of an item that the city exempts', { category: 'EP02' }, false],
    ['not where the agency itself contacts who reported', { contactByAgency: true }, false],
    ['not of history', { origin: 'replay' }, false],
  ])('%s', (_, wish, asked) => {
    expect(isAskedAbout({ ...DONE, ...wish }, RULES)).toBe(asked);
  });

  it('not of a kind that the city exempts', () => {
    const rules = { ...RULES, exempt: { kinds: ['petition' as const], categories: [] } };
    expect([isAskedAbout({ ...DONE, kind: 'petition' }, rules), isAskedAbout(DONE, rules)]).toEqual([
      false,
      true,
    ]);
  });
});

describe('a citizen is asked', () => {
  const all: Reach = { mail: true, sms: true, call: true };

  it.each<[string, Reach, string | null]>([
    ['mailbox', all, 'mail'],
    ['mailbox', { call: true }, 'call'],
    ['phone', all, 'sms'],
    ['phone', { mail: true, call: true }, 'mail'],
    ['phone', { call: true }, 'call'],
    ['app', all, 'mail'],
    ['app', { call: true }, null],
    ['phone', {}, null],
    ['unheard of', all, null],
  ])('who came by %s and can be reached by %j: by %s', (used, reach, way) => {
    expect(channelFor(used, reach)).toBe(way);
  });

  it('whichever door they came by', () => {
    expect(CHANNELS.filter(used => channelFor(used, all) === null)).toEqual([]);
  });
});

describe('a question leaves', () => {
  const phone = {
    attempts: 3,
    hours: [
      { from: '09:30', to: '12:00' },
      { from: '14:00', to: '20:30' },
    ],
  };
  const at = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);

  it.each<['mail' | 'sms', string, string]>([
    ['mail', '14T02:40', '14T02:40'],
    ['sms', '14T02:40', '14T09:30'],
    ['sms', '14T10:15', '14T10:15'],
    ['sms', '14T12:30', '14T14:00'],
    ['sms', '14T23:50', '15T09:30'],
  ])('by %s where it is due at %s on %s', (channel, due, leaves) => {
    expect(leavesAt(at(due), channel, { phone }, () => false)).toEqual(at(leaves));
  });

  it('when it is due where the city calls nobody', () => {
    expect(leavesAt(at('14T02:40'), 'sms', {}, () => false)).toEqual(at('14T02:40'));
  });
});
