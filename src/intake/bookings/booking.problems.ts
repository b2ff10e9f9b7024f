import { phoneIncomplete } from '../../citizens/citizens.problems.js';
import { Problem, type Words } from '../../platform/problem/problem.js';
import type { BookingState } from './booking.rules.js';

export const sessionNotFound = (): Problem =>
  new Problem('SESSION_NOT_FOUND', 404, {
    'zh-TW': '沒有這個場次，或已經取消。',
    en: 'There is no such session, or it was cancelled.',
  });

export const bookingNotFound = (): Problem =>
  new Problem('BOOKING_NOT_FOUND', 404, { 'zh-TW': '查無這筆預約。', en: 'There is no such booking.' });

/** Said at the field that has to be another. */
const wrongAt = (status: number, code: string, field: string, words: Words): Problem =>
  new Problem(code, status, words, [{ field, code, message: words }]);
const wrongTime = (code: string, field: string, words: Words): Problem => wrongAt(422, code, field, words);

export const adviserBusy = (day: string): Problem =>
  wrongAt(409, 'ADVISER_BUSY', 'adviser', {
    'zh-TW': `這位律師在 ${day} 的這段時間已有場次。`,
    en: `This adviser has another session at that time of ${day}.`,
  });

export const noOfficeDay = (): Problem =>
  wrongTime('NO_OFFICE_DAY', 'day', {
    'zh-TW': '這些日子都不上班，沒有建立場次。',
    en: 'Offices are closed on all of these days: no session was added.',
  });

/** As everywhere a whole number is needed, and said at its field. */
export const phoneOfBookingIncomplete = (): Problem => {
  const { detail } = phoneIncomplete();
  return wrongTime('PHONE_INCOMPLETE', 'phone', detail);
};

export const sessionHasBookings = (): Problem =>
  new Problem('SESSION_HAS_BOOKINGS', 409, {
    'zh-TW': '這個場次還有人預約，請先通知民眾並取消預約。',
    en: 'People have booked this session. Tell them and cancel their bookings first.',
  });

export const slotTaken = (): Problem =>
  wrongAt(409, 'SLOT_TAKEN', 'at', {
    'zh-TW': '這個時段剛被預約了，請選另一個時段。',
    en: 'This time has just been booked. Choose another one.',
  });

export const noSuchSlot = (): Problem =>
  wrongTime('NO_SUCH_SLOT', 'at', {
    'zh-TW': '這個場次沒有這個時段。',
    en: 'The session has no such time.',
  });

/** `field`: what was asked for, a session or its day. */
export const sessionIsOver = (field: 'sessionId' | 'day' = 'sessionId'): Problem =>
  wrongTime('SESSION_IS_OVER', field, {
    'zh-TW': '這個場次已經過了。',
    en: 'This session is over.',
  });

export const slotIsOver = (): Problem =>
  wrongTime('SLOT_IS_OVER', 'at', {
    'zh-TW': '這個時段已經過了，請選之後的時段。',
    en: 'This time is over. Choose a later one.',
  });

export const tooFarAhead = (days: number): Problem =>
  wrongTime('TOO_FAR_AHEAD', 'sessionId', {
    'zh-TW': `只能預約 ${days} 天內的場次。`,
    en: `Bookings are taken for the next ${days} days.`,
  });

export const notYet = (): Problem =>
  new Problem('BOOKING_TO_COME', 422, {
    'zh-TW': '這筆預約的日子還沒到。',
    en: 'The day of this booking has not come yet.',
  });

const BECAME: Record<BookingState, Words> = {
  booked: { 'zh-TW': '已預約', en: 'is booked' },
  attended: { 'zh-TW': '已到', en: 'was kept' },
  missed: { 'zh-TW': '未到', en: 'was missed' },
  cancelled: { 'zh-TW': '已取消', en: 'was cancelled' },
};
export const notPossible = (state: BookingState): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': `這筆預約${BECAME[state]['zh-TW']}。`,
    en: `This booking ${BECAME[state].en}.`,
  });

export const badDays = (field: string): Problem => {
  const message = { 'zh-TW': '日期不正確。', en: 'These days are not right.' };
  return new Problem('INVALID', 400, message, [{ field, message }]);
};

export const unknownSite = (field: 'site' | 'sites' = 'sites'): Problem =>
  wrongTime('UNKNOWN_SITE', field, {
    'zh-TW': '沒有這個服務地點。',
    en: 'There is no such place.',
  });

export const telephoneDaysNotFound = (): Problem =>
  new Problem('TELEPHONE_DAYS_NOT_FOUND', 404, {
    'zh-TW': '沒有這段電話服務期間，或已經結束。',
    en: 'There are no such days by telephone, or they were ended.',
  });
