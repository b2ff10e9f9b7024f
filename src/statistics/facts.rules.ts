import type { LoggedFact } from '../platform/log/fact.js';
import { accidentAfter, isOfAccident } from './accident-facts.rules.js';
import { bullyingAfter, isOfBullying } from './bullying-facts.rules.js';
import { callCountedBy, countsCall } from './call-facts.rules.js';
import { caseAfter } from './case-facts.rules.js';
import { clockAfter, isOfClock, movedWithOthers } from './clock-facts.rules.js';
import type { FactAccident } from './fact-accident.entity.js';
import type { FactBullying } from './fact-bullying.entity.js';
import type { FactCall } from './fact-call.entity.js';
import type { FactCase } from './fact-case.entity.js';
import type { FactClock } from './fact-clock.entity.js';
import type { FactContact } from './fact-contact.entity.js';
import type { FactInspection } from './fact-inspection.entity.js';
import type { FactService } from './fact-service.entity.js';
import type { FactStep } from './fact-step.entity.js';
import type { FactSurvey } from './fact-survey.entity.js';
import type { FactVisit } from './fact-visit.entity.js';
import { inspectionAfter, isOfInspections } from './inspection-facts.rules.js';
import { isOfService, serviceAfter } from './service-facts.rules.js';
import { stepOf, stepTold, withUnasked } from './step-facts.rules.js';
import { isOfSurvey, surveyAfter } from './survey-facts.rules.js';
import type { FactStanding } from './time-control/fact-standing.entity.js';
import { Standings } from './time-control/standings.js';
import { isOfVisit, visitAfter } from './visit-facts.rules.js';

/** The fact rows a batch of events is about: those that were known before, and what the batch makes of them. */
export interface Facts {
  cases: Map<string, FactCase>;
  clocks: Map<string, FactClock>;
  contacts: Map<string, FactContact>;
  visits: Map<string, FactVisit>;
  accidents: Map<string, FactAccident>;
  surveys: Map<string, FactSurvey>;
  /** Known: the last of each limit. */
  standings: Map<string, FactStanding>;
  calls: Map<string, FactCall>;
  /** Null: not to be kept. */
  services: Map<string, FactService | null>;
  bullying: Map<string, FactBullying>;
  inspections: Map<string, FactInspection>;
  /** Known: of cases whose release turns out to be asked about by nobody. */
  steps: FactStep[];
}

/** Facts that later events change. */
type Known = Pick<
  Facts,
  'cases' | 'clocks' | 'visits' | 'accidents' | 'surveys' | 'calls' | 'standings' | 'steps'
>;
type Touched = Record<Exclude<keyof Known, 'standings' | 'steps'> | 'clocksOf' | 'stepsOf', string[]>;

/** Which rows must be known before these events can be kept. `clocksOf`, `stepsOf`: all of these cases. */
export function rowsTouchedBy(facts: LoggedFact[]): Touched {
  const clocksOf = new Set<string>();
  const stepsOf = new Set<string>();
  const cases = new Set<string>();
  const visits = new Set<string>();
  const accidents = new Set<string>();
  const clocks = new Set<string>();
  const surveys = new Set<string>();
  const calls = new Set<string>();
  for (const fact of facts) {
    if (fact.caseId) cases.add(fact.caseId);
    if (fact.kind === 'case.recategorised') clocksOf.add(fact.payload.caseId);
    if (fact.kind === 'survey.omitted') stepsOf.add(fact.payload.caseId);
    if (isOfClock(fact)) clocks.add(fact.payload.clockId);
    if (isOfVisit(fact)) visits.add(fact.payload.visitId);
    if (isOfAccident(fact)) accidents.add(fact.payload.accidentId);
    if (isOfSurvey(fact)) surveys.add(fact.payload.surveyId);
    if (countsCall(fact)) calls.add(fact.payload.callId);
    if (fact.kind === 'clocks.recomputed') for (const { clockId } of clocksMovedBy(fact)) clocks.add(clockId);
  }
  return {
    cases: [...cases],
    clocks: [...clocks],
    clocksOf: [...clocksOf],
    stepsOf: [...stepsOf],
    visits: [...visits],
    accidents: [...accidents],
    surveys: [...surveys],
    calls: [...calls],
  };
}

/** The rows after these events, in the order of the log; rows that no event changed are left out. */
export function factsAfter(known: Known, log: LoggedFact[]): Facts {
  const standings = new Standings(known.standings.values());
  const after: Facts = {
    cases: new Map(),
    clocks: new Map(),
    contacts: new Map(),
    visits: new Map(),
    accidents: new Map(),
    surveys: new Map(),
    standings: standings.changed,
    calls: new Map(),
    services: new Map(),
    bullying: new Map(),
    inspections: new Map(),
    steps: [],
  };
  const caseOf = (id: string | null): FactCase | null =>
    id === null ? null : (after.cases.get(id) ?? known.cases.get(id) ?? null);
  const clockOf = (id: string): FactClock | null => after.clocks.get(id) ?? known.clocks.get(id) ?? null;
  for (const fact of log) {
    if (countsCall(fact)) after.calls.set(fact.payload.callId, callCountedBy(fact));
    if (isOfBullying(fact)) after.bullying.set(fact.payload.reportId, bullyingAfter(fact));
    if (isOfInspections(fact)) after.inspections.set(fact.payload.inspectionId, inspectionAfter(fact));
    if (isOfService(fact)) after.services.set(fact.payload.countId, serviceAfter(fact));
    if (fact.kind === 'contact.recorded') after.contacts.set(fact.payload.contactId, contactToldBy(fact));
    const before = caseOf(fact.caseId);
    const ofCase = caseAfter(before, fact);
    if (ofCase && ofCase !== before) {
      after.cases.set(ofCase.caseId, ofCase);
      standings.caseChanged(ofCase, fact.at);
    }
    // A limit is of the item that its case has, whatever it was thought to be when it began or ran out.
    if (fact.kind === 'case.recategorised' && ofCase)
      for (const [clockId, clock] of new Map([...known.clocks, ...after.clocks]))
        if (clock.caseId === ofCase.caseId)
          after.clocks.set(clockId, { ...clock, category: ofCase.category, caseKind: ofCase.kind });
    if (isOfClock(fact)) {
      const { clockId } = fact.payload;
      const clock = clockAfter(clockOf(clockId), fact, ofCase);
      after.clocks.set(clockId, clock);
      standings.clockChanged(clock, ofCase, fact.at);
    }
    if (fact.kind === 'clocks.recomputed')
      for (const alike of fact.payload.moved)
        for (const { clockId } of alike.clocks) {
          const clock = movedWithOthers(clockOf(clockId), clockId, alike, fact);
          after.clocks.set(clockId, clock);
          standings.clockChanged(clock, caseOf(clock.caseId), fact.at);
        }
    if (isOfVisit(fact)) {
      const { visitId } = fact.payload;
      const visit = after.visits.get(visitId) ?? known.visits.get(visitId) ?? null;
      after.visits.set(visitId, visitAfter(visit, fact, ofCase));
    }
    if (isOfAccident(fact)) {
      const { accidentId } = fact.payload;
      const accident = after.accidents.get(accidentId) ?? known.accidents.get(accidentId) ?? null;
      after.accidents.set(accidentId, accidentAfter(accident, fact, ofCase));
    }
    if (isOfSurvey(fact)) {
      const { surveyId } = fact.payload;
      const survey = after.surveys.get(surveyId) ?? known.surveys.get(surveyId) ?? null;
      after.surveys.set(surveyId, surveyAfter(survey, fact, ofCase));
    }
    const step = stepTold(fact);
    if (step && ofCase) after.steps.push(stepOf(ofCase, step, fact));
    if (fact.kind === 'survey.omitted' && ofCase) after.steps = withUnasked(after.steps, known.steps, ofCase);
  }
  return after;
}

const clocksMovedBy = ({ payload }: LoggedFact<'clocks.recomputed'>): { clockId: string }[] =>
  payload.moved.flatMap(({ clocks }) => clocks);

function contactToldBy({ at, payload }: LoggedFact<'contact.recorded'>): FactContact {
  const { contactId, channel, outcome, answeredAtOnce, topic, reason, origin, receivedAt, cases } = payload;
  return {
    ...{ contactId, channel, outcome, answeredAtOnce, topic, reason, origin },
    receivedAt: new Date(receivedAt),
    recordedAt: at,
    cases: cases.length,
    questions: payload.questions ?? null,
  };
}
