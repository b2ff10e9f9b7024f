import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Words } from '../platform/problem/problem.js';
import { COMMON_PARTS } from './known-passwords.js';

// argon2id with the library's defaults: 19 MiB, 2 passes, 1 lane (the minimum OWASP recommends).
const SHORTEST = 12;
export const LONGEST_PASSWORD = 256;
/** What must be left of a password when everything that everybody thinks of is taken out. */
const LEAST_OF_ONES_OWN = 4;

/** One spelling, so that a password typed on another keyboard or system still fits. */
const spelled = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => hash(spelled(password));
export const passwordFits = (passwordHash: string, password: string): Promise<boolean> =>
  verify(passwordHash, spelled(password));

export const drawPassword = (): string => randomBytes(12).toString('base64url');

/** What is wrong with a new password, or null. Length counts, not the mixture of characters. */
export function passwordFaults(password: string, username: string): Words | null {
  const text = spelled(password);
  const length = [...text.trim()].length;
  if (length < SHORTEST)
    return {
      'zh-TW': `密碼至少要 ${SHORTEST} 個字元。`,
      en: `A password has at least ${SHORTEST} characters.`,
    };
  if (password.length > LONGEST_PASSWORD)
    return {
      'zh-TW': `密碼最多 ${LONGEST_PASSWORD} 個字元。`,
      en: `A password has at most ${LONGEST_PASSWORD} characters.`,
    };
  if (new Set(text).size < 4)
    return { 'zh-TW': '密碼不可只是重複的字元。', en: 'A password is not one character repeated.' };
  if (text.toLowerCase().includes(username))
    return { 'zh-TW': '密碼不可包含帳號。', en: 'A password does not contain the user name.' };
  if (isCommon(text))
    return {
      'zh-TW': '這個密碼太容易猜到（常見的字、鍵盤順序、年份或數字），請換一個。',
      en: 'This password is easy to guess: common words, rows of keys, years or digits. Choose another one.',
    };
  return null;
}

/** Common words and numbers put one after another, and letters written as the digits that look like them. */
function isCommon(text: string): boolean {
  const plain = text.toLowerCase();
  const readable = plain
    .replace(/0/g, 'o')
    .replace(/[1!]/g, 'i')
    .replace(/3/g, 'e')
    .replace(/[4@]/g, 'a')
    .replace(/[5$]/g, 's');
  return [plain, readable].some(form => ownPart(form).length < LEAST_OF_ONES_OWN);
}

function ownPart(text: string): string[] {
  const rest = COMMON_PARTS.reduce((left, part) => left.replaceAll(part, ' '), text);
  return [...rest.replace(/(.)\1+/g, '$1').replace(/[^\p{L}]/gu, '')];
}
