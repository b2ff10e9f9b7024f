import type { IncidentEvents } from './cases/incidents/incident.events.js';
import type { LinkEvents } from './cases/links/link.events.js';
import type { OralRecordEvents } from './cases/petitions/oral-record.events.js';
import type { UnsealingEvents } from './cases/unsealing.events.js';
import type { CityEvents } from './city/city.events.js';
import type { ClosureClock, ClosureEvents } from './closure/closure.events.js';
import type { ArbitrationEvents } from './dispatch/arbitration/arbitration.events.js';
import type { CoHandlingEvents } from './dispatch/co-handling/co-handling.events.js';
import type { PetitionEvents } from './dispatch/petitions/petition.events.js';
import type { ReturnEvents } from './dispatch/returns/return.events.js';
import type { UrgingEvents } from './dispatch/urging/urging.events.js';
import type { VisitEvents } from './dispatch/visits/visit.events.js';
import type { WorkOrderEvents } from './dispatch/work-order.events.js';
import type { IntakeEvents } from './intake/intake.events.js';
import type { MessageEvents } from './messages/mail/message.events.js';
import type { TelephoneEvents } from './messages/telephone.events.js';
import type { Words } from './platform/problem/problem.js';
import type { PrivacyEvents } from './privacy/privacy.events.js';
import type { ReviewEvents } from './satisfaction/reviews/review.events.js';
import type { SurveyEvents } from './satisfaction/survey.events.js';
import type { ClockEvents } from './sla/clock.events.js';

/**
 * Every fact one module tells the others: what every case goes through here, the rest in the `*.events.ts` of the room
 * that tells it. Ids, codes, numbers and times only: nothing a person typed, no personal data, since events
 * reach screens, statistics and webhooks. Times are ISO 8601.
 */

/** What citizens ask for. */
export type AskedKind = 'dispatch' | 'petition';
/** `decision` (列管): what the council, the mayor or the Control Yuan wants answered; no citizen hears of it. */
export type CaseKind = AskedKind | 'decision';
/** Where a case came from: people at work, the demo, or the replay of history (which tells nobody anything). */
export type Origin = 'live' | 'demo' | 'replay';

export interface OfCase {
  caseId: string;
  number: string;
}

export interface OfLeg extends OfCase {
  workOrderId: string;
  agency: string;
}

/**
 * Who is told: who works on it (without one: everybody at the agency), its chief, the chief of the agency above it, the
 * centre's supervisors, the control commission. While no agency has the case, the centre stands for the first three.
 */
export type Audience = 'officer' | 'chief' | 'head' | 'centre' | 'commission';

/** What is waited for: what the citizen has still to send (補陳), or parts (備料). */
export type PauseReason = 'citizen' | 'parts';

/** Why a due time is another one than before. */
export type RecomputedWhy =
  | 'recategorised'
  | 'co_handling'
  | 'co_handling_ended'
  | 'paused'
  | 'resumed'
  | 'extension'
  | 'closure'
  | 'closure_withdrawn'
  | 'calendar';

/** Why two cases belong together: the one became the other, brought it about, or is the same again. */
export type LinkKind = 'converted' | 'additional' | 'repeat';
/** How a petition ends without an answer to its matter: 不予處理, 移轉 to whom it belongs outside the city. */
export type DispositionKind = 'not_handled' | 'transferred';

/** Going there (主動出擊): 會勘, 複查, 協調. */
export type VisitKind = 'meeting' | 'reinspection' | 'mediation';

/** What the record of access is kept of; an auditor reads it by these names. */
export type AccessAction =
  | 'person.read'
  | 'person.refused'
  | 'person.searched'
  | 'person.corrected'
  | 'person.exported'
  | 'person.forgotten'
  | 'person.written-to'
  | 'unsealing.asked'
  | 'unsealing.approved'
  | 'unsealing.refused'
  | 'unsealing.ended'
  | 'contractor-link.made'
  | 'contractor-link.ended'
  | 'contractor-link.used'
  | 'session.started'
  | 'session.refused'
  | 'session.ended'
  | 'session.reused'
  | 'password.changed'
  | 'password.reset'
  | 'staff.created'
  | 'staff.changed'
  | 'staff.suspended'
  | 'staff.resumed'
  | 'staff.handed-over'
  | 'staff.substituted'
  | 'staff.substitution-ended'
  | 'api-key.made'
  | 'api-key.revoked'
  | 'report.exported'
  | 'report.corrected'
  | 'annual-figure.entered'
  | 'document-figure.entered'
  | 'audit.read'
  | 'audit.exported'
  | 'keys.rotated'
  | 'keys.retired'
  | 'backup.made'
  | 'backup.restored'
  | 'retention.proposed'
  | 'retention.approved'
  | 'retention.refused'
  | 'retention.carried-out'
  | 'request.registered'
  | 'request.taken'
  | 'request.decided'
  | 'request.finished'
  | 'hold.placed'
  | 'hold.lifted'
  | 'city.loaded'
  | 'calendar.imported'
  | 'closure.saved'
  | 'closure.withdrawn'
  | 'surge.began'
  | 'surge.ended'
  | 'events.retried'
  | 'facts.rebuilt'
  | 'caller-policy.proposed'
  | 'caller-policy.approved'
  | 'caller-policy.refused'
  | 'caller-policy.ended'
  | 'caller-policy.appealed'
  | 'caller-policy.appeal-decided'
  | 'text.searched'
  | 'quarantine.read'
  | 'case.status-read'
  | 'mail.read'
  | 'answer.read'
  | 'booking.read'
  | 'bullying.read'
  | 'accident.read'
  | 'texts.rescanned';

/** The limits a category can have. What starts and stops each is in `sla/clock-kinds.rules.ts`. */
export type LimitKind = 'respond' | 'acknowledge' | 'on_site' | 'inspect' | 'complete' | 'reply' | 'callback';
/** By the city's protocol: `answer` of who is asked to co-handle, `review` of an unhappy answer. */
export type ProtocolKind = 'return' | 'arbitrate' | 'answer' | 'review' | ClosureClock;
/** `deliver`: an order that no screen has confirmed. */
export type ClockKind = LimitKind | 'deliver' | ProtocolKind;
export type ClockOutcome = 'met' | 'missed' | 'cancelled';

export interface EventMap
  extends ArbitrationEvents,
    CityEvents,
    ClockEvents,
    ClosureEvents,
    CoHandlingEvents,
    IncidentEvents,
    IntakeEvents,
    LinkEvents,
    MessageEvents,
    OralRecordEvents,
    PetitionEvents,
    PrivacyEvents,
    ReturnEvents,
    ReviewEvents,
    SurveyEvents,
    TelephoneEvents,
    UnsealingEvents,
    UrgingEvents,
    VisitEvents,
    WorkOrderEvents {
  'contact.recorded': {
    contactId: string;
    channel: string;
    outcome: 'inquiry' | 'recorded' | 'other';
    answeredAtOnce: boolean | null;
    topic: string | null;
    reason: string | null;
    receivedAt: string;
    cases: string[];
    /** What a chatbot was asked, by field. Told again when a conversation goes on. */
    questions?: Record<string, { asked: number; answered: number }>;
    origin: Origin;
  };
  'case.opened': OfCase & {
    kind: CaseKind;
    category: string;
    categoryVersion: number;
    district: string | null;
    attributes: Record<string, string>;
    channel: string;
    /** Set by a person or a replay: overrides the routing rules. */
    agency: string | null;
    /** Still being recorded: goes nowhere yet. */
    draft: boolean;
    /** Whoever reported is protected. Left out before there were such cases. */
    confidential?: boolean;
    /** The case that leads the incident it belongs to from the beginning: it goes nowhere by itself. */
    joins?: string;
    /** Nobody knows when who did what: it has no clocks, and no figure of them. Only of an import. */
    untimed?: true;
    /** Of a decision: the end of its last day, fixed by whoever wants the answer. */
    replyBy?: string;
    /** The surge in which it came in. Left out where none was on. */
    surge?: string;
    receivedAt: string;
    origin: Origin;
  };
  'case.unrouted': OfCase & { reason: Words };
  'case.reassigned': OfCase & { from: string | null; to: string };
  'case.recategorised': OfCase & {
    from: string;
    to: string;
    toVersion: number;
    kind: CaseKind;
    receivedAt: string;
    /** Whoever reported is protected from now on. */
    becomesConfidential?: boolean;
  };
  'case.recalled': OfCase;
  'case.replied': OfLeg;
  'case.released': OfCase & { how: string };
  'case.release-taken-back': OfCase;
  'case.sent-back': OfCase;
  'case.reopened': OfCase & { kind: CaseKind; category: string; categoryVersion: number; origin: Origin };
  'case.withdrawn': OfCase;
  'case.noted': OfCase;
  /** The system that it was imported from has other words for it by now; they stand with the case. */
  'case.source-changed': OfCase & { what: 'description' | 'place' | 'handling' };
  'file.shared': OfCase;
  /** Whoever reported it says that it is not done (by another system); what they say stands on the timeline. */
  'case.reopening-asked': OfCase;
  /** The citizen has written about it (by mail); the text stands on the timeline. `automatic`: a program has. */
  'case.mail-received': OfCase & { mailId: string; automatic: boolean };
  /** To whoever called, or by the call-back that tells them of a conversion: their first password. */
  'case.password-issued': OfCase & { by: 'caller' | 'call-back' };

  /** Somebody has left: what was in the hands of one account goes to the other. */
  'staff.handed-over': { from: string; to: string };

  /** Somebody looked at personal data or used a power: the record's hash, so that the seal of the log covers it. */
  'access.recorded': { accessId: string; hash: string };
}
