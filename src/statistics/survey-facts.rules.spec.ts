import { describe, expect, it } from '@jest/globals';
import { CASE, opened, taipei, told } from '../../test/support/told.js';
import type { EventMap } from '../events.js';
import type { LoggedFact } from '../platform/log/fact.js';
import { caseAfter } from './case-facts.rules.js';
import type { FactCase } from './fact-case.entity.js';
import type { FactSurvey } from './fact-survey.entity.js';
import { isOfSurvey, surveyAfter } from './survey-facts.rules.js';

const ASKED: EventMap['survey.moot'] = {
  ...{ ...CASE, surveyId: '00000000-0000-7000-8000-0000000000e1' },
  ...{ round: 1, channel: 'sms', sample: 'self' },
};
const invited = told('survey.invited', '2026-11-22 11:00', { ...ASKED, expiresAt: '' });
const undelivered = told('survey.undelivered', '2026-11-22 11:05', ASKED);
const answered = told('survey.answered', '2026-11-23 09:00', {
  ...{ ...ASKED, service: 4, outcome: 2, reasons: ['not_solved'] },
});
const moot = told('survey.moot', '2026-11-24 09:00', ASKED);
const expired = told('survey.expired', '2026-11-29 11:00', ASKED);
const released = told('case.released', '2026-11-21 11:00', { ...CASE, how: 'sms' });
const reopened = told('case.reopened', '2026-11-22 12:00', {
  ...{ ...CASE, kind: 'dispatch', category: 'RD01', categoryVersion: 1, origin: 'live' },
});
const OPENED = [opened('2026-11-21 08:00', { agency: 'police', district: '苓雅區' }), released];

function rowAfter(...log: LoggedFact[]): FactSurvey | null {
  let row: FactSurvey | null = null;
  let ofCase: FactCase | null = null;
  for (const fact of log) {
    ofCase = caseAfter(ofCase, fact);
    if (isOfSurvey(fact)) row = surveyAfter(row, fact, ofCase);
  }
  return row;
}

describe('A question to a citizen in the facts', () => {
  it('has what was known of the case when it was put', () => {
    const moved = told('case.reassigned', '2026-11-22 13:00', { ...CASE, from: 'police', to: 'transport' });
    expect(rowAfter(...OPENED, invited, moved, expired)).toEqual({
      ...{ ...CASE, surveyId: ASKED.surveyId, kind: 'dispatch', category: 'RD01', district: '苓雅區' },
      ...{
        agency: 'police',
        channel: 'phone',
        origin: 'live',
        surveyChannel: 'sms',
        sample: 'self',
        round: 1,
      },
      ...{ invitedAt: taipei('2026-11-22 11:00'), fate: 'expired', expiredAt: taipei('2026-11-29 11:00') },
      ...{ undeliveredAt: null, mootAt: null, answeredAt: null, service: null, outcome: null, reasons: [] },
      afterReopening: false,
    });
  });

  it('that the agency of public works wrote down is of neither sample', () => {
    const written = told('survey.answered', '2026-11-23 09:00', {
      ...{ ...ASKED, byAgency: 'maintenance', channel: 'call', service: 2, outcome: 2, reasons: [] },
    });
    expect(rowAfter(...OPENED, written)?.sample).toBe('works');
  });

  it.each<[string, LoggedFact[], FactSurvey['fate']]>([
    ['may still be answered', [invited], 'sent'],
    ['did not arrive', [invited, undelivered], 'undelivered'],
    ['did not arrive at first, and was answered', [invited, undelivered, answered], 'answered'],
    [
      'was answered, and is an answer whatever comes later',
      [invited, answered, undelivered, moot],
      'answered',
    ],
    ['did not arrive, and the case is open again', [invited, undelivered, moot], 'moot'],
    ['was open again, and answered all the same', [invited, moot, answered], 'answered'],
    ['was asked and answered in one call', [answered], 'answered'],
    ['is over', [invited, expired], 'expired'],
  ])('that %s is counted once', (_what, log, fate) => {
    expect(rowAfter(...OPENED, ...log)).toMatchObject({ fate, round: 1, surveyChannel: 'sms' });
  });

  it('keeps levels and codes of the answer, and whether the case had been reopened by then', () => {
    const said = { service: 4, outcome: 2, reasons: ['not_solved'], answeredAt: answered.at };
    expect(rowAfter(...OPENED, invited, answered)).toMatchObject({ ...said, afterReopening: false });
    expect(rowAfter(...OPENED, invited, reopened, answered)).toMatchObject({ ...said, afterReopening: true });
    expect(rowAfter(...OPENED, reopened, invited)).toMatchObject({ afterReopening: true });
  });

  it('of a case that the log never opened makes no sense', () => {
    expect(() => rowAfter(invited)).toThrow('never opened');
  });
});

describe('A case in the facts', () => {
  const message = { messageId: CASE.caseId, message: 'survey', letterId: null, code: '550' } as const;

  it('knows how often a message about it did not arrive', () => {
    const log = [
      ...OPENED,
      told('message.failed', '2026-11-22 11:00', { ...message, ...CASE }),
      told('message.bounced', '2026-11-22 12:00', { ...message, ...CASE }),
    ];
    let row: FactCase | null = null;
    for (const fact of log) row = caseAfter(row, fact);
    expect(row?.undelivered).toBe(2);
  });

  it('has nothing to do with a message about a letter', () => {
    expect(caseAfter(null, told('message.failed', '2026-11-22 11:00', message))).toBeNull();
  });
});
