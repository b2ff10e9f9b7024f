import { DecideUnsealingService } from './cases/decide-unsealing.service.js';
import { FollowingService } from './cases/incidents/following.service.js';
import { MembershipService } from './cases/incidents/membership.service.js';
import { ConversionsService } from './cases/links/conversions.service.js';
import { OralTexts } from './cases/petitions/oral-texts.service.js';
import { RedactionService } from './cases/redaction.service.js';
import { TimelineService } from './cases/timeline.service.js';
import { Forgetting } from './citizens/forgetting.service.js';
import { GrantsService } from './citizens/grants.service.js';
import { AccidentGate } from './closure/accidents/accident-gate.service.js';
import { AccidentHolders } from './closure/accidents/accident-holders.service.js';
import { AccidentRedaction } from './closure/accidents/redaction.service.js';
import { InspectionRedaction } from './closure/inspections/redaction.service.js';
import { JudgeService } from './closure/sampling/judge.service.js';
import { OpenArbitrationService } from './dispatch/arbitration/open-arbitration.service.js';
import { EndCoLegsService } from './dispatch/co-handling/end-co-legs.service.js';
import { ContractorLinksService } from './dispatch/contractor-links.service.js';
import { HandOverService } from './dispatch/hand-over.service.js';
import { FollowPausesService } from './dispatch/incidents/follow-pauses.service.js';
import { MergeService } from './dispatch/incidents/merge.service.js';
import { SuccessionService } from './dispatch/incidents/succession.service.js';
import { PauseService } from './dispatch/pause.service.js';
import { DispositionOutcomeService } from './dispatch/petitions/disposition-outcome.service.js';
import { PetitionTexts } from './dispatch/petitions/petition-texts.service.js';
import { ReassignService } from './dispatch/reassign.service.js';
import { ReportRedaction } from './dispatch/redaction.service.js';
import { ReturnOutcomeService } from './dispatch/returns/return-outcome.service.js';
import { ReturnTexts } from './dispatch/returns/return-texts.service.js';
import { RoutingService } from './dispatch/routing.service.js';
import { ChangeVisitService } from './dispatch/visits/change-visit.service.js';
import { VisitRedaction } from './dispatch/visits/redaction.service.js';
import { FileRemoval } from './files/removal.service.js';
import { BookingRedaction } from './intake/bookings/booking-redaction.service.js';
import { BullyingRedaction } from './intake/bullying/bullying-redaction.service.js';
import { SettleService } from './intake/calls/settle.service.js';
import { DueService } from './intake/letters/due.service.js';
import { LetterRedaction } from './intake/letters/letter-redaction.service.js';
import { MailRedaction } from './intake/mail/redaction.service.js';
import { ReportAnswers } from './intake/open311/report-answers.service.js';
import { ContactRedaction } from './intake/redaction.service.js';
import { PasswordNotice } from './intake/status/password-notice.service.js';
import { CallBackService } from './messages/call-back.service.js';
import { CallBackReasons } from './messages/call-back-reasons.service.js';
import { MessageRedaction } from './messages/mail/redaction.service.js';
import { PhoneTaskService } from './messages/phone-task.service.js';
import { CallRedaction } from './messages/redaction.service.js';
import { after, within } from './platform/log/flow.types.js';
import { AskingService } from './satisfaction/asking.service.js';
import { InviteService } from './satisfaction/invite.service.js';
import { SurveyCalls } from './satisfaction/phone/survey-calls.service.js';
import { AnswerRedaction } from './satisfaction/redaction.service.js';
import { OpenReviewService } from './satisfaction/reviews/open-review.service.js';
import { SettleReviewService } from './satisfaction/reviews/settle-review.service.js';
import { UndeliveredService } from './satisfaction/undelivered.service.js';
import { EscalationService } from './sla/escalation.service.js';
import { FollowExtensionsService } from './sla/follow-extensions.service.js';
import { ProtocolClocksService } from './sla/protocol-clocks.service.js';
import { RecalculationService } from './sla/recalculation.service.js';
import { RecomputeService } from './sla/recompute.service.js';
import { ExtensionRedaction } from './sla/redaction.service.js';
import { StartClocksService } from './sla/start-clocks.service.js';
import { StopClocksService } from './sla/stop-clocks.service.js';
import { WithdrawExtensionService } from './sla/withdraw-extension.service.js';
import { FACTS_CONSUMER, StatisticsService } from './statistics/statistics.service.js';

/**
 * What happens next? `within` hears a fact in the transaction that tells it, in this order; `after` hears it from the
 * log once it is committed, from a position that the database keeps by its name.
 */
export const flow = [
  within('contact.recorded', GrantsService, 'endCalls'),
  within('contact.recorded', SettleService, 'link'),

  within('case.opened', StartClocksService, 'startOfCase'),
  within('case.opened', RoutingService, 'route'),
  within('case.opened', MergeService, 'joinAtOpening'),
  within('case.recategorised', RecomputeService, 'applyNewRule'),
  within('case.recategorised', StartClocksService, 'startOfNewItem'),
  within('case.recategorised', WithdrawExtensionService, 'endWhereNotAllowed'),
  within('case.recategorised', PauseService, 'endWhereNotAllowed'),
  within('case.recategorised', RoutingService, 'routeAgain'),
  within('case.recategorised', DecideUnsealingService, 'endWithProtection'),
  within('case.recategorised', FollowingService, 'recategorised'),

  // While somebody is not content, nobody ends the case or has it done anew alone: before anything else.
  within('case.reassigned', OpenReviewService, 'refuse'),
  within('case.sent-back', OpenReviewService, 'refuse'),
  within('case.reopened', OpenReviewService, 'refuse'),
  within('case.withdrawn', OpenReviewService, 'refuse'),

  within('case.reassigned', StopClocksService, 'resume'),
  within('case.reassigned', CallBackReasons, 'closeOvertaken'),
  within('case.reassigned', ConversionsService, 'tellFirst'),
  within('case.reassigned', FollowingService, 'unreported'),
  within('case.reassigned', FollowingService, 'reassigned'),
  within('case.reassigned', InviteService, 'endWithRelease'),
  within('case.recalled', FollowingService, 'toCentre'),

  within('case.paused', RecomputeService, 'atPause'),
  within('case.paused', CallBackReasons, 'openForDetails'),
  within('case.paused', FollowPausesService, 'begin'),
  within('case.resumed', RecomputeService, 'atPause'),
  within('case.resumed', CallBackReasons, 'closeDetails'),
  within('case.resumed', FollowPausesService, 'end'),
  within('case.mail-received', CallBackReasons, 'openForMail'),
  within('case.mail-received', MembershipService, 'noteMail'),
  within('case.reopening-asked', CallBackReasons, 'openForReopening'),

  within('case.replied', StopClocksService, 'atReply'),
  within('case.replied', OpenArbitrationService, 'end'),
  within('case.replied', CallBackReasons, 'openForResult'),
  within('case.replied', ConversionsService, 'tellFirst'),
  within('case.replied', DueService, 'word'),
  within('case.sent-back', StopClocksService, 'resumeAll'),
  within('case.sent-back', CallBackReasons, 'closeOvertaken'),
  within('case.sent-back', ConversionsService, 'tellFirst'),
  within('case.sent-back', FollowingService, 'unreported'),
  within('case.sent-back', InviteService, 'endWithRelease'),

  // Before anything else: nobody has been at the accident.
  within('case.released', AccidentGate, 'refuse'),
  within('case.released', DueService, 'word'),
  within('case.released', InviteService, 'invite'),
  within('case.release-taken-back', JudgeService, 'endWithRelease'),
  within('case.release-taken-back', InviteService, 'endUnsent'),
  within('case.reopened', StartClocksService, 'startAgain'),
  within('case.reopened', MembershipService, 'leaveReopened'),
  within('case.reopened', CallBackReasons, 'closeOvertaken'),
  within('case.reopened', FollowingService, 'unreported'),
  within('case.reopened', JudgeService, 'endWithRelease'),
  within('case.reopened', InviteService, 'endWithRelease'),

  // Before anything else: nobody has been at the accident.
  within('case.withdrawn', AccidentGate, 'refuse'),
  within('case.withdrawn', PauseService, 'endWithCase'),
  within('case.withdrawn', StopClocksService, 'ofCase'),
  // Before its order ends: whoever leads after it goes on where it was.
  within('case.withdrawn', SuccessionService, 'succeed'),
  within('case.withdrawn', ReassignService, 'endLegs'),
  within('case.withdrawn', EndCoLegsService, 'withCase'),
  within('case.withdrawn', OpenArbitrationService, 'end'),
  within('case.withdrawn', ChangeVisitService, 'endWithCase'),
  within('case.withdrawn', DispositionOutcomeService, 'endOvertaken'),
  within('case.withdrawn', CallBackReasons, 'closeOvertaken'),
  within('case.withdrawn', ConversionsService, 'tellFirst'),
  within('case.withdrawn', InviteService, 'endWithRelease'),
  within('case.withdrawn', DueService, 'word'),
  within('case.password-issued', PasswordNotice, 'tellOwner'),

  within('case.disposed', AccidentGate, 'refuse'),
  within('case.disposed', PauseService, 'endWithCase'),
  within('case.disposed', StopClocksService, 'ofCase'),
  within('case.disposed', ReassignService, 'endLegs'),
  within('case.disposed', EndCoLegsService, 'withCase'),
  within('case.disposed', OpenArbitrationService, 'end'),
  within('case.disposed', ChangeVisitService, 'endWithCase'),
  within('case.disposed', CallBackReasons, 'closeOvertaken'),
  within('case.disposed', CallBackReasons, 'openForDisposition'),
  within('case.disposed', ConversionsService, 'tellFirst'),
  within('case.disposed', DueService, 'word'),

  within('case.linked', CallBackReasons, 'openForConversion'),
  within('case.converted', AccidentGate, 'refuse'),
  within('case.converted', EndCoLegsService, 'withCase'),
  within('case.converted', ChangeVisitService, 'endWithCase'),
  within('case.converted', SuccessionService, 'succeed'),
  within('case.converted', CallBackReasons, 'closeOvertaken'),
  within('case.conversion-answered', StopClocksService, 'atConversion'),
  within('case.conversion-answered', DueService, 'word'),
  within('case.conversion-unanswered', StopClocksService, 'resume'),
  within('case.conversion-ended', StopClocksService, 'ofCase'),
  within('case.conversion-ended', DueService, 'word'),

  // 併案: what the case that leads does, FollowingService does for all that were merged into it.
  within('case.merged', EndCoLegsService, 'withCase'),
  within('case.merged', ChangeVisitService, 'endWithCase'),
  within('case.merged', FollowPausesService, 'join'),
  within('case.merged', AccidentHolders, 'tellHolder'),
  within('case.unmerged', FollowPausesService, 'leave'),
  within('case.unmerged', AccidentHolders, 'endOfHolder'),
  within('case.lead-changed', FollowPausesService, 'join'),
  within('case.lead-changed', AccidentHolders, 'tellHolder'),
  within('case.lead-moved', AccidentHolders, 'tellHolder'),
  within('case.lead-acknowledged', StopClocksService, 'atAcknowledgement'),
  within('case.lead-reported', StopClocksService, 'atReport'),
  within('case.lead-reported', CallBackReasons, 'openForResult'),
  within('case.lead-unreported', StopClocksService, 'resumeWithLead'),
  within('case.lead-unreported', CallBackReasons, 'closeOvertaken'),
  within('case.lead-paused', RecomputeService, 'atPause'),
  within('case.lead-resumed', RecomputeService, 'atPause'),

  // Before its own limits start: whoever has the case is none of those who are asked.
  within('workorder.dispatched', EndCoLegsService, 'whereItLeads'),
  within('workorder.dispatched', StartClocksService, 'startOfLeg'),
  within('workorder.dispatched', CallBackReasons, 'openForTransfer'),
  // Whoever has it from now on knows that somebody was hurt.
  within('workorder.dispatched', AccidentHolders, 'tellHolder'),
  within('workorder.delivered', StopClocksService, 'atReceipt'),
  within('workorder.delivered', PhoneTaskService, 'close'),
  within('workorder.acknowledged', FollowingService, 'acknowledged'),
  within('workorder.acknowledged', StopClocksService, 'atAcknowledgement'),
  within('workorder.acknowledged', PhoneTaskService, 'close'),
  within('workorder.arrived', StopClocksService, 'atArrival'),
  within('workorder.reported', FollowingService, 'reported'),
  within('workorder.reported', StopClocksService, 'atReport'),
  within('workorder.reported', OpenArbitrationService, 'end'),
  within('workorder.reported', CallBackReasons, 'openForResult'),
  within('workorder.reported', DueService, 'word'),
  within('workorder.returned', FollowingService, 'toCentre'),
  within('workorder.chased', EscalationService, 'keepUrged'),

  within('workorder.closed', PauseService, 'endWithLeg'),
  within('workorder.closed', ReturnOutcomeService, 'endWithLeg'),
  within('workorder.closed', OpenArbitrationService, 'endWithLeg'),
  within('workorder.closed', DispositionOutcomeService, 'endOvertaken'),
  within('workorder.closed', StopClocksService, 'ofLeg'),
  within('workorder.closed', WithdrawExtensionService, 'endWithLeg'),
  within('workorder.closed', ContractorLinksService, 'endWithLeg'),
  within('workorder.closed', PhoneTaskService, 'close'),
  within('workorder.closed', AccidentHolders, 'endOfHolder'),
  within('workorder.closed', DecideUnsealingService, 'endWithHandOver'),

  within('co-leg.asked', RecomputeService, 'atCoHandling'),
  within('co-leg.asked', ProtocolClocksService, 'startOfCoLeg'),
  within('co-leg.delivered', StopClocksService, 'ofCoLeg'),
  within('co-leg.delivered', PhoneTaskService, 'close'),
  within('co-leg.acknowledged', StopClocksService, 'ofCoLeg'),
  within('co-leg.acknowledged', PhoneTaskService, 'close'),
  within('co-leg.arrived', StopClocksService, 'ofCoLeg'),
  within('co-leg.answered', StopClocksService, 'ofCoLeg'),
  within('co-leg.chased', EscalationService, 'keepUrged'),
  within('co-leg.closed', StopClocksService, 'ofLeg'),
  within('co-leg.closed', RecomputeService, 'atCoHandling'),
  within('co-leg.closed', PhoneTaskService, 'close'),

  within('return.asked', ProtocolClocksService, 'startOfReturn'),
  within('return.approved', StopClocksService, 'atReturn'),
  within('return.refused', StopClocksService, 'atReturn'),
  within('return.withdrawn', StopClocksService, 'atReturn'),
  within('arbitration.opened', ProtocolClocksService, 'startOfArbitration'),
  within('arbitration.decided', FollowingService, 'arbitrated'),
  within('arbitration.decided', StopClocksService, 'atArbitration'),
  within('arbitration.moot', StopClocksService, 'atArbitration'),

  within('sample.drawn', ProtocolClocksService, 'startOfSample'),
  within('sample.accepted', StopClocksService, 'atJudgement'),
  within('sample.rejected', StopClocksService, 'atJudgement'),
  within('sample.rejected', ProtocolClocksService, 'startOfRework'),
  within('sample.rejected', CallBackReasons, 'openForRework'),
  within('sample.rejected', OpenReviewService, 'end'),
  within('sample.moot', StopClocksService, 'atJudgement'),

  within('accident.marked', ProtocolClocksService, 'startOfAccident'),
  within('accident.attended', StopClocksService, 'ofAccident'),
  within('accident.attended', ProtocolClocksService, 'startOfFollowUp'),
  within('accident.cared', StopClocksService, 'ofAccident'),
  within('accident.followed-up', StopClocksService, 'ofAccident'),
  within('accident.followed-up', ProtocolClocksService, 'startOfFollowUp'),
  within('accident.closed', StopClocksService, 'atAccidentClosed'),

  within('survey.passed-on', AskingService, 'notePassedOn'),
  within('survey.moot', MessageRedaction, 'ofSurvey'),
  within('survey.undelivered', MessageRedaction, 'ofSurvey'),
  within('survey.answered', OpenReviewService, 'open'),
  within('review.opened', ProtocolClocksService, 'startOfReview'),
  within('review.decided', StopClocksService, 'atJudgement'),
  within('review.moot', StopClocksService, 'atJudgement'),

  within('staff.handed-over', HandOverService, 'handOver'),
  within('staff.handed-over', CallBackService, 'giveBackAllOf'),
  within('staff.handed-over', SurveyCalls, 'giveBackAllOf'),

  within('closure.saved', RecalculationService, 'ofClosure'),
  within('closure.withdrawn', RecalculationService, 'ofClosure'),

  within('extension.approved', FollowExtensionsService, 'extend'),
  within('extension.approved', CallBackReasons, 'openForExtension'),
  within('extension.dropped', TimelineService, 'noteDropped'),

  within('clock.warned', EscalationService, 'keep'),
  within('clock.warned', TimelineService, 'noteStep'),
  within('clock.breached', EscalationService, 'keep'),
  within('clock.breached', TimelineService, 'noteBreach'),
  within('clock.breached', PhoneTaskService, 'openWithoutReceipt'),
  within('clock.escalated', EscalationService, 'keep'),
  within('clock.escalated', TimelineService, 'noteStep'),
  within('clock.stopped', EscalationService, 'settle'),
  within('clock.resumed', EscalationService, 'settle'),
  within('clock.recomputed', EscalationService, 'settle'),
  within('clock.recomputed', TimelineService, 'noteRecomputed'),
  within('clocks.recomputed', EscalationService, 'settleMoved'),
  within('clocks.recomputed', TimelineService, 'noteAllRecomputed'),
  within('case.reminded', EscalationService, 'keepUrged'),

  within('phone-task.opened', TimelineService, 'notePhoneTask'),
  within('phone-task.attempted', TimelineService, 'notePhoneTask'),
  within('phone-task.closed', TimelineService, 'notePhoneTask'),
  within('call-back.opened', StartClocksService, 'startOfCallBack'),
  within('call-back.opened', TimelineService, 'noteCallBack'),
  within('call-back.taken', TimelineService, 'noteCallBack'),
  within('call-back.given-back', TimelineService, 'noteCallBack'),
  within('call-back.attempted', TimelineService, 'noteCallBack'),
  within('call-back.closed', StopClocksService, 'atCallBack'),
  within('call-back.closed', TimelineService, 'noteCallBack'),

  within('survey-call.attempted', TimelineService, 'noteSurveyCall'),

  within('message.sent', TimelineService, 'noteMessage'),
  within('message.failed', TimelineService, 'noteMessage'),
  // What cannot be told by mail is told by telephone.
  within('message.failed', CallBackReasons, 'openForUndelivered'),
  within('message.failed', UndeliveredService, 'note'),
  within('message.failed', SettleReviewService, 'callInstead'),
  within('message.bounced', TimelineService, 'noteMessage'),
  within('message.bounced', CallBackReasons, 'openForUndelivered'),
  within('message.bounced', UndeliveredService, 'note'),
  within('message.bounced', SettleReviewService, 'callInstead'),
  within('message.resent', TimelineService, 'noteMessage'),

  // Cases before intake: a contact goes with the last of its cases.
  within('privacy.texts-due', RedactionService, 'redact'),
  within('privacy.texts-due', ReportRedaction, 'redact'),
  within('privacy.texts-due', ReturnTexts, 'redact'),
  within('privacy.texts-due', InspectionRedaction, 'redact'),
  within('privacy.texts-due', VisitRedaction, 'redact'),
  within('privacy.texts-due', AccidentRedaction, 'redact'),
  within('privacy.texts-due', PetitionTexts, 'redact'),
  within('privacy.texts-due', OralTexts, 'redact'),
  within('privacy.texts-due', ExtensionRedaction, 'redact'),
  within('privacy.texts-due', CallRedaction, 'redact'),
  within('privacy.texts-due', ReportAnswers, 'redact'),
  within('privacy.texts-due', FileRemoval, 'forgetNames'),
  within('privacy.texts-due', MessageRedaction, 'ofCase'),
  within('privacy.texts-due', LetterRedaction, 'ofCase'),
  within('privacy.texts-due', AnswerRedaction, 'ofCase'),
  within('privacy.texts-due', ContactRedaction, 'ofCase'),
  within('privacy.texts-due', MailRedaction, 'ofCase'),
  within('privacy.attachments-due', FileRemoval, 'removeOfCase'),
  within('privacy.attachments-due', RedactionService, 'note'),
  within('privacy.contact-due', ContactRedaction, 'ofContact'),
  within('privacy.contact-due', FileRemoval, 'removeOfContact'),
  within('privacy.report-due', BullyingRedaction, 'ofReport'),
  within('privacy.person-due', MessageRedaction, 'ofPerson'),
  within('privacy.person-due', LetterRedaction, 'ofPerson'),
  within('privacy.person-due', CallRedaction, 'ofPerson'),
  within('privacy.person-due', BookingRedaction, 'ofPerson'),
  within('privacy.person-due', BullyingRedaction, 'ofPerson'),
  within('privacy.person-due', AnswerRedaction, 'ofPerson'),
  within('privacy.person-due', SurveyCalls, 'endOfPerson'),
  within('privacy.person-due', Forgetting, 'forget'),
  within('privacy.person-due', ContactRedaction, 'ofPerson'),
  within('letter.forgotten', MailRedaction, 'ofLetter'),

  after('workorder.dispatched', PhoneTaskService, 'openWithoutAccounts', {
    name: 'phone-tasks',
    from: 'beginning',
  }),
  after('co-leg.asked', PhoneTaskService, 'openWithoutAccounts', {
    name: 'co-leg-phone-tasks',
    from: 'beginning',
  }),
  after('case.conversion-moved', ConversionsService, 'follow', { name: 'conversions', from: 'beginning' }),
  after('calendar.imported', RecalculationService, 'ofYears', { name: 'calendars', from: 'beginning' }),
  after('*', StatisticsService, 'keepFacts', { name: FACTS_CONSUMER, from: 'beginning' }),
];
