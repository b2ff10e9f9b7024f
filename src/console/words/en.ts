import { absence } from './en/absence.js';
import { accidents } from './en/accidents.js';
import { account } from './en/account.js';
import { audit } from './en/audit.js';
import { boards } from './en/boards.js';
import { bookings } from './en/bookings.js';
import { bullying } from './en/bullying.js';
import { bullyingTables } from './en/bullying-tables.js';
import { calendar } from './en/calendar.js';
import { callCentre } from './en/call-centre.js';
import { calls } from './en/calls.js';
import { caseWords } from './en/case.js';
import { clocks } from './en/clocks.js';
import { coHandling } from './en/co-handling.js';
import { contractor } from './en/contractor.js';
import { desk } from './en/desk.js';
import { domain } from './en/domain.js';
import { frame } from './en/frame.js';
import { identity } from './en/identity.js';
import { incidents } from './en/incidents.js';
import { intake } from './en/intake.js';
import { ladder } from './en/ladder.js';
import { letters } from './en/letters.js';
import { machines } from './en/machines.js';
import { mailbox } from './en/mailbox.js';
import { manager } from './en/manager.js';
import { openData } from './en/open-data.js';
import { paper } from './en/paper.js';
import { petitions } from './en/petitions.js';
import { privacy } from './en/privacy.js';
import { reports } from './en/reports.js';
import { returns } from './en/returns.js';
import { reviews } from './en/reviews.js';
import { sampling } from './en/sampling.js';
import { services } from './en/services.js';
import { staff } from './en/staff.js';
import { status } from './en/status.js';
import { surge } from './en/surge.js';
import { survey } from './en/survey.js';
import { surveyCalls } from './en/survey-calls.js';
import { tracked } from './en/tracked.js';
import { visits } from './en/visits.js';
import { works, worksReview } from './en/works.js';
import { worksAnswer } from './en/works-answer.js';
import type { Words } from './zh-tw.js';

export const en: Words = {
  ...frame,
  absence,
  account,
  staff,
  audit,
  domain,
  desk,
  boards,
  bullying,
  bookings,
  bullyingTables,
  calendar,
  callCentre,
  calls,
  case: caseWords,
  clocks,
  contractor,
  identity,
  incidents,
  intake,
  ladder,
  letters,
  machines,
  mailbox,
  manager,
  paper,
  petitions,
  privacy,
  coHandling,
  reports,
  returns,
  reviews,
  sampling,
  openData,
  status,
  surge,
  accidents,
  survey,
  surveyCalls,
  services,
  tracked,
  visits,
  works,
  worksAnswer,
  worksReview,
};
