import type { Named } from './profile.js';

/** A meeting of the council: 第一屆第六次臨時會. */
export interface Meeting {
  term: number;
  kind: string;
  nth: number;
}

export interface MeetingInWords extends Meeting {
  name: string;
  nameEn: string;
}

const DIGITS = [...'〇一二三四五六七八九'];

/** Up to 99, as documents write it: 六, 十, 十二, 二十, 二十一. */
export function chineseNumber(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const left = tens > 1 ? DIGITS[tens] : '';
  return `${left}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? DIGITS[ones] : ''}`;
}

/** 第一屆第六次臨時會 */
export function meetingInWords(meeting: Meeting, kinds: readonly Named[]): MeetingInWords {
  const { term, kind: code, nth } = meeting;
  const kind = kinds.find(one => one.code === code) ?? { name: code, nameEn: code };
  return {
    ...meeting,
    name: `第${chineseNumber(term)}屆第${chineseNumber(nth)}次${kind.name}`,
    nameEn: `${kind.nameEn} ${nth} of term ${term}`,
  };
}
