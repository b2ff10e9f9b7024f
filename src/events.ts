import type { IncidentEvents } from './cases/incidents/incident.events.js';
import type { CoHandlingEvents } from './dispatch/co-handling/co-handling.events.js';
import type { CallEvents } from './intake/calls/call.events.js';
import type { Words } from './platform/problem/problem.js';

/**
 * Every fact one module tells the others. Ids, codes, numbers and times only: nothing a person typed, no personal
 * data, since events reach screens, statistics and webhooks. Times are ISO 8601.
 */

export type CaseKind = 'dispatch' | 'petition';
/** Where a case came from: people at work, the demo, or the replay of history (which tells nobody anything). */
export type Origin = 'live' | 'demo' | 'replay';

interface OfCase {
  caseId: string;
  number: string;
}

interface OfLeg extends OfCase {
  workOrderId: string;
  agency: string;
}

interface OfService {
  countId: string;
  service: string;
  site: string;
  day: string;
  persons: number;
}

interface Petition {
  petitionId: string;
  petition: string;
}

interface OfClock extends OfCase {
  clockId: string;
  clock: ClockKind;
  workOrderId: string | null;
  agency: string | null;
  dueAt: string;
}

/**
 * Who is told: who works on it (without one: everybody at the agency), the chief of that agency, the chief of the agency
 * above it, the centre's supervisors, the control commission. While no agency has the case, the centre stands for the
 * first three.
 */
export type Audience = 'officer' | 'chief' | 'head' | 'centre' | 'commission';

/** What is waited for: what the citizen has still to send (補陳), or parts (備料). */
export type PauseReason = 'citizen' | 'parts';

export type ClosurePart = 'day' | 'morning' | 'afternoon';

interface Step {
  /** `50%`, `due`, `+4h`, `+1d`: as the ladder of the rule names it. */
  step: string;
  tells: Audience[];
  at: string;
}

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

interface Recomputed extends OfClock {
  before: string;
  /** Without extensions. Left out before there were any. */
  originalDueAt?: string;
  /** Left out before there were other reasons than another category. */
  why?: RecomputedWhy;
  /** The breach of the old due time is none any more. */
  cured?: boolean;
  /** What was cured is a breach after all: the closure was withdrawn. */
  restored?: boolean;
  closureId?: string;
}

/** Clocks whose due time was the same and is the same again. */
interface RecomputedAlike extends Pick<Recomputed, 'clock' | 'before' | 'dueAt' | 'cured' | 'restored'> {
  originalDueAt: string;
  clocks: Pick<OfClock, 'clockId' | 'caseId' | 'workOrderId'>[];
}

interface OfExtension extends OfCase {
  extensionId: string;
  clockId: string;
  clock: ClockKind;
  agency: string;
}

interface OfClosure {
  closureId: string;
  date: string;
  part: ClosurePart;
  districts: string[] | null;
}

/** Why an agency returns a case, by the city's codes. Its opinion stands in the request and on the timeline only. */
interface OfReturn extends OfLeg {
  returnId: string;
  code: string;
}

/** The limit that somebody is urged about. */
export interface UrgedClock extends Pick<OfClock, 'clockId' | 'clock' | 'dueAt'> {}

/** Somebody urges who has it; what they said stands on the timeline only. `nth`: of the case; `step`: `remind-2`. */
interface Urging extends OfLeg {
  nth: number;
  step: string;
  tells: Audience[];
}

interface OfArbitration extends OfCase {
  arbitrationId: string;
}

/** Of cases of an item in a district; null: in the whole city. */
interface OfKeptRoute {
  routeId: string;
  category: string;
  district: string | null;
  agency: string;
}

/** `ground`, `authority`: by the city's codes. */
interface OfDisposition extends OfCase {
  dispositionId: string;
  as: DispositionKind;
  ground: string | null;
  authority: string | null;
}

/** `nth`: of the case. */
interface OfOralRecord extends OfCase {
  recordId: string;
  nth: number;
}

/** Of the order that the case was released with. */
interface OfSample extends OfLeg {
  sampleId: string;
}

interface OfUnsealing extends OfCase {
  unsealingId: string;
}

interface OfCallBack extends OfCase {
  callBackId: string;
}

/** What a citizen is called back for. */
export type CallBackPurpose =
  | 'tell_result'
  | 'tell_extension'
  | 'tell_conversion'
  | 'tell_disposition'
  | 'tell_rework'
  | 'tell_transfer'
  | 'answer_mail'
  | 'answer_chat'
  | 'asked_to_reopen'
  | 'ask_details'
  | 'other';

/** Mail to a citizen: asks to confirm, tells number and password, tells of several cases, answers. */
export type MessageKind = 'confirm' | 'accepted' | 'divided' | 'answer';

/** What it says and to whom stands in the message only. Of a letter that is not confirmed there is no case yet. */
interface OfMessage {
  messageId: string;
  message: MessageKind;
  letterId: string | null;
  caseId?: string;
  number?: string;
}

interface OfLetter {
  letterId: string;
}

/** Why two cases belong together: the one became the other, brought it about, or is the same again. */
export type LinkKind = 'converted' | 'additional' | 'repeat';
/** How a petition ends without an answer to its matter: 不予處理, 移轉 to whom it belongs outside the city. */
export type DispositionKind = 'not_handled' | 'transferred';
/** The petition was answered, or its answer was taken back, or it ended otherwise. */
export type ConversionMove = 'answered' | 'unanswered' | 'withdrawn' | DispositionKind;

/** Going there (主動出擊): 會勘, 複查, 協調. */
export type VisitKind = 'meeting' | 'reinspection' | 'mediation';

interface OfVisit extends OfCase {
  visitId: string;
  visit: VisitKind;
}

/** `invited`: agencies beside the one that has the case. */
interface OfInvitation extends OfVisit {
  invited: string[];
}

/** What an agency has to do after a visit. `late`: it was done after the day it was due on. */
interface OfFollowUp extends OfVisit {
  followUpId: string;
  agency: string;
  late: boolean;
}

interface OfDeletion {
  proposalId: string;
  rule: string;
}

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
  | 'mail.read'
  | 'texts.rescanned';

/** The limits a category can have. What starts and stops each is in `sla/clock-kinds.rules.ts`. */
export type LimitKind = 'respond' | 'acknowledge' | 'on_site' | 'complete' | 'reply' | 'callback';
/**
 * `deliver`: an order that no screen has confirmed. `return`, `arbitrate`, `answer` (of who is asked to co-handle),
 * `sample`, `improve`: by the city's protocol. The others are limits of the category.
 */
export type ClockKind = LimitKind | 'deliver' | 'return' | 'arbitrate' | 'answer' | 'sample' | 'improve';
export type ClockOutcome = 'met' | 'missed' | 'cancelled';

/** What another system says of a case in words. */
export type SourceText = 'description' | 'place' | 'handling';

export interface EventMap extends CallEvents, CoHandlingEvents, IncidentEvents {
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
  'service.counted': OfService;
  'service.withdrawn': OfService;
  'case.noted': OfCase;
  /** The system that it was imported from has other words for it by now; they stand with the case. */
  'case.source-changed': OfCase & { what: SourceText };
  'file.shared': OfCase;
  /** Whoever reported it says that it is not done (by another system); what they say stands on the timeline. */
  'case.reopening-asked': OfCase;
  /** The citizen has written about it (by mail); the text stands on the timeline. `automatic`: a program has. */
  'case.mail-received': OfCase & { mailId: string; automatic: boolean };
  'case.password-issued': OfCase;
  /** It became a petition (轉陳情), which has a number and clocks of its own; the limit of this one runs on. */
  'case.converted': OfLeg & Petition;
  /** The citizen asks for more than was done (另成陳情). */
  'case.petition-opened': OfCase & Petition;
  /** Of the new case: which one it came from. */
  'case.linked': OfCase & { link: LinkKind; fromId: string; from: string };
  /** What happened to the petition, told of the case that became it. */
  'case.conversion-moved': OfCase & Petition & { how: ConversionMove };
  /** And what follows from it for that case. */
  'case.conversion-answered': OfCase & Petition & { agency: string | null; answeredAt: string };
  'case.conversion-unanswered': OfCase & Petition;
  'case.conversion-ended': OfCase & Petition & { how?: Exclude<ConversionMove, 'answered' | 'unanswered'> };
  /** With the approval of a second person. Registered, and counted apart from what was answered. */
  'case.disposed': OfDisposition & { agency: string | null };
  /** What was asked of the citizen has come (補陳), from whom and by which channel; the text stands on the timeline. */
  'case.supplemented': OfLeg & { supplementId: string; suppliedBy: string; channel: string };

  /** Asked for while the petition goes on. Opinions and what the petitioner is told stand in the disposition only. */
  'disposition.asked': OfDisposition & { agency: string | null; approver: string };
  'disposition.approved': OfDisposition;
  'disposition.refused': OfDisposition;
  'disposition.withdrawn': OfDisposition;

  /** 口述紀錄: written, read back to the petitioner, corrected. Each correction is a record of its own. */
  'oral-record.written': OfOralRecord;
  'oral-record.read-back': OfOralRecord & { how: string };
  'oral-record.corrected': OfOralRecord;

  'workorder.dispatched': OfLeg & {
    kind: CaseKind;
    category: string;
    district: string | null;
    origin: Origin;
  };
  'workorder.delivered': OfLeg;
  /** `carried`: by the order of a case that led before; it was told then. */
  'workorder.acknowledged': OfLeg & { carried?: true };
  'workorder.unacknowledged': OfLeg;
  'workorder.arrived': OfLeg;
  /** Handed on to a contractor by a link, and taken back. */
  'workorder.delegated': OfLeg & { linkId: string };
  'workorder.delegation-ended': OfLeg & { linkId: string };
  /** A contractor tells how far it is, or that it is done; the agency has still to report. */
  'workorder.progressed': OfLeg & { linkId: string; done: boolean };
  /** Somebody has left, and a colleague of the same agency goes on with it. */
  'workorder.handed-over': OfLeg;
  /** A colleague of the same agency goes on with it. */
  'workorder.taken-over': OfLeg;
  /** 催辦 by a person; `urged` null: no limit runs. */
  'case.reminded': Urging & { urged: UrgedClock | null };
  /** 稽催 by a person: what is overdue has to be explained; and it was. */
  'workorder.chased': Urging & { urged: UrgedClock };
  'workorder.chase-answered': OfLeg;
  'workorder.reported': OfLeg & { outcome: string; carried?: true };
  /** The leg ends, with a report (released, reopened) or without one. */
  'workorder.closed': OfLeg & {
    why:
      | 'reassigned'
      | 'recalled'
      | 'withdrawn'
      | 'released'
      | 'reopened'
      | 'converted'
      | 'merged'
      | 'returned'
      | 'arbitrated'
      | 'not_handled'
      | 'transferred';
  };
  /** Beside its closing: the agency does not have it any more, nobody else does yet. `nth`: of the case. */
  'workorder.returned': OfReturn & { toAgency: string | null; nth: number };

  /** `since`: of the agency's order. Until it is approved the agency has the case. */
  'return.asked': OfReturn & { toAgency: string | null; siteVisit: boolean; approver: string; since: string };
  'return.approved': OfReturn;
  'return.refused': OfReturn;
  'return.withdrawn': OfReturn;

  /** `from`: who has returned it last, or disputes it. */
  'arbitration.opened': OfArbitration & { why: 'returns' | 'dispute'; from: string };
  /** `from`: who had it; null: the centre. */
  'arbitration.decided': OfArbitration & { from: string | null; agency: string; keepsRule: boolean };
  /** Nobody needs it any more: the case has ended, or somebody has done it. */
  'arbitration.moot': OfArbitration;
  'route.kept': OfKeptRoute;
  'route.ended': OfKeptRoute;

  /** 抽查: a released case is to be looked at; what was found stands in the sample only. */
  'sample.drawn': OfSample;
  'sample.accepted': OfSample;
  /** It is done again by who did it, on another order. */
  'sample.rejected': OfSample & { reworkOrderId: string };
  /** Reopened before anybody had judged it. */
  'sample.moot': OfSample;

  'clock.started': OfClock & { startedAt: string };
  'clock.stopped': OfClock & { stoppedAt: string; outcome: ClockOutcome };
  'clock.resumed': OfClock;
  /** Before the due time (催辦) and after it (稽催): once for each step and due time. `at`: its true time. */
  'clock.warned': OfClock & Step;
  'clock.escalated': OfClock & Step;
  'clock.recomputed': Recomputed;
  /** Many at once, of different cases: the calendar has changed. */
  'clocks.recomputed': {
    recalculationId: string;
    why: RecomputedWhy;
    closureId?: string;
    moved: RecomputedAlike[];
  };
  /** `tells` was left out before there were ladders. */
  'clock.breached': OfClock & { tells?: Audience[] };

  /** Nothing can be done before the citizen has sent something, or parts have come; and it goes on. */
  'case.paused': OfLeg & { reason: PauseReason };
  'case.resumed': OfLeg & { reason: PauseReason };

  /** The reason stands in the request only. `size` is in the unit of the limit. */
  'extension.asked': OfExtension & { size: number; approver: string };
  'extension.approved': OfExtension & { before: string; dueAt: string };
  'extension.refused': OfExtension;
  'extension.withdrawn': OfExtension;
  /** The rule of another category counts otherwise, or is never extended: what was granted is lost. */
  'extension.dropped': OfCase & { clockId: string; clock: ClockKind; size: number; unit: string };

  /** Offices are closed beyond the yearly calendar; or it was said by mistake. */
  'closure.saved': OfClosure;
  'closure.withdrawn': OfClosure;
  /** The yearly calendar of the government has come, or has changed. */
  'calendar.imported': { year: number };
  'recalculation.finished': { recalculationId: string; changed: number; cured: number };

  'phone-task.opened': OfLeg & { taskId: string; reason: 'no_receipt' | 'no_accounts' };
  'phone-task.attempted': OfLeg & { taskId: string; result: string };
  'phone-task.closed': OfLeg & { taskId: string };

  /** Somebody asks to know who asked. The reason stands in the request only. */
  'unsealing.asked': OfUnsealing;
  'unsealing.approved': OfUnsealing;
  'unsealing.refused': OfUnsealing;
  'unsealing.ended': OfUnsealing & { why: 'by-hand' | 'handed-over' | 'confidential' };

  'call-back.opened': OfCallBack & { purpose: CallBackPurpose };
  'call-back.taken': OfCallBack;
  'call-back.given-back': OfCallBack;
  'call-back.attempted': OfCallBack & { result: string };
  /** `purpose` was left out before its limit was kept. */
  'call-back.closed': OfCallBack & { result: string; purpose?: CallBackPurpose };

  /** Going there: with whom and when, never where. Minutes and what for stand in the visit only. */
  'visit.planned': OfInvitation & { at: string };
  'visit.moved': OfInvitation & { before: string; at: string };
  'visit.held': OfInvitation & {
    attended: string[];
    followUps: { followUpId: string; agency: string; dueOn: string }[];
  };
  'visit.cancelled': OfInvitation & { why: 'by-hand' | 'withdrawn' | 'converted' | 'merged' };
  'follow-up.finished': OfFollowUp;
  /** It was not done after all. */
  'follow-up.reopened': OfFollowUp;

  'letter.arrived': OfLetter & { via: 'mail' | 'web' };
  'letter.confirmed': OfLetter & OfCase;
  /** A further matter of the letter has a case of its own. */
  'letter.divided': OfLetter & OfCase;
  /** All its cases, in one mail. */
  'letter.answered': OfLetter & { cases: string[]; messageId: string };
  'message.sent': OfMessage;
  /** Given up: refused, or tried too often. */
  'message.failed': OfMessage & { code: string };
  'message.bounced': OfMessage & { code: string | null };
  'message.resent': OfMessage;

  /** Somebody has left: what was in the hands of one account goes to the other. */
  'staff.handed-over': { from: string; to: string };

  /** Somebody looked at personal data or used a power: the record's hash, so that the seal of the log covers it. */
  'access.recorded': { accessId: string; hash: string };

  /** Its time is over, by a rule and an approved proposal: heard by whoever keeps it. */
  'privacy.texts-due': OfCase & OfDeletion;
  'privacy.attachments-due': OfCase & OfDeletion;
  'privacy.contact-due': OfDeletion & { contactId: string };
  'privacy.person-due': OfDeletion & { citizenId: string };
  'retention.proposed': { proposalId: string; asOf: string; items: number };
  'retention.decided': { proposalId: string; approved: boolean };
  'retention.carried-out': { proposalId: string; done: number; skipped: number; failed: number };
  'hold.placed': { holdId: string };
  'hold.lifted': { holdId: string };
  /** What somebody asks about their own data. */
  'request.registered': { requestId: string; kind: string; dueAt: string };
  'request.extended': { requestId: string; dueAt: string };
  'request.decided': { requestId: string; granted: boolean };
  'request.finished': { requestId: string };

  'city.loaded': { version: number };
}
