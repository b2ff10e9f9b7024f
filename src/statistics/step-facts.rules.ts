import { NO_RESULT } from '../city/satisfaction-rules.js';
import type { LoggedFact } from '../platform/log/fact.js';
import type { FactCase } from './fact-case.entity.js';
import type { FactStep, Step } from './fact-step.entity.js';

const STEPS: { [kind in LoggedFact['kind']]?: Step } = {
  'case.released': 'released',
  'case.release-taken-back': 'release_taken_back',
  'case.reopened': 'reopened',
  'case.converted': 'converted',
  'sample.drawn': 'sampled',
  'sample.accepted': 'sample_accepted',
  'sample.rejected': 'sample_rejected',
};

/** Null: none. */
export const stepTold = (fact: LoggedFact): Step | null =>
  fact.kind === 'case.disposed'
    ? (fact as LoggedFact<'case.disposed'>).payload.as
    : (STEPS[fact.kind] ?? null);

export const stepOf = (
  ofCase: FactCase,
  step: Step,
  { position, at }: Pick<LoggedFact, 'position' | 'at'>,
): FactStep => {
  const { caseId, kind, category, district, agency, origin, how } = ofCase;
  const ends = step === 'released' || step === 'converted';
  // What the centre released as converted (轉陳情) ended so, whatever the agency had reported.
  const outcome = how === 'converted_to_petition' ? 'converted' : ofCase.outcome;
  return {
    position,
    caseId,
    step,
    at,
    kind,
    category,
    district,
    agency,
    origin,
    outcome: ends ? outcome : null,
    // What the city exempts beside it is told with the release (`survey.omitted`).
    unasked: step === 'released' && (origin === 'replay' || NO_RESULT.includes(how ?? '')),
  };
};

/**
 * It may be told days after the release, when the link was to leave: the release stays of the item, district and agency that
 * the case had then.
 */
export function withUnasked(
  steps: readonly FactStep[],
  known: readonly FactStep[],
  ofCase: FactCase,
): FactStep[] {
  const { releasedAt: at, releasePosition: position } = ofCase;
  if (at === null || position === null) return [...steps];
  const told = [...steps, ...known].find(step => step.position === position);
  const release = { ...(told ?? stepOf(ofCase, 'released', { position, at })), unasked: true };
  return [...steps.filter(step => step.position !== position), release];
}
