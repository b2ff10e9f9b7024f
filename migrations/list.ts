import { Log0001 } from './0001-log.js';
import { City0002 } from './0002-city.js';
import { Access0003 } from './0003-access.js';
import { Citizens0004 } from './0004-citizens.js';
import { Files0005 } from './0005-files.js';
import { Cases0006 } from './0006-cases.js';
import { Intake0007 } from './0007-intake.js';
import { Clocks0008 } from './0008-clocks.js';
import { Dispatch0009 } from './0009-dispatch.js';
import { Messages0010 } from './0010-messages.js';
import { Statistics0011 } from './0011-statistics.js';
import { Desk0012 } from './0012-desk.js';
import { Living0013 } from './0013-living.js';
import { Audit0014 } from './0014-audit.js';
import { Seal0015 } from './0015-seal.js';
import { Accounts0016 } from './0016-accounts.js';
import { Machines0017 } from './0017-machines.js';
import { Identity0018 } from './0018-identity.js';
import { SharedTexts0019 } from './0019-shared-texts.js';
import { Keys0020 } from './0020-keys.js';
import { Retention0021 } from './0021-retention.js';
import { RowScope0022 } from './0022-row-scope.js';
import { ConfidentialFacts0023 } from './0023-confidential-facts.js';
import { SealedRequests0024 } from './0024-sealed-requests.js';
import { TextSearch0025 } from './0025-text-search.js';
import { ClocksThatExplain0026 } from './0026-clocks-that-explain.js';
import { Returns0027 } from './0027-returns.js';
import { Outcomes0028 } from './0028-outcomes.js';
import { SiteVisits0029 } from './0029-site-visits.js';
import { CoHandling0030 } from './0030-co-handling.js';
import { Incidents0031 } from './0031-incidents.js';
import { Petitions0032 } from './0032-petitions.js';
import { Sampling0033 } from './0033-sampling.js';
import { Absence0034 } from './0034-absence.js';
import { WhatIsKept0035 } from './0035-what-is-kept.js';
import { ToldOfATransfer0036 } from './0036-told-of-a-transfer.js';
import { MembersRest0038 } from './0038-members-rest.js';
import { Doors0041 } from './0041-doors.js';
import { Calls0042 } from './0042-calls.js';
import { MailIn0043 } from './0043-mail-in.js';
import { Letters0044 } from './0044-letters.js';
import { Open3110045 } from './0045-open311.js';
import { Documents0046 } from './0046-documents.js';
import { Chatbot0047 } from './0047-chatbot.js';
import { Import0049 } from './0049-import.js';
import { Paper0050 } from './0050-paper.js';
import { CounterServices0051 } from './0051-counter-services.js';
import { ServiceFacts0052 } from './0052-service-facts.js';
import { ChatsAndCalls0056 } from './0056-chats-and-calls.js';
import { AskedToReopen0057 } from './0057-asked-to-reopen.js';
import { WhyWithdrawn0058 } from './0058-why-withdrawn.js';
import { ChangedCases0059 } from './0059-changed-cases.js';
import { WhoChats0060 } from './0060-who-chats.js';
import { NamesOfCalls0061 } from './0061-names-of-calls.js';
import { Rollups0062 } from './0062-rollups.js';
import { LettersDue0063 } from './0063-letters-due.js';
import { Surveys0064 } from './0064-surveys.js';
import { WhatChatsWant0065 } from './0065-what-chats-want.js';
import { TextMessages0069 } from './0069-text-messages.js';
import { SurveyCalls0070 } from './0070-survey-calls.js';
import { Reviews0071 } from './0071-reviews.js';
import { SurveyFacts0072 } from './0072-survey-facts.js';
import { SavedFilters0073 } from './0073-saved-filters.js';
import { AnnualFigures0074 } from './0074-annual-figures.js';
import { CallsGivenUp0075 } from './0075-calls-given-up.js';
import { FrozenMonths0076 } from './0076-frozen-months.js';
import { OpenData0077 } from './0077-open-data.js';
import { ReleasesAndReasons0078 } from './0078-releases-and-reasons.js';
import { ReviewPeople0079 } from './0079-review-people.js';
import { AnnualCounts0081 } from './0081-annual-counts.js';
import { Standings0082 } from './0082-standings.js';
import { ReleasesAskedAbout0083 } from './0083-releases-asked-about.js';
import { FrozenByCalendar0084 } from './0084-frozen-by-calendar.js';
import { OpenHead0085 } from './0085-open-head.js';
import { StaffMailAddress0087 } from './0087-staff-mail-address.js';
import { ReportMails0088 } from './0088-report-mails.js';
import { NarrowedReports0089 } from './0089-narrowed-reports.js';
import { MonthsAddedUp0090 } from './0090-months-added-up.js';
import { ReportMadeFor0091 } from './0091-report-made-for.js';
import { LiveCases0092 } from './0092-live-cases.js';
import { MonthsOfTheOperator0093 } from './0093-months-of-the-operator.js';
import { PasswordNotices0094 } from './0094-password-notices.js';
import { ReportsOfOneAgency0095 } from './0095-reports-of-one-agency.js';
import { MailFailed0097 } from './0097-mail-failed.js';
import { AgentGroups0098 } from './0098-agent-groups.js';
import { ReleasedAsConverted0099 } from './0099-released-as-converted.js';
import { MessagesInTurn0100 } from './0100-messages-in-turn.js';
import { Surges0106 } from './0106-surges.js';
import { BullyingReports0108 } from './0108-bullying-reports.js';
import { Bookings0110 } from './0110-bookings.js';
import { Inspections0111 } from './0111-inspections.js';
import { Accidents0112 } from './0112-accidents.js';
import { TrackedDecisions0113 } from './0113-tracked-decisions.js';
import { CasesOfSurges0114 } from './0114-cases-of-surges.js';
import { TimeControlClasses0116 } from './0116-time-control-classes.js';
import { EndedNotices0117 } from './0117-ended-notices.js';
import { BullyingKeptAndHeld0118 } from './0118-bullying-kept-and-held.js';
import { AnswersOfACase0119 } from './0119-answers-of-a-case.js';
import { MailsTakenBack0120 } from './0120-mails-taken-back.js';

/** Every migration, in order. A class list: globs break later test files in the same worker. */
export const migrations = [
  Log0001,
  City0002,
  Access0003,
  Citizens0004,
  Files0005,
  Cases0006,
  Intake0007,
  Clocks0008,
  Dispatch0009,
  Messages0010,
  Statistics0011,
  Desk0012,
  Living0013,
  Audit0014,
  Seal0015,
  Accounts0016,
  Machines0017,
  Identity0018,
  SharedTexts0019,
  Keys0020,
  Retention0021,
  RowScope0022,
  ConfidentialFacts0023,
  SealedRequests0024,
  TextSearch0025,
  ClocksThatExplain0026,
  Returns0027,
  Outcomes0028,
  SiteVisits0029,
  CoHandling0030,
  Incidents0031,
  Petitions0032,
  Sampling0033,
  Absence0034,
  WhatIsKept0035,
  ToldOfATransfer0036,
  MembersRest0038,
  Doors0041,
  Calls0042,
  MailIn0043,
  Letters0044,
  Open3110045,
  Documents0046,
  Chatbot0047,
  Import0049,
  Paper0050,
  CounterServices0051,
  ServiceFacts0052,
  ChatsAndCalls0056,
  AskedToReopen0057,
  WhyWithdrawn0058,
  ChangedCases0059,
  WhoChats0060,
  NamesOfCalls0061,
  Rollups0062,
  LettersDue0063,
  Surveys0064,
  WhatChatsWant0065,
  TextMessages0069,
  SurveyCalls0070,
  Reviews0071,
  SurveyFacts0072,
  SavedFilters0073,
  AnnualFigures0074,
  CallsGivenUp0075,
  FrozenMonths0076,
  OpenData0077,
  ReleasesAndReasons0078,
  ReviewPeople0079,
  AnnualCounts0081,
  Standings0082,
  ReleasesAskedAbout0083,
  FrozenByCalendar0084,
  OpenHead0085,
  StaffMailAddress0087,
  ReportMails0088,
  NarrowedReports0089,
  MonthsAddedUp0090,
  ReportMadeFor0091,
  LiveCases0092,
  MonthsOfTheOperator0093,
  PasswordNotices0094,
  ReportsOfOneAgency0095,
  MailFailed0097,
  AgentGroups0098,
  ReleasedAsConverted0099,
  MessagesInTurn0100,
  Surges0106,
  BullyingReports0108,
  Bookings0110,
  Inspections0111,
  Accidents0112,
  TrackedDecisions0113,
  CasesOfSurges0114,
  TimeControlClasses0116,
  EndedNotices0117,
  BullyingKeptAndHeld0118,
  AnswersOfACase0119,
  MailsTakenBack0120,
];
