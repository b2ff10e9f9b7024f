import { Problem, type Words } from '../platform/problem/problem.js';
import type { Refusal } from './closure.rules.js';
import { dayWords, monthWords } from './dates.words.js';
import { dayNumber } from './local-days.js';

/** A wrong field of the form, which the console marks. */
const wrong = (field: string, code: string, words: Words): Problem =>
  new Problem(code, 422, words, [{ field, code, message: words }]);

export function refused(refusal: Refusal, date: string): Problem {
  switch (refusal.because) {
    case 'impossible_date':
      return wrong('date', 'CLOSURE_DATE_IMPOSSIBLE', {
        'zh-TW': `日曆上沒有「${date}」這一天。日期請寫成 2026-11-23。`,
        en: `There is no day "${date}" on the calendar. Write a date as 2026-11-23.`,
      });
    case 'no_district':
      return wrong('districts', 'CLOSURE_WITHOUT_DISTRICT', {
        'zh-TW': '請至少選一個行政區；全市停止上班請選全市。',
        en: 'Choose at least one district, or the whole city.',
      });
    case 'unknown_district':
      return wrong('districts', 'UNKNOWN_DISTRICT', {
        'zh-TW': `沒有代碼為「${refusal.codes.join('、')}」的行政區。`,
        en: `There is no district with the code "${refusal.codes.join('", "')}".`,
      });
    case 'too_far': {
      const last = dayWords(refusal.last);
      return wrong('date', 'CLOSURE_TOO_FAR', {
        'zh-TW': `停止上班最多登錄到一年以內，目前到${last['zh-TW']}為止。更遠的放假日請匯入辦公日曆。`,
        en: `A closure is at most a year ahead: until ${last.en} at present. What is off later belongs into the yearly calendar.`,
      });
    }
    case 'frozen_month':
      return frozen(date);
    case 'closed_anyway': {
      const day = dayWords(dayNumber(date));
      const { by } = refusal;
      const why =
        by.because === 'weekend'
          ? { 'zh-TW': '例假日', en: 'a weekend day' }
          : { 'zh-TW': `放假日「${by.name}」`, en: `a holiday (${by.name})` };
      return wrong('date', 'CLOSURE_ON_DAY_OFF', {
        'zh-TW': `${day['zh-TW']}依辦公日曆是${why['zh-TW']}，機關本來就不上班，不必登錄停止上班。`,
        en: `By the yearly calendar ${day.en} is ${why.en}: offices are closed anyway, so there is nothing to close.`,
      });
    }
  }
}

export function frozen(date: string): Problem {
  const month = monthWords(dayNumber(date));
  return wrong('date', 'CLOSURE_IN_FROZEN_MONTH', {
    'zh-TW': `${month['zh-TW']}的統計數字已經定案，該月的停止上班不能再登錄或撤銷。`,
    en: `The figures of ${month.en} are final: closures in that month are neither saved nor withdrawn any more.`,
  });
}

/** `districts` are names; null: all. */
export function overlapping(date: string, districts: Words | null): Problem {
  const day = dayWords(dayNumber(date));
  const where = districts ?? { 'zh-TW': '全市', en: 'the whole city' };
  return new Problem('CLOSURE_OVERLAPS', 409, {
    'zh-TW': `${day['zh-TW']}已登錄停止上班（${where['zh-TW']}）。同一行政區的同一時段只能登錄一次；要更正請先撤銷原來的登錄。`,
    en: `A closure on ${day.en} has been saved already (${where.en}). The same part of a day is closed once in each district; to correct it, withdraw the other one first.`,
  });
}

export const closureNotFound = (): Problem =>
  new Problem('CLOSURE_NOT_FOUND', 404, {
    'zh-TW': '沒有這筆停止上班紀錄。',
    en: 'There is no such closure.',
  });

export const withdrawnAlready = (): Problem =>
  new Problem('CLOSURE_WITHDRAWN_ALREADY', 409, {
    'zh-TW': '這筆停止上班已經撤銷，不能再撤銷一次。',
    en: 'This closure has been withdrawn already; it cannot be withdrawn again.',
  });
