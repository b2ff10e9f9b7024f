import { describe, expect, it } from '@jest/globals';
import { CASE, opened, taipei, told } from '../../test/support/told.js';
import type { LoggedFact } from '../platform/log/fact.js';
import { accidentAfter } from './accident-facts.rules.js';
import { type Facts, factsAfter } from './facts.rules.js';

const none = (): Facts => ({
  ...{ cases: new Map(), clocks: new Map(), contacts: new Map(), visits: new Map(), accidents: new Map() },
  ...{ surveys: new Map(), standings: new Map(), calls: new Map(), services: new Map(), bullying: new Map() },
  ...{ inspections: new Map(), steps: [] },
});
const OF = { ...CASE, accidentId: 'a1', agency: 'maintenance', invited: ['fire'] };
const DUE = { onSiteDue: taipei('2026-11-21 10:00').toISOString(), careDue: null as string | null };
const marked = (more: object = {}): LoggedFact =>
  told('accident.marked', '2026-11-21 09:00', { ...OF, grade: 'injury', ...DUE, ...more });
const cared = (at: string, caredAt: string): LoggedFact =>
  told('accident.cared', at, { ...OF, caredAt: taipei(caredAt).toISOString(), way: 'visit', late: false });

const LOG: LoggedFact[] = [
  opened('2026-11-21 08:00'),
  marked({ careDue: taipei('2026-11-22 09:00').toISOString() }),
  told('accident.handed-on', '2026-11-21 09:10', { ...OF, agency: 'police' }),
  told('accident.attended', '2026-11-21 09:40', {
    ...{ ...OF, arrivedAt: taipei('2026-11-21 09:30').toISOString(), late: false },
  }),
  cared('2026-11-21 14:00', '2026-11-21 13:30'),
  // Recorded later, held earlier.
  cared('2026-11-21 15:00', '2026-11-21 11:00'),
  told('accident.followed-up', '2026-11-24 09:00', { ...OF, next: '' }),
  told('accident.closed', '2026-11-25 09:00', { ...OF, result: 'settled' }),
];

describe('the fact of an accident', () => {
  it('is what was told of it, with the first of its care visits and how many there were', () => {
    expect([...factsAfter(none(), LOG).accidents.values()]).toEqual([
      {
        ...{ accidentId: 'a1', caseId: CASE.caseId, number: CASE.number, grade: 'injury' },
        ...{ caseKind: 'dispatch', category: 'RD01', origin: 'live' },
        // As of when it was marked.
        ...{ agency: 'maintenance', district: expect.anything(), markedAt: taipei('2026-11-21 09:00') },
        ...{ onSiteDue: taipei('2026-11-21 10:00'), arrivedAt: taipei('2026-11-21 09:30') },
        ...{ careDue: taipei('2026-11-22 09:00'), caredAt: taipei('2026-11-21 11:00') },
        ...{ careVisits: 2, followUps: 1, closedAt: taipei('2026-11-25 09:00'), result: 'settled' },
      },
    ]);
  });

  it('is the same however the log is cut into batches', () => {
    const whole = factsAfter(none(), LOG).accidents;
    for (let cut = 1; cut < LOG.length; cut += 1) {
      const first = factsAfter(none(), LOG.slice(0, cut));
      const second = factsAfter(first, LOG.slice(cut));
      expect(new Map([...first.accidents, ...second.accidents])).toEqual(whole);
    }
  });

  it('has no limit of a visit where nobody was hurt', () => {
    const [row] = factsAfter(none(), [opened('2026-11-21 08:00'), marked()]).accidents.values();
    expect(row).toMatchObject({ careDue: null, caredAt: null, careVisits: 0, closedAt: null, result: null });
  });

  it('is none of a case that the log never opened, or that nobody marked', () => {
    expect(() => accidentAfter(null, marked() as never, null)).toThrow('never opened');
    const [ofCase] = factsAfter(none(), [opened('2026-11-21 08:00')]).cases.values();
    expect(() => accidentAfter(null, LOG[3] as never, ofCase ?? null)).toThrow('never marked');
  });
});
