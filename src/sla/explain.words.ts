import type { ClosurePart } from '../city/city.events.js';
import { type Unit, unitOf } from '../city/counting.rules.js';
import type { Amount, Approver } from '../city/profile.js';
import type { OfficeHours } from '../city/working-days.rules.js';
import type { Audience, ClockKind, PauseReason } from '../events.js';
import type { Words } from '../platform/problem/problem.js';
import type { ClockInFull } from './clock-in-full.js';

type Part = string | number | Words;

const inLanguage =
  (language: keyof Words) =>
  (texts: TemplateStringsArray, ...parts: Part[]): string =>
    texts.reduce((said, text, i) => {
      const part = parts[i - 1] as Part;
      return `${said}${typeof part === 'object' ? part[language] : part}${text}`;
    });

/** A text in one language, of parts that may be words in both. */
export const zh = inLanguage('zh-TW');
export const en = inLanguage('en');

export const words = (chinese: string, english: string): Words => ({ 'zh-TW': chinese, en: english });
export const NOTHING = words('', '');
export const list = (all: readonly Words[]): Words =>
  words(all.map(one => one['zh-TW']).join('、'), all.map(one => one.en).join(', '));

const MINUTES = 60;
const HOURS_OF_DAY = 24;
const two = (value: number): string => String(value).padStart(2, '0');
const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** 6 個工作天 · 7 小時 30 分上班時間 · 2 分 */
export function amountWords(amount: number, unit: Unit): Words {
  if (unit === 'workingDays') {
    const days = Math.round(amount * 2) / 2;
    return words(`${days} 個工作天`, plural(days, 'working day', 'working days'));
  }
  const minutes = Math.round(amount * MINUTES);
  const [hours, rest] = [Math.floor(minutes / MINUTES), minutes % MINUTES];
  const isWorking = unit === 'workingHours';
  const chinese = [hours > 0 && `${hours} 小時`, (rest > 0 || hours === 0) && `${rest} 分`];
  if (rest === 0 && hours > 0)
    return words(
      `${hours} 小時${isWorking ? '上班時間' : ''}`,
      plural(hours, isWorking ? 'working hour' : 'hour', isWorking ? 'working hours' : 'hours'),
    );
  const english = [hours > 0 && `${hours} h`, `${rest} min`].filter(Boolean).join(' ');
  return words(
    `${chinese.filter(Boolean).join(' ')}${isWorking ? '上班時間' : ''}`,
    `${english}${isWorking ? ' of working time' : ''}`,
  );
}

/** How long it was waited: nobody reads 686 hours. */
export function waitedWords(amount: number, unit: Unit): Words {
  const days = Math.floor(amount / HOURS_OF_DAY);
  if (unit !== 'hours' || days === 0) return amountWords(amount, unit);
  const rest = amount - days * HOURS_OF_DAY;
  const whole = words(`${days} 天`, plural(days, 'day', 'days'));
  if (Math.round(rest * MINUTES) === 0) return whole;
  const hours = amountWords(rest, unit);
  return { 'zh-TW': zh`${whole} ${hours}`, en: en`${whole} ${hours}` };
}

export const limitWords = (amount: Amount): Words => {
  const unit = unitOf(amount);
  return amountWords(amount[unit] as number, unit);
};

const UNITS: Record<string, Unit> = { h: 'hours', wh: 'workingHours', d: 'workingDays' };

/** Of a step after the due time, by its code: `+4h`, `+8wh`, `+1d`. */
export function afterWords(code: string): Words {
  const [, size = '', unit = ''] = code.match(/^\+([\d.]+)(\w+)$/) ?? [];
  const amount = amountWords(Number(size), UNITS[unit] ?? 'hours');
  return { 'zh-TW': zh`逾期 ${amount}`, en: en`${amount} overdue` };
}

export function officeHoursWords(hours: OfficeHours): Words {
  const clock = (minute: number): string => `${two(Math.floor(minute / MINUTES))}:${two(minute % MINUTES)}`;
  const ranges = hours.map(([from, to]) => `${clock(from)}–${clock(to)}`);
  return words(ranges.join('、'), ranges.join(', '));
}

export const KIND: Record<ClockKind, Words> = {
  deliver: words('送達', 'Deliver'),
  acknowledge: words('機關簽收', 'Acknowledge'),
  respond: words('簽收', 'Respond'),
  on_site: words('到場', 'On site'),
  inspect: words('勘查', 'Inspect'),
  complete: words('完成', 'Complete'),
  reply: words('回復', 'Reply'),
  callback: words('電覆', 'Call back'),
  return: words('退件', 'Return'),
  arbitrate: words('裁定', 'Arbitrate'),
  answer: words('會辦答復', 'Answer of who is asked'),
  sample: words('抽查', 'Inspect'),
  improve: words('重辦', 'Improve'),
  review: words('不滿意檢討', 'Review'),
  attend: words('意外事件到場', 'At the accident'),
  care: words('關懷慰問', 'Care visit'),
  follow_up: words('意外事件追蹤', 'Follow-up of the accident'),
};

/** What demands the limit, in the words of the city's reports; where there are none, it is the city's own. */
export const SOURCE: Record<ClockKind, Words> = {
  deliver: words(
    '「於第一時間以電話及線上系統同步通知」：兩分鐘內沒有螢幕確認收到，即改以電話通知。',
    '“Notify by telephone and online system at once”: an order that no screen has confirmed within two minutes is phoned.',
  ),
  respond: words(
    '「於4小時內處理，並回報」：這個期限計到機關簽收處理為止。',
    '“Act within 4 hours, and report”: this limit ends when the agency takes the case.',
  ),
  complete: words(
    '「於4小時內處理，並回報」：這個期限計到回報處理完成為止，時數由本市依案類訂定。',
    '“Act within 4 hours, and report”: this limit ends with the report that it is done; how long it is the city decides by category.',
  ),
  reply: words(
    '人民陳情以書面回復，期限由本市依案類訂定。',
    'Petitions are answered in writing, within what the city decides by category.',
  ),
  acknowledge: words('期限由本市依案類訂定。', 'The city decides by category how long it is.'),
  on_site: words('期限由本市依案類訂定。', 'The city decides by category how long it is.'),
  inspect: words(
    '全民督工案件之勘查期限由本市依項目訂定。',
    'How soon public works are looked at is decided by the city, by item.',
  ),
  callback: words(
    '處理結果須電覆民眾，期限由本市訂定。',
    'The citizen is told what was done; the city decides how soon.',
  ),
  return: words(
    '非本機關權責的案件，應自派案起在期限內退件（比照臺北市改分：次一工作日，需現勘者兩個工作日）；逾期仍可退件，逾期記在退件機關。',
    'A case that is not the agency’s own is returned within this limit from its dispatch (as in Taipei: the next working day, two where somebody has to go there). Later is possible, and late in the account of the agency.',
  ),
  sample: words('抽查的判定期限由本市訂定。', 'What was drawn is judged within what the city decides.'),
  improve: words('抽查不合格的重辦期限由本市訂定。', 'The city decides how soon it is done again.'),
  attend: words(
    '意外事件通報規範：「市府單位於第一時間至現場勘查處理」，時數由本市訂定。',
    '“The city is at the place at once”: how soon that is, the city decides.',
  ),
  care: words(
    '意外事件通報規範：「主動關懷慰問服務受傷民眾」，時數由本市訂定。',
    '“Whoever was hurt is visited of the city’s own accord”: how soon that is, the city decides.',
  ),
  follow_up: words(
    '意外事件通報規範：「持續追蹤辦理結果」，每隔幾日由本市訂定，至結案為止。',
    '“How it goes on is followed”, every so many days as the city decides, until it is closed.',
  ),
  review: words(
    '民眾不滿意時須檢討並決定如何處置，期限由本市訂定。',
    'What is made of an unhappy answer is decided within what the city decides.',
  ),
  arbitrate: words(
    '權責爭議由共同上級裁定，期限由本市訂定。',
    'What agencies dispute the authority above them decides; the city decides how soon.',
  ),
  answer: words(
    '會辦機關自派出起在期限內答復主政機關，期限由本市訂定，且不逾主政機關當時的期限。',
    'An agency that is asked answers whoever has the case within this limit from its dispatch; the city decides how long it is, and it never went beyond the time of the case.',
  ),
};

/** How each unit is counted, and by which law. 行政程序法 §48 I: hours; §48 II: days; 文書處理手冊 §79: petitions. */
export const COUNTING: Record<Unit, (officeHours: Words, isPetition: boolean) => Words> = {
  hours: () =>
    words(
      '以時計算，即時起算（行政程序法第48條第1項）；夜間與假日都計入。',
      'Hours count at once (Administrative Procedure Act, art. 48 I), nights and holidays included.',
    ),
  workingHours: office => ({
    'zh-TW': zh`以時計算，即時起算（行政程序法第48條第1項）；只計上班時間 ${office}。`,
    en: en`Hours count at once (Administrative Procedure Act, art. 48 I), while offices are open: ${office}.`,
  }),
  workingDays: (_, isPetition) => {
    const source = isPetition
      ? words(
          '假日不計（文書處理手冊第79點）',
          'holidays are not counted (Manual of Document Processing, point 79)',
        )
      : words('假日不計', 'holidays are not counted');
    return {
      'zh-TW': zh`以日計算，始日不計（行政程序法第48條第2項）；${source}；到最後一日 24:00 為止。`,
      en: en`Of days the first is not counted (Administrative Procedure Act, art. 48 II); ${source}; the limit ends at 24:00 of the last.`,
    };
  },
};

export const START: Record<ClockInFull['startedBy'], (agency: Words, at: Words) => Words> = {
  receipt: (_, at) => ({ 'zh-TW': zh`自受理起算：${at}。`, en: en`It runs from receipt: ${at}.` }),
  reopening: (_, at) => ({
    'zh-TW': zh`案件重啟，自重啟起重新計算：${at}。`,
    en: en`The case was reopened; it runs anew from then: ${at}.`,
  }),
  dispatch: (agency, at) => ({
    'zh-TW': zh`自派至${agency}起算：${at}。`,
    en: en`It runs from the dispatch to ${agency}: ${at}.`,
  }),
  arbitration: (_, at) => ({
    'zh-TW': zh`自送裁定起算：${at}。`,
    en: en`It runs from when the arbitration was opened: ${at}.`,
  }),
  result: (_, at) => ({
    'zh-TW': zh`自機關回報結果起算：${at}。`,
    en: en`It runs from the agency’s report of the result: ${at}.`,
  }),
};

export const WAITING: Record<PauseReason, Words> = {
  citizen: words(
    '等候民眾補件（行政程序法第171條，補陳）',
    'waiting for the citizen to supplement (art. 171)',
  ),
  parts: words('等候備料', 'waiting for parts'),
};

export const PART: Record<ClosurePart, Words> = {
  day: words('全天', 'all day'),
  morning: words('上午', 'in the morning'),
  afternoon: words('下午', 'in the afternoon'),
};

export const APPROVER: Record<Approver, Words> = {
  agency_chief: words('機關主管', 'the agency’s chief'),
  supervisor: words('話務主管', 'the centre’s supervisor'),
  commission: words('研考會', 'the control commission'),
};

export const AUDIENCE: Record<Audience, Words> = {
  officer: words('承辦人', 'the officer'),
  chief: words('承辦機關主管', 'the agency’s chief'),
  head: words('上級機關主管', 'the chief of the agency above'),
  centre: words('話務主管', 'the centre’s supervisors'),
  commission: words('研考會', 'the control commission'),
};
