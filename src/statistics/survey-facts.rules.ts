import type { LoggedFact } from '../platform/log/fact.js';
import type { FactCase } from './fact-case.entity.js';
import type { FactSurvey } from './fact-survey.entity.js';

const OF_SURVEY = [
  'survey.invited',
  'survey.undelivered',
  'survey.answered',
  'survey.expired',
  'survey.moot',
] as const;
type OfSurvey = LoggedFact<(typeof OF_SURVEY)[number]>;

export const isOfSurvey = (fact: LoggedFact): fact is OfSurvey =>
  (OF_SURVEY as readonly string[]).includes(fact.kind);

/** The question as it is after `fact`; an answer stays one, whatever comes later. Throws when the log never opened its case. */
export function surveyAfter(row: FactSurvey | null, fact: OfSurvey, ofCase: FactCase | null): FactSurvey {
  if (!ofCase) throw new Error(`${fact.kind}: the log never opened case ${fact.caseId}`);
  // Whoever answers, or cannot be reached, has been asked: by then at the latest.
  const asked = row ?? askedBy(fact, ofCase);
  const { at } = fact;
  const fateOr = (fate: FactSurvey['fate']): Pick<FactSurvey, 'fate'> => ({
    fate: asked.fate === 'answered' ? 'answered' : fate,
  });
  switch (fact.kind) {
    case 'survey.invited':
      return asked;
    case 'survey.undelivered':
      return { ...asked, ...fateOr('undelivered'), undeliveredAt: at };
    case 'survey.moot':
      return { ...asked, ...fateOr('moot'), mootAt: at };
    case 'survey.expired':
      return { ...asked, ...fateOr('expired'), expiredAt: at };
    case 'survey.answered': {
      const { service, outcome, reasons } = fact.payload;
      const afterReopening = ofCase.reopened > 0;
      return { ...asked, fate: 'answered', answeredAt: at, service, outcome, reasons, afterReopening };
    }
  }
}

function askedBy({ at, payload }: OfSurvey, ofCase: FactCase): FactSurvey {
  const { surveyId, channel: surveyChannel, round, byAgency } = payload;
  // What an agency writes down of those it has spoken to is no answer to a question of ours, and counted apart.
  const sample = byAgency === undefined ? payload.sample : 'works';
  const { caseId, number, kind, category, district, agency, channel, origin, reopened } = ofCase;
  return {
    ...{ surveyId, caseId, number, kind, category, district, agency, channel, origin },
    ...{ surveyChannel, sample, round, invitedAt: at, fate: 'sent' },
    ...{ undeliveredAt: null, mootAt: null, expiredAt: null, answeredAt: null },
    ...{ service: null, outcome: null, reasons: [], afterReopening: reopened > 0 },
  };
}
