import type { Words } from '../../platform/problem/problem.js';

const DASHES = /[‐-―−－ー]/g;

/** As people type and paste it: wide characters, small letters, spaces, other dashes. */
export const numberFrom = (typed: string): string =>
  typed.normalize('NFKC').replace(DASHES, '-').replace(/\s/g, '').toUpperCase();

/** Digits, as they are read aloud, perhaps in groups. */
export const passwordFrom = (typed: string): string =>
  typed.normalize('NFKC').replace(DASHES, '-').replace(/[\s-]/g, '');

const MINUTE_SECONDS = 60;
const HOUR_MINUTES = 60;

/** As people say it: nobody counts 21,600 seconds. Rather too long than too short. */
export function waitInWords(seconds: number): Words {
  const minutes = Math.max(1, Math.ceil(seconds / MINUTE_SECONDS));
  if (minutes < HOUR_MINUTES)
    return { 'zh-TW': `${minutes} 分鐘`, en: minutes === 1 ? 'a minute' : `${minutes} minutes` };
  const hours = Math.ceil(minutes / HOUR_MINUTES);
  return { 'zh-TW': `${hours} 小時`, en: hours === 1 ? 'an hour' : `${hours} hours` };
}
