import { coLegRights } from './co-leg-rights.js';
import { counterRights } from './counter-rights.js';
import {
  agency,
  agencyReads,
  agencyUnsupervised,
  all,
  channel,
  desk,
  everyone,
  type Grants,
  levels,
  mailbox,
  needsToKnow,
  overseers,
  own,
  ownAgency,
  ownAgencyAndBelow,
  returnDeciders,
  reviewers,
  steering,
  steeringAndCommission,
  steeringAndInspection,
  steeringOrCommission,
  steeringOrInspection,
  told,
} from './grants.js';
import { worksRights } from './works-rights.js';

/**
 * Who may do what: the one table that guards, the console's buttons (`Me.rights`) and the tests read.
 * A right that is not here does not exist, a role that is not in its row does not have it.
 */
export const rightsTable = {
  'session.read': everyone(own),
  'session.end': everyone(own),
  'password.change': everyone(own),
  'city.read': everyone(all),
  // Closures (停止上班) and the yearly calendar: due times of the whole city hang on them.
  'calendar.manage': { supervisor: all, commission: all, admin: all },

  // 大量案件應變: everybody who works at cases works under it.
  'surge.read': { ...desk, ...overseers, ...agencyReads, admin: all },
  'surge.switch': { supervisor: all },

  'contact.record': desk,
  // What a telephone system, a chatbot and an app send; nobody may who is not one.
  'call.signal': channel,
  'transcript.deliver': channel,
  'report.submit': channel,
  'survey.pass-on': channel,
  // What came through a door and could not be understood: kept whole, as it came.
  'quarantine.read': { supervisor: all, petition_clerk: all },
  // As they came, with everything that their senders put in.
  'mail.read': { supervisor: all, petition_clerk: all },
  'quarantine.decide': { supervisor: all, petition_clerk: all },
  // 市長信箱: letters, and the mail that goes out.
  'letter.read': mailbox,
  'letter.send-link': mailbox,
  'letter.divide': mailbox,
  'letter.answer': mailbox,
  'message.read': mailbox,
  'message.resend': mailbox,
  // A letter that was mislaid: its clock has run since it came.
  'contact.record-late': { supervisor: all },
  // Calls that the telephone system tells of: one's own; who oversees sees which of anybody's were not recorded.
  'call.read': desk,
  'call.settle': desk,
  'call.hand-over': desk,
  'call.wrap-up': desk,
  'call.oversee': { supervisor: all },
  // What is done about abusive callers: proposed by who was called, decided by somebody else.
  'caller-policy.read': { ...desk, commission: all },
  'caller-policy.propose': desk,
  'caller-policy.appeal': desk,
  'caller-policy.decide': { supervisor: all, commission: all },
  ...counterRights,
  'caller.search': desk,
  'text.scan': desk,
  // Only ever with a ground (citizens/grounds.rules): the right alone opens nothing.
  'citizen.read': needsToKnow,

  'unsealing.ask': needsToKnow,
  'unsealing.read': { ...needsToKnow, commission: all },
  // Whose request it is decides who of these (cases/unsealing.rules).
  'unsealing.approve': levels,
  'unsealing.refuse': levels,
  'unsealing.end': { ...needsToKnow, commission: all },

  'call-back.read': desk,
  'call-back.open': desk,
  'call-back.take': desk,
  'call-back.give-back': desk,
  'call-back.attempt': desk,
  'call-back.close': desk,

  'case.read': { ...desk, ...overseers, ...agencyReads },
  'case.note': { ...desk, ...agency, inspector: all, commission: all },
  'case.route': steeringAndCommission,
  'case.reassign': steeringAndCommission,
  'case.recategorise': steeringOrInspection,
  'case.release': steeringOrInspection,
  'case.send-back': steeringAndInspection,
  'case.reopen': steeringOrCommission,
  'case.take-back-release': steeringOrInspection,
  'case.recall': steeringAndCommission,
  'case.withdraw': steeringOrInspection,
  // 爭議由共同上級裁定: what it decides binds.
  'case.arbitrate': { commission: all },
  // Whoever talks to the citizen who is not content with what was done.
  'case.open-petition': desk,
  // Whoever tells the citizen of it (cases/issue-password).
  'case.issue-password': desk,
  // 不予處理、移轉: asked for by who has the petition; whose word it takes goes by who asked (dispatch/petitions).
  'case.not-handle': { ...agency, ...steering },
  'case.approve-not-handling': returnDeciders,
  'case.transfer': { ...agency, ...steering },
  'case.approve-transfer': returnDeciders,
  'disposition.read': { ...desk, ...overseers, ...agencyReads },
  'disposition.refuse': returnDeciders,
  'disposition.withdraw': { ...agency, ...steering },
  'case.link-repeat': { ...agency, ...steering },
  // Whoever hears the petitioner.
  'case.record-oral': { ...desk, ...agency },
  'oral-record.read-back': { ...desk, ...agency },
  'oral-record.correct': { ...desk, ...agency },
  'case.supplement': { ...desk, ...agency },
  // 併案: by whoever has both; once it was reported, un-merging takes who may reopen as well.
  'case.merge': { ...desk, ...agency },
  'case.unmerge': { ...desk, ...agency },
  'case.split': { ...desk, ...agency },
  'case.release-member': steeringOrInspection,
  'case.plan-visit': { ...agency, ...steering, commission: all },

  // 會辦: whoever has the case asks, and so does the centre.
  'case.co-handle': { ...agency, ...steering },

  // An agency also reads the visits it is invited to, though not the case (dispatch/visits/visits.sql).
  'site-visit.read': { ...desk, ...overseers, ...agencyReads },
  'site-visit.reschedule': { ...agency, ...steering, commission: all },
  'site-visit.hold': { ...agency, ...steering, commission: all },
  'site-visit.cancel': { ...agency, ...steering, commission: all },
  'follow-up.read': { ...desk, ...overseers, ...agencyReads },
  // Whoever has to do it; the centre for those without accounts.
  'follow-up.finish': { ...agency, ...steering, commission: all },
  'follow-up.reopen': { ...steering, commission: all },

  'workorder.read': { ...desk, ...overseers, ...agencyReads },
  'workorder.receive': agency,
  'workorder.acknowledge': agency,
  'workorder.unacknowledge': agency,
  'workorder.arrive': agency,
  'workorder.report': agency,
  'workorder.reply': agency,
  'workorder.convert': agencyUnsupervised,
  'workorder.pause': agency,
  'workorder.resume': { ...agency, ...steeringAndCommission },
  'workorder.delegate': agency,
  'workorder.return': agency,
  // Whose word it takes goes by who is at work (dispatch/returns/return.rules).
  'workorder.approve-return': returnDeciders,
  'workorder.dispute': { agency_chief: ownAgency },
  // Whoever hears that the citizen waits; whoever answers for what is overdue.
  'case.remind': { ...desk, commission: all },
  'sampling.draw': { commission: all },
  'sample.read': { ...steering, ...overseers },
  'case.accept-sample': { inspector: all, commission: all },
  'case.reject-sample': { inspector: all, commission: all },
  // What an unhappy answer sets off. Whose word it takes goes by whose it is (satisfaction/reviews).
  // 全民督工: the agency asks who reported, itself; by who may know their number (citizens/grounds.rules: consent).
  'survey.record': { officer: ownAgency },
  'review.read': reviewers,
  'review.decide': reviewers,
  'workorder.chase': { agency_chief: ownAgency, commission: all },
  'workorder.answer-chase': agency,
  'workorder.take-over': agency,

  ...coLegRights,
  ...worksRights,

  'return.read': { ...desk, ...overseers, ...agencyReads },
  'return.refuse': returnDeciders,
  'return.withdraw': agency,

  'arbitration.read': { ...steering, ...overseers },
  'kept-route.read': { ...steering, ...overseers },
  'kept-route.end': { commission: all },

  'extension.ask': agency,
  'extension.read': { ...desk, ...overseers, ...agencyReads },
  // Whose word it takes goes by how long it is (sla/extension.rules).
  'extension.approve': levels,
  'extension.refuse': levels,
  'extension.withdraw': agency,

  'file.add': { ...desk, ...agency, inspector: all, commission: all },
  // What the centre has read before (scans of letters, documents), for whoever has the case.
  'file.share': desk,
  'file.read': { ...desk, ...overseers, ...agencyReads },

  // Who is told of what is decided step by step (sla/escalation.rules); others are told of nothing, so there is nothing to
  // read: a manager and an inspector read reports, an agent's cases are in the hands of others by then.
  'escalation.read': told,
  'escalation.see': told,

  'phone-task.read': { agent: all, supervisor: all },
  'phone-task.attempt': { agent: all, supervisor: all },

  // Asking citizens on the telephone how content they are.
  'survey-call.read': { agent: all, supervisor: all },
  'survey-call.take': { agent: all, supervisor: all },
  'survey-call.give-back': { agent: all, supervisor: all },
  'survey-call.attempt': { agent: all, supervisor: all },

  'desk.read': { ...desk, ...overseers },
  // Of the whole city: what was published of a closed month, and who corrects it.
  'report.months': { supervisor: all, manager: all, commission: all },
  'report.correct': { manager: all, commission: all },
  // How calls are taken, in all; by agent only for who leads them.
  'report.calls': { supervisor: all, manager: all, commission: all },
  'report.call-agents': { supervisor: all },
  'report.read': { supervisor: all, manager: all, commission: all, agency_chief: ownAgencyAndBelow },
  // Of the whole city; its seats, staff and what else is not counted are entered by those who answer for it.
  'annual-report.read': { supervisor: all, manager: all, commission: all },
  'annual-figure.enter': { manager: all, commission: all },
  'retention.read': { admin: all, commission: all, auditor: all, supervisor: all, petition_clerk: all },
  'retention.propose': { admin: all },
  // Never who proposed it.
  'retention.decide': { commission: all },
  'retention.hold': { admin: all, commission: all, supervisor: all, petition_clerk: all },
  'person-request.read': { supervisor: all, petition_clerk: all, commission: all, auditor: all },
  'person-request.handle': { supervisor: all, petition_clerk: all },
  'live.connect': { ...desk, ...overseers, ...agencyReads },

  // Who looked at whom. An auditor sees the record, and neither the persons nor the cases.
  'audit.read': { auditor: all },

  'staff.read': { admin: all, agency_chief: ownAgencyAndBelow },
  'staff.manage': { admin: all, agency_chief: ownAgencyAndBelow },
  // Who is away says who stands in; the chief says it for everybody whose account they manage.
  'substitute.read': { officer: ownAgency, agency_chief: ownAgencyAndBelow },
  'substitute.set': agency,
  'substitute.appoint': { agency_chief: ownAgencyAndBelow },
  'api-key.manage': { admin: all },
} satisfies Record<string, Grants>;
