import { CASE_FILE_SEALED } from './cases/case-file.sealed.js';
import { CITIZEN_SEALED } from './citizens/citizen.sealed.js';
import { ACCIDENT_STEP_SEALED } from './closure/accidents/accident.sealed.js';
import { ATTACHMENT_SEALED } from './files/attachment.sealed.js';
import { BOOKING_SEALED } from './intake/bookings/booking.sealed.js';
import { BULLYING_REPORT_SEALED, BULLYING_STEP_SEALED } from './intake/bullying/bullying.sealed.js';
import { CALL_HAND_OVER_SEALED, CALL_SEALED } from './intake/calls/call.sealed.js';
import { CALLER_POLICY_SEALED } from './intake/calls/policy/caller-policy.sealed.js';
import { CHAT_SEALED } from './intake/chatbot/chat.sealed.js';
import { DOOR_DELIVERY_SEALED } from './intake/doors/door-delivery.sealed.js';
import { LETTER_SEALED } from './intake/letters/letter.sealed.js';
import { MAIL_IN_SEALED } from './intake/mail/mail-in.sealed.js';
import { QUARANTINE_SEALED } from './intake/quarantine/quarantine.sealed.js';
import { MESSAGE_SEALED } from './messages/mail/message.sealed.js';
import { IDEMPOTENT_ANSWER_SEALED } from './platform/idempotency/idempotent-answer.sealed.js';
import type { SealedTable } from './platform/vault/sealed-table.js';
import { ANSWER_SEALED } from './satisfaction/answer.sealed.js';
import { REVIEW_SEALED } from './satisfaction/reviews/review.sealed.js';

/** Every table with something sealed in it, one line each; a test finds one that is forgotten. */
export const sealed: readonly SealedTable[] = [
  CITIZEN_SEALED,
  CASE_FILE_SEALED,
  CHAT_SEALED,
  DOOR_DELIVERY_SEALED,
  QUARANTINE_SEALED,
  MAIL_IN_SEALED,
  ATTACHMENT_SEALED,
  LETTER_SEALED,
  MESSAGE_SEALED,
  ANSWER_SEALED,
  REVIEW_SEALED,
  IDEMPOTENT_ANSWER_SEALED,
  CALL_SEALED,
  CALL_HAND_OVER_SEALED,
  CALLER_POLICY_SEALED,
  BOOKING_SEALED,
  ACCIDENT_STEP_SEALED,
  BULLYING_REPORT_SEALED,
  BULLYING_STEP_SEALED,
];
