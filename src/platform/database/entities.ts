import { StaffAccount } from '../../access/staff.entity.js';
import { StaffSubstitute } from '../../access/substitutes/substitute.entity.js';
import { CaseEntry } from '../../cases/case-entry.entity.js';
import { CaseFile } from '../../cases/case-file.entity.js';
import { Incident } from '../../cases/incident.entity.js';
import { IncidentMember } from '../../cases/incidents/incident-member.entity.js';
import { CaseLink } from '../../cases/links/case-link.entity.js';
import { OralRecord } from '../../cases/petitions/oral-record.entity.js';
import { Reply } from '../../cases/reply.entity.js';
import { Unsealing } from '../../cases/unsealing.entity.js';
import { Citizen } from '../../citizens/citizen.entity.js';
import { IdentityGrant } from '../../citizens/identity-grant.entity.js';
import { CityEntry } from '../../city/city-entry.entity.js';
import { OfficeClosure } from '../../city/closure.entity.js';
import { KeptRoute } from '../../city/kept-route.entity.js';
import { Surge } from '../../city/surge/surge.entity.js';
import { Accident } from '../../closure/accidents/accident.entity.js';
import { AccidentNotice } from '../../closure/accidents/accident-notice.entity.js';
import { AccidentStep } from '../../closure/accidents/accident-step.entity.js';
import { Inspection } from '../../closure/inspections/inspection.entity.js';
import { InspectionCase } from '../../closure/inspections/inspection-case.entity.js';
import { WorksCase } from '../../closure/inspections/works-case.entity.js';
import { Sample } from '../../closure/sampling/sample.entity.js';
import { Sampling } from '../../closure/sampling/sampling.entity.js';
import { Arbitration } from '../../dispatch/arbitration/arbitration.entity.js';
import { CasePause } from '../../dispatch/case-pause.entity.js';
import { ContractorLink } from '../../dispatch/contractor-link.entity.js';
import { Disposition } from '../../dispatch/petitions/disposition.entity.js';
import { Supplement } from '../../dispatch/petitions/supplement.entity.js';
import { ReturnRequest } from '../../dispatch/returns/return-request.entity.js';
import { FollowUp } from '../../dispatch/visits/follow-up.entity.js';
import { SiteVisit } from '../../dispatch/visits/site-visit.entity.js';
import { WorkOrder } from '../../dispatch/work-order.entity.js';
import { Attachment } from '../../files/attachment.entity.js';
import { Booking } from '../../intake/bookings/booking.entity.js';
import { BookingSession } from '../../intake/bookings/booking-session.entity.js';
import { TelephoneDays } from '../../intake/bookings/telephone-days.entity.js';
import { BullyingReport } from '../../intake/bullying/bullying-report.entity.js';
import { BullyingStep } from '../../intake/bullying/bullying-step.entity.js';
import { Call } from '../../intake/calls/call.entity.js';
import { CallHandOver } from '../../intake/calls/call-hand-over.entity.js';
import { CallerPolicy } from '../../intake/calls/policy/caller-policy.entity.js';
import { StaffExtension } from '../../intake/calls/staff-extension.entity.js';
import { Chat } from '../../intake/chatbot/chat.entity.js';
import { Contact } from '../../intake/contact.entity.js';
import { ContactCase } from '../../intake/contact-case.entity.js';
import { DoorDelivery } from '../../intake/doors/door-delivery.entity.js';
import { Letter } from '../../intake/letters/letter.entity.js';
import { LetterCase } from '../../intake/letters/letter-case.entity.js';
import { MailIn } from '../../intake/mail/mail-in.entity.js';
import { Open311Report } from '../../intake/open311/open311-report.entity.js';
import { ReportAnswer } from '../../intake/open311/report-answer.entity.js';
import { Quarantined } from '../../intake/quarantine/quarantine.entity.js';
import { ServiceCount } from '../../intake/services/service-count.entity.js';
import { TrackedDecision } from '../../intake/tracked/tracked-decision.entity.js';
import { CallBack } from '../../messages/call-back.entity.js';
import { CallBackAttempt } from '../../messages/call-back-attempt.entity.js';
import { Delivery } from '../../messages/mail/delivery.entity.js';
import { Message } from '../../messages/mail/message.entity.js';
import { PhoneAttempt } from '../../messages/phone-attempt.entity.js';
import { PhoneTask } from '../../messages/phone-task.entity.js';
import { Deletion } from '../../privacy/deletion.entity.js';
import { LegalHold } from '../../privacy/legal-hold.entity.js';
import { PersonRequest } from '../../privacy/person-request.entity.js';
import { PersonRequestCitizen } from '../../privacy/person-request-citizen.entity.js';
import { RetentionProposal } from '../../privacy/retention-proposal.entity.js';
import { Answer } from '../../satisfaction/answer.entity.js';
import { SurveyCall } from '../../satisfaction/phone/survey-call.entity.js';
import { SurveyCallAttempt } from '../../satisfaction/phone/survey-call-attempt.entity.js';
import { Review } from '../../satisfaction/reviews/review.entity.js';
import { Survey } from '../../satisfaction/survey.entity.js';
import { Escalation } from '../../sla/escalation.entity.js';
import { ExtensionRequest } from '../../sla/extension-request.entity.js';
import { Recalculation } from '../../sla/recalculation.entity.js';
import { SlaClock } from '../../sla/sla-clock.entity.js';
import { AnnualFigure } from '../../statistics/annual/annual-figure.entity.js';
import { FactDecision } from '../../statistics/decisions/fact-decision.entity.js';
import { FactAccident } from '../../statistics/fact-accident.entity.js';
import { FactBullying } from '../../statistics/fact-bullying.entity.js';
import { FactCall } from '../../statistics/fact-call.entity.js';
import { FactCase } from '../../statistics/fact-case.entity.js';
import { FactClock } from '../../statistics/fact-clock.entity.js';
import { FactContact } from '../../statistics/fact-contact.entity.js';
import { FactInspection } from '../../statistics/fact-inspection.entity.js';
import { FactService } from '../../statistics/fact-service.entity.js';
import { FactStep } from '../../statistics/fact-step.entity.js';
import { FactSurvey } from '../../statistics/fact-survey.entity.js';
import { FactVisit } from '../../statistics/fact-visit.entity.js';
import { SavedFilter } from '../../statistics/saved/saved-filter.entity.js';
import { DocumentFigure } from '../../statistics/time-control/document-figure.entity.js';
import { FactStanding } from '../../statistics/time-control/fact-standing.entity.js';
import { AccessLogEntry } from '../audit/access-log.entity.js';
import { IdempotentAnswer } from '../idempotency/idempotent-answer.entity.js';
import { EventNew } from '../log/event-new.entity.js';

/** Every entity class, by module. */
export const entities = [
  EventNew,
  IdempotentAnswer,
  StaffAccount,
  StaffSubstitute,
  CityEntry,
  OfficeClosure,
  KeptRoute,
  Surge,
  Citizen,
  IdentityGrant,
  AccessLogEntry,
  Attachment,
  PhoneTask,
  PhoneAttempt,
  CallBack,
  CallBackAttempt,
  CaseFile,
  Incident,
  IncidentMember,
  CaseEntry,
  CaseLink,
  Reply,
  Unsealing,
  Chat,
  Call,
  CallHandOver,
  CallerPolicy,
  StaffExtension,
  Contact,
  ContactCase,
  ServiceCount,
  BookingSession,
  Booking,
  TelephoneDays,
  Accident,
  AccidentNotice,
  AccidentStep,
  BullyingReport,
  BullyingStep,
  TrackedDecision,
  Survey,
  SurveyCall,
  SurveyCallAttempt,
  Answer,
  Review,
  DoorDelivery,
  Quarantined,
  Open311Report,
  ReportAnswer,
  Letter,
  LetterCase,
  Message,
  Delivery,
  MailIn,
  SlaClock,
  ExtensionRequest,
  Escalation,
  Recalculation,
  WorkOrder,
  CasePause,
  SiteVisit,
  FollowUp,
  ContractorLink,
  ReturnRequest,
  Disposition,
  OralRecord,
  Supplement,
  Arbitration,
  Sampling,
  Inspection,
  InspectionCase,
  WorksCase,
  Sample,
  Deletion,
  LegalHold,
  PersonRequest,
  PersonRequestCitizen,
  RetentionProposal,
  FactCase,
  FactClock,
  FactCall,
  FactService,
  FactAccident,
  FactBullying,
  FactInspection,
  FactDecision,
  FactSurvey,
  FactContact,
  FactStanding,
  FactStep,
  FactVisit,
  AnnualFigure,
  DocumentFigure,
  SavedFilter,
];
