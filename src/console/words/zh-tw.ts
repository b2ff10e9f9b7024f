import { absence } from './zh-tw/absence.js';
import { accidents } from './zh-tw/accidents.js';
import { account } from './zh-tw/account.js';
import { audit } from './zh-tw/audit.js';
import { boards } from './zh-tw/boards.js';
import { bookings } from './zh-tw/bookings.js';
import { bullying } from './zh-tw/bullying.js';
import { bullyingTables } from './zh-tw/bullying-tables.js';
import { calendar } from './zh-tw/calendar.js';
import { callCentre } from './zh-tw/call-centre.js';
import { calls } from './zh-tw/calls.js';
import { caseWords } from './zh-tw/case.js';
import { clocks } from './zh-tw/clocks.js';
import { coHandling } from './zh-tw/co-handling.js';
import { contractor } from './zh-tw/contractor.js';
import { desk } from './zh-tw/desk.js';
import { domain } from './zh-tw/domain.js';
import { frame } from './zh-tw/frame.js';
import { identity } from './zh-tw/identity.js';
import { incidents } from './zh-tw/incidents.js';
import { intake } from './zh-tw/intake.js';
import { ladder } from './zh-tw/ladder.js';
import { letters } from './zh-tw/letters.js';
import { machines } from './zh-tw/machines.js';
import { mailbox } from './zh-tw/mailbox.js';
import { manager } from './zh-tw/manager.js';
import { openData } from './zh-tw/open-data.js';
import { paper } from './zh-tw/paper.js';
import { petitions } from './zh-tw/petitions.js';
import { privacy } from './zh-tw/privacy.js';
import { reports } from './zh-tw/reports.js';
import { returns } from './zh-tw/returns.js';
import { reviews } from './zh-tw/reviews.js';
import { sampling } from './zh-tw/sampling.js';
import { services } from './zh-tw/services.js';
import { staff } from './zh-tw/staff.js';
import { status } from './zh-tw/status.js';
import { surge } from './zh-tw/surge.js';
import { survey } from './zh-tw/survey.js';
import { surveyCalls } from './zh-tw/survey-calls.js';
import { tracked } from './zh-tw/tracked.js';
import { visits } from './zh-tw/visits.js';
import { works, worksReview } from './zh-tw/works.js';
import { worksAnswer } from './zh-tw/works-answer.js';

/** The whole dictionary of Traditional Chinese. Its shape is the shape every other language must have. */
export const zhTW = {
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
export type Words = typeof zhTW;
