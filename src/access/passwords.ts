import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Words } from '../platform/problem/problem.js';

// argon2id with the library's defaults: 19 MiB, 2 passes, 1 lane (the minimum OWASP recommends).
const SHORTEST = 12;
export const LONGEST_PASSWORD = 256;

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
  return null;
}
