import type { Named } from '../../city/profile.js';
import type { MeetingInWordsDto } from './tracked.dto.js';
import type { Meeting } from './tracked.rules.js';

const DIGITS = [...'〇一二三四五六七八九'];

/** Up to 99, as documents write it: 六, 十, 十二, 二十, 二十一. */
export function chineseNumber(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const left = tens > 1 ? DIGITS[tens] : '';
  return `${left}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? DIGITS[ones] : ''}`;
}

/** 第一屆第六次臨時會 */
export function meetingInWords(meeting: Meeting, kinds: readonly Named[]): MeetingInWordsDto {
  const { term, kind: code, nth } = meeting;
  const kind = kinds.find(one => one.code === code) ?? { name: code, nameEn: code };
  return {
    ...meeting,
    name: `第${chineseNumber(term)}屆第${chineseNumber(nth)}次${kind.name}`,
    nameEn: `${kind.nameEn} ${nth} of term ${term}`,
  };
}
