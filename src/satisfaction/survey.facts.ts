import type { EventMap } from '../events.js';
import type { Survey } from './survey.entity.js';

/** What the log is told of a survey. */
export const tellable = (
  { id, caseId, round, channel, sample, afterRework, byAgency }: Survey,
  number: string,
): EventMap['survey.expired'] => ({
  ...{ caseId, number, surveyId: id, round, channel, sample },
  ...(afterRework && { afterRework }),
  ...(byAgency !== null && { byAgency }),
});

/** What it is told of calling for one. */
export const called = ({ id, caseId }: Survey, number: string): EventMap['survey-call.taken'] => ({
  caseId,
  number,
  surveyId: id,
});
