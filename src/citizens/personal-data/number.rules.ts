import type { Found } from './found.js';
import { isIdentityNumber, passesLuhn } from './identity-numbers.rules.js';
import type { Reading } from './reading.rules.js';

/** What the number before it belongs to, so that it is nobody's telephone. Lamp posts have 8 to 12 digits. */
const OF_A_THING =
  /(?:路燈|燈桿|電桿|電線桿|桿|燈|號誌|變電箱|箱|編號|案號|案件|流水號|單號|工單|派工單|收據|發票|統編|統一編號|字第|文號|公文|標案|契約|合約|採購|許可證?|執照|設備|座標|坐標|經緯度|緯度|經度|金額|總價|里程|pole|lamp ?post|lamp|light|case|order|permit|ref|reference|invoice|lat|lng|coordinates?)(?:的?(?:號碼|編號|桿號|號))?(?: ?(?:number|no\.?|id))?[ :#是為第]{0,3}$/i;
const OF_A_PHONE =
  /(?:電話|手機|行動|市話|家電|連絡|聯絡|聯繫|連繫|打|撥|致電|回電|來電|傳真|簡訊|tel|phone|mobile|cell|call|contact|fax|text|reach|whatsapp|line)[^。，；！？\n\d]{0,6}$/i;
const OF_AN_ACCOUNT = /(?:帳號|帳戶|匯款|轉帳|account|健保卡號?|卡號|card)[^。，；！？\n\d]{0,8}$/i;
const OF_A_PASSPORT = /(?:護照|passport)[^。，；！？\n\d]{0,10}$/i;
const OF_AN_IDENTITY = /(?:身[分份]證|統一證號|居留證|\bID\b)[^。，；！？\n\d]{0,8}$/i;
const PHONE_WORD = /(?:tel|phone|mobile|cell|call|fax|no|number|text|at|on|is)$/i;

const COUNTED =
  /^ ?(?:元|塊|萬|公尺|公分|公里|公斤|噸|坪|度|%|人|盞|支|棵|輛|年|月|日|樓|巷|弄|號(?!碼)|m\b|cm|km|kg)/;
const NAMED_THING = /^號?(?:路燈|燈|電桿|桿|箱|公車)/;
const EXTENSION = /^ ?(?:#|分機|轉|ext\.?|x)[ :]?\d{1,6}/i;
const LONGEST_GAP = 3;
const GAP = /^[ .()-]{1,3}$/;
const A_DAY = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

const MOST_GROUPS = 6;
const LEAST_DIGITS = 7;
const MOST_DIGITS = 19;
/** Digits after the area code: together, or as people space them. */
const LOCAL_SHAPES = ['6', '7', '8', '33', '34', '43', '44', '222', '322', '2222'];
const LANDLINE = [/^02\d{8}$/, /^04\d{7,8}$/, /^0[35678]\d{7}$/, /^070\d{8}$/];
const AREA = /^0\d{1,3}$/;
/** Said to be a telephone, without area code or without the first zero. */
const SAID_SHAPES = ['7', '8', '9', '10', '11', '34', '43', '44', '333', '334', '424', '36'];
const TOLL_FREE = /^080[09]\d{6}$/;

interface Group {
  start: number;
  end: number;
}

interface Candidate {
  digits: string;
  /** How many digits each group has. */
  shape: number[];
  start: number;
  end: number;
  before: string;
  after: string;
}

/** Telephones, cards, accounts, passports and ID numbers. `own`: the digits of the petitioner's telephone. */
export function findNumbers(reading: Reading, own: readonly string[]): Found[] {
  const found = [...identityNumbers(reading), ...passports(reading)];
  const groups = groupsOf(reading);
  let done = 0;
  for (let first = 0; first < groups.length; first += 1) {
    const from = groups[first] as Group;
    if (from.start < done) continue;
    const candidates = candidatesAt(reading, groups, first);
    const best = candidates.findLast(one => kindOf(one, own) !== null);
    if (!best) continue;
    const kind = kindOf(best, own);
    done = best.end;
    if (kind === null || kind === 'nobody') continue;
    const extension = kind === 'phone' ? EXTENSION.exec(reading.after(best.end, 14)) : null;
    const start = kind === 'phone' ? beforeSign(reading, best) : best.start;
    done = best.end + (extension?.[0].length ?? 0);
    found.push({ kind, ...reading.span(start, done) });
  }
  return found;
}

function groupsOf({ inDigits }: Reading): Group[] {
  const groups: Group[] = [];
  for (let at = 0; at < inDigits.length; at += 1) {
    if (!isDigit(inDigits[at])) continue;
    const start = at;
    while (isDigit(inDigits[at + 1])) at += 1;
    groups.push({ start, end: at + 1 });
  }
  return groups;
}

/** What a number that begins with this group may be: alone, and with what follows it. */
function candidatesAt(reading: Reading, groups: readonly Group[], first: number): Candidate[] {
  const { start } = groups[first] as Group;
  if (!mayBeLongEnough(groups, first)) return [];
  const before = reading.before(start, 24);
  if (isPartOfAnother(before)) return [];
  const candidates: Candidate[] = [];
  let digits = '';
  const shape: number[] = [];
  for (let last = first; last < Math.min(groups.length, first + MOST_GROUPS); last += 1) {
    const group = groups[last] as Group;
    const previous = groups[last - 1];
    if (last > first && previous && !isJoined(reading, previous, group)) break;
    const length = group.end - group.start;
    if (digits.length + length > MOST_DIGITS) break;
    digits += reading.inDigits.slice(group.start, group.end);
    shape.push(length);
    if (digits.length < LEAST_DIGITS) continue;
    const after = reading.after(group.end, 8);
    candidates.push({ digits, shape: [...shape], start, end: group.end, before, after });
  }
  return candidates;
}

/** Most digits are house numbers, times and counts. */
function mayBeLongEnough(groups: readonly Group[], first: number): boolean {
  let digits = 0;
  for (let at = first; at < Math.min(groups.length, first + MOST_GROUPS); at += 1) {
    const group = groups[at] as Group;
    const previous = groups[at - 1];
    if (at > first && previous && group.start - previous.end > LONGEST_GAP) return false;
    digits += group.end - group.start;
    if (digits >= LEAST_DIGITS) return true;
  }
  return false;
}

const isJoined = (reading: Reading, one: Group, next: Group): boolean =>
  next.start - one.end <= LONGEST_GAP && GAP.test(reading.inDigits.slice(one.end, next.start));

/** The end of a decimal (120.301435), of a code (D20261121-…, A-TB-2016-…) or of another number. */
function isPartOfAnother(before: string): boolean {
  if (/\d{2}\.$|(?:^|\D)(?:\d{1,8}-|\d{1,4}\/)$/.test(before)) return true;
  const letters = /([A-Za-z]{1,12})-?$/.exec(before)?.[1];
  return letters !== undefined && !PHONE_WORD.test(letters);
}

function kindOf(one: Candidate, own: readonly string[]): Found['kind'] | 'nobody' | null {
  if (own.includes(one.digits)) return 'phone';
  if (OF_A_THING.test(one.before)) return null;
  if (TOLL_FREE.test(one.digits)) return 'nobody';
  if (isCard(one)) return 'card';
  if (OF_AN_ACCOUNT.test(one.before) && /^\d{10,16}$/.test(one.digits)) return 'account';
  return isPhone(one) ? 'phone' : null;
}

function isCard({ digits, shape, before }: Candidate): boolean {
  if (!/^(?:[3-6]|2[2-7])\d{12,18}$/.test(digits) || !passesLuhn(digits)) return false;
  if (OF_AN_ACCOUNT.test(before)) return true;
  const spaced = shape.join('');
  return ['4444', '465', '16'].includes(spaced) || (spaced === '15' && /^3[47]/.test(digits));
}

function isPhone(one: Candidate): boolean {
  const { digits, shape, before, after } = one;
  if (NAMED_THING.test(after) || /^(?:元|萬|公)/.test(after)) return false;
  if (isFromTaiwan(digits, shape)) return true;
  if (COUNTED.test(after)) return false;
  if (/\+ ?$/.test(before)) return digits.length >= 8 && digits.length <= 15 && !isDecimal(one);
  if (/^00[2579]/.test(digits)) return digits.length >= 11 && digits.length <= 18;
  if (/^886/.test(digits)) return isFromTaiwan(`0${digits.slice(3).replace(/^0/, '')}`, [10]);
  if (!OF_A_PHONE.test(before) || A_DAY.test(digits) || isDecimal(one)) return false;
  return SAID_SHAPES.includes(shape.join(''));
}

const isDecimal = ({ shape, start, end, digits }: Candidate): boolean =>
  shape.length === 2 && end - start === digits.length + 1 && (shape[0] ?? 0) <= 3 && (shape[1] ?? 0) >= 5;

/** With all its digits, and spaced as a telephone is: 09-12-2026 14 is a day. */
function isFromTaiwan(digits: string, shape: readonly number[]): boolean {
  const spaced = shape.join('');
  if (/^09\d{8}$/.test(digits)) {
    if (spaced === '22222') return true;
    return shape.every(length => length >= 2) && !spaced.startsWith('22');
  }
  if (!LANDLINE.some(form => form.test(digits))) return false;
  if (shape.length === 1) return true;
  const area = digits.slice(0, shape[0]);
  return AREA.test(area) && LOCAL_SHAPES.includes(spaced.slice(1));
}

/** `+886`, `(07)`: the sign goes with the number, a bracket around all of it does not. */
function beforeSign(reading: Reading, { start, end }: Candidate): number {
  const before = reading.before(start, 3);
  const isClosed = reading.text.slice(start, end).includes(')');
  const sign = (isClosed ? /[(+]{1,2} ?$/ : /\+ ?$/).exec(before)?.[0];
  return start - (sign?.length ?? 0);
}

function identityNumbers(reading: Reading): Found[] {
  const found: Found[] = [];
  for (const match of reading.matches(/[A-Za-z][ -]?[A-Da-d1289](?:[ -]?\d){8}/, reading.inDigits)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = reading.before(start, 20);
    if (/[A-Za-z0-9]$/.test(before) || /^[A-Za-z0-9]/.test(reading.after(end, 1))) continue;
    const isSaid = OF_AN_IDENTITY.test(before);
    const isValid = isIdentityNumber(match[0].replace(/[ -]/g, '')) && !OF_A_THING.test(before);
    if (isSaid || isValid) found.push({ kind: 'id_number', ...reading.span(start, end) });
  }
  return found;
}

function passports(reading: Reading): Found[] {
  const found: Found[] = [];
  for (const match of reading.matches(/[A-Za-z]{0,2}\d{6,9}/)) {
    const end = match.index + match[0].length;
    const isWhole = !/^\d/.test(reading.after(end, 1));
    if (isWhole && OF_A_PASSPORT.test(reading.before(match.index, 24)))
      found.push({ kind: 'passport', ...reading.span(match.index, end) });
  }
  return found;
}

const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= '0' && character <= '9';
