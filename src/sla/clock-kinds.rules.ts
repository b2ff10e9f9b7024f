import type { ClockKind, EventMap } from '../events.js';

/** What a kind of limit belongs to, and from what to what it is counted. */
export interface KindOfClock {
  /** What it belongs to. `both`: one the citizen can hold the city to, and one for each agency from its own dispatch. */
  level: 'case' | 'leg' | 'both';
  starts:
    | 'receipt'
    | 'dispatch'
    | 'report'
    | 'arbitration'
    | 'draw'
    | 'rejection'
    | 'unhappy answer'
    | 'marking'
    | 'attendance';
  stops:
    | 'receipt on a screen'
    | 'acknowledgement'
    | 'arrival'
    | 'report'
    | 'reply'
    | 'end of the call-back'
    | 'decision'
    | 'answer'
    | 'judgement'
    | 'rework'
    | 'review'
    | 'attendance'
    | 'care visit'
    | 'follow-up';
}

/**
 * What there is a limit for. 「於4小時內處理，並回報」 can be read in two ways, so two clocks run from receipt: `respond`
 * until the agency has taken the case, `complete` until it has reported. Every case clock runs on from agency to agency;
 * a leg's ends with the leg, in the account of who held it. A return is counted from the dispatch once it is asked for.
 * A sample is the inspector’s; what it rejects is improved under a limit of its own, by who did it.
 */
export const CLOCK_KINDS: Readonly<Record<ClockKind, KindOfClock>> = {
  deliver: { level: 'leg', starts: 'dispatch', stops: 'receipt on a screen' },
  acknowledge: { level: 'leg', starts: 'dispatch', stops: 'acknowledgement' },
  respond: { level: 'case', starts: 'receipt', stops: 'acknowledgement' },
  on_site: { level: 'leg', starts: 'dispatch', stops: 'arrival' },
  // 全民督工: the works are looked at on site (勘查); what is improved by then (改善) has `complete`.
  inspect: { level: 'case', starts: 'receipt', stops: 'arrival' },
  complete: { level: 'both', starts: 'receipt', stops: 'report' },
  reply: { level: 'both', starts: 'receipt', stops: 'reply' },
  callback: { level: 'case', starts: 'report', stops: 'end of the call-back' },
  return: { level: 'leg', starts: 'dispatch', stops: 'decision' },
  arbitrate: { level: 'case', starts: 'arbitration', stops: 'decision' },
  // Of an agency that is only asked (會辦): the case and its limits are the lead's.
  answer: { level: 'leg', starts: 'dispatch', stops: 'answer' },
  sample: { level: 'case', starts: 'draw', stops: 'judgement' },
  improve: { level: 'leg', starts: 'rejection', stops: 'rework' },
  // Of who is not content: whoever decides about it (satisfaction/reviews).
  review: { level: 'case', starts: 'unhappy answer', stops: 'review' },
  // 意外事件: somebody of the city is there, whoever that is (closure/accidents).
  attend: { level: 'case', starts: 'marking', stops: 'attendance' },
  care: { level: 'case', starts: 'marking', stops: 'care visit' },
  // And again from each that was recorded.
  follow_up: { level: 'case', starts: 'attendance', stops: 'follow-up' },
};

const kinds = Object.keys(CLOCK_KINDS) as ClockKind[];

/** The kinds that end with a fact, in the order of the table. */
export const stoppedBy = (what: KindOfClock['stops']): ClockKind[] =>
  kinds.filter(kind => CLOCK_KINDS[kind].stops === what);

/** Whether the case has such a clock from its receipt on, for the citizen. */
export const startsWithCase = (kind: ClockKind): boolean =>
  CLOCK_KINDS[kind].starts === 'receipt' && CLOCK_KINDS[kind].level !== 'leg';

/** Whether every order has such a clock from its dispatch on, of its agency. */
export const startsWithLeg = (kind: ClockKind): boolean => CLOCK_KINDS[kind].level !== 'case';

/** Of what runs twice the case's clock warns; of the leg's it is only kept how it ended. */
export const climbs = (kind: ClockKind, isOfLeg: boolean): boolean => !isOfLeg || !startsWithCase(kind);

/** A reopened case is new work: these begin again. What was answered in time was. */
export const startsAgain = (kind: ClockKind): boolean => CLOCK_KINDS[kind].level === 'both';

/**
 * While it runs no agency has to act, whoever has the case: the centre calls back what was done, the commission decides, the
 * inspector judges, an unhappy answer is reviewed. What runs out is in no agency's account.
 */
export const isOfNoAgency = (kind: ClockKind): boolean =>
  ['report', 'arbitration', 'draw', 'unhappy answer'].includes(CLOCK_KINDS[kind].starts);

/** Of the inspection (抽查): an agency learns of it by the judgement, so that nothing is made good before somebody looks. */
export const isOfInspection = (kind: ClockKind): boolean => CLOCK_KINDS[kind].starts === 'draw';

/** Which clock of nobody's agency ends with a fact of its own room. */
export const JUDGED = {
  'sample.accepted': 'sample',
  'sample.rejected': 'sample',
  'sample.moot': 'sample',
  'review.decided': 'review',
  'review.moot': 'review',
} as const satisfies Partial<Record<keyof EventMap, ClockKind>>;

/** Of an accident, which goes on beside its case: by which fact each ends. */
export const OF_ACCIDENT = {
  'accident.attended': 'attend',
  'accident.cared': 'care',
  'accident.followed-up': 'follow_up',
} as const satisfies Partial<Record<keyof EventMap, ClockKind>>;

export const isOfAccident = (kind: ClockKind): boolean =>
  (Object.values(OF_ACCIDENT) as ClockKind[]).includes(kind);
