import { describe, expect, it } from '@jest/globals';
import {
  CASE,
  CLOCK,
  clock,
  dispatched,
  leg,
  opened,
  reported,
  taipei,
  told,
} from '../../test/support/told.js';
import type { LoggedFact } from '../platform/log/fact.js';
import { type Facts, factsAfter, rowsTouchedBy } from './facts.rules.js';

const none = (): Facts => ({
  cases: new Map(),
  clocks: new Map(),
  contacts: new Map(),
  visits: new Map(),
  accidents: new Map(),
  surveys: new Map(),
  standings: new Map(),
  calls: new Map(),
  services: new Map(),
  bullying: new Map(),
  inspections: new Map(),
  steps: [],
});
const contact = told('contact.recorded', '2026-11-21 08:00', {
  contactId: '00000000-0000-7000-8000-0000000000b1',
  channel: 'phone',
  outcome: 'recorded',
  answeredAtOnce: null,
  topic: null,
  reason: null,
  receivedAt: taipei('2026-11-21 07:58').toISOString(),
  cases: [CASE.caseId],
  origin: 'live',
});
const LOG: LoggedFact[] = [
  opened('2026-11-21 08:00'),
  clock('clock.started', '2026-11-21 08:00', '2026-11-21 12:00'),
  dispatched('2026-11-21 08:00', 'police'),
  contact,
  told('case.recategorised', '2026-11-21 08:30', {
    ...CASE,
    from: 'RD01',
    to: 'LT01',
    toVersion: 1,
    kind: 'dispatch',
    receivedAt: '',
  }),
  leg('workorder.acknowledged', '2026-11-21 09:00', 'police'),
  clock('clock.stopped', '2026-11-21 09:00', '2026-11-21 12:00'),
  told('city.loaded', '2026-11-21 09:30', { version: 2 }),
  reported('2026-11-21 10:00'),
  told('case.released', '2026-11-21 11:00', { ...CASE, how: 'sms' }),
  told('case.release-taken-back', '2026-11-21 11:01', CASE),
];

describe('The facts of a batch of events', () => {
  it('are the same however the log is cut into batches', () => {
    const whole = factsAfter(none(), LOG);
    for (let cut = 1; cut < LOG.length; cut += 1) {
      const first = factsAfter(none(), LOG.slice(0, cut));
      const second = factsAfter(first, LOG.slice(cut));
      expect(new Map([...first.cases, ...second.cases])).toEqual(whole.cases);
      expect(new Map([...first.clocks, ...second.clocks])).toEqual(whole.clocks);
      expect([...first.contacts.values(), ...second.contacts.values()]).toEqual([...whole.contacts.values()]);
      expect([...first.steps, ...second.steps]).toEqual(whole.steps);
    }
  });

  it('know a clock by what the case was when the clock last moved', () => {
    expect(factsAfter(none(), LOG).clocks.get(CLOCK)).toMatchObject({ category: 'LT01', heldBy: 'police' });
  });

  it('count a contact on the day on which the citizen reached us', () => {
    const [row] = factsAfter(none(), LOG).contacts.values();
    expect(row).toMatchObject({
      receivedAt: taipei('2026-11-21 07:58'),
      recordedAt: taipei('2026-11-21 08:00'),
      cases: 1,
    });
  });

  it('keep every release and its taking back, under the event’s own position', () => {
    const steps = factsAfter(none(), LOG).steps;
    expect(steps.map(({ step, position, agency }) => [step, position, agency])).toEqual([
      ['released', LOG.at(-2)?.position, 'police'],
      ['release_taken_back', LOG.at(-1)?.position, 'police'],
    ]);
  });

  it('know of a release that it is not asked about, in whichever batch that is told', () => {
    const log = [...LOG.slice(0, -1), told('survey.omitted', '2026-11-21 11:00', CASE)];
    const [release] = factsAfter(none(), log).steps;
    expect(release).toMatchObject({ step: 'released', position: log.at(-2)?.position, unasked: true });
    const first = factsAfter(none(), log.slice(0, -1));
    expect(first.steps).toEqual([{ ...release, unasked: false }]);
    expect(factsAfter(first, log.slice(-1)).steps).toEqual([release]);
    // Of the item that it was of, whatever the case is about by then.
    const moved = [...first.cases.values()].map(row => ({ ...row, category: 'EP01', district: '三民區' }));
    const known = { ...first, cases: new Map(moved.map(row => [row.caseId, row])) };
    expect(factsAfter(known, log.slice(-1)).steps).toEqual([release]);
  });

  it.each([
    ['sms', 'live', false],
    ['relayed', 'live', true],
    ['duplicate', 'live', true],
    ['converted_to_petition', 'live', true],
    ['sms', 'replay', true],
  ] as const)(
    'know of a release (%s, %s) by itself that nobody is asked about it: %s',
    (how, origin, unasked) => {
      const log = [
        opened('2026-11-21 08:00', { origin }),
        told('case.released', '2026-11-21 11:00', { ...CASE, how }),
      ];
      expect(factsAfter(none(), log).steps).toMatchObject([{ step: 'released', unasked }]);
    },
  );

  it('leave out rows that no event changed', () => {
    const known = factsAfter(none(), LOG);
    expect(factsAfter(known, [told('case.noted', '2026-11-22 08:00', CASE)])).toEqual(none());
  });

  it('need the rows their events are about, and no others', () => {
    expect(rowsTouchedBy(LOG)).toEqual({
      cases: [CASE.caseId],
      clocks: [CLOCK],
      clocksOf: [CASE.caseId],
      stepsOf: [],
      visits: [],
      accidents: [],
      surveys: [],
      calls: [],
    });
    expect(rowsTouchedBy([contact])).toEqual({
      ...{ cases: [], clocks: [], clocksOf: [], stepsOf: [], visits: [], accidents: [] },
      ...{ surveys: [], calls: [] },
    });
  });
});
