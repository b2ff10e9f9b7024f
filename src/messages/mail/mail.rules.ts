import type { MailPatience } from '../../platform/config/mail-out-settings.js';
import type { DeliveryResult } from './delivery.entity.js';

/** Until the next attempt, after the first, the second, …; after the last one nobody tries any more by itself. */
export const RETRY_AFTER_MINUTES: readonly number[] = [1, 5, 30, 120, 360, 720, 1440];
const MINUTE_MS = 60_000;

/** When it is tried again after so many attempts; null: given up. */
export function nextTry(
  attempts: number,
  now: Date,
  minutes: readonly number[] = RETRY_AFTER_MINUTES,
): Date | null {
  const pause = minutes[attempts - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause * MINUTE_MS);
}

/** Ten minutes for one mail: as long as the answer to its end alone may take (RFC 5321 §4.5.3.2.6). */
export const PATIENCE: MailPatience = { greetingMs: 20_000, attemptMs: 10 * MINUTE_MS };

/**
 * Until when nobody else takes a mail that is being sent: longer than its attempt may last, and never shorter than to
 * the next one.
 */
export function takenUntil(attempts: number, now: Date, { greetingMs, attemptMs }: MailPatience): Date {
  const over = now.getTime() + 2 * greetingMs + attemptMs;
  return new Date(Math.max(over, nextTry(attempts, now)?.getTime() ?? 0));
}

/** What the library says of a failed attempt. */
export interface SendFault {
  code?: string | undefined;
  responseCode?: number | undefined;
  response?: string | undefined;
}

export interface Outcome {
  result: Exclude<DeliveryResult, 'sent' | 'bounced'>;
  code: string;
  /** It is not this message's fault: others need not be tried now. */
  gatewayDown: boolean;
}

/** Of these no other message would fare better. */
const OF_GATEWAY = [
  'ECONNECTION',
  'ETIMEDOUT',
  'EDNS',
  'ESOCKET',
  'ETLS',
  'EAUTH',
  'ENOAUTH',
  'EPROXY',
  'ECONFIG',
];

/**
 * 4xx and whatever is the gateway's own trouble is tried again, 5xx to this recipient or message is not (RFC 5321
 * §4.2.1). A message that the library itself refuses will be refused again.
 */
export function outcomeOf({ code, responseCode, response }: SendFault): Outcome {
  const said = codeOf({ code, responseCode, response });
  const gatewayDown = code !== undefined && OF_GATEWAY.includes(code);
  if (gatewayDown || responseCode === 421) return { result: 'deferred', code: said, gatewayDown: true };
  const isFinal = responseCode === undefined ? isOfMessage(code) : responseCode >= 500;
  return { result: isFinal ? 'refused' : 'deferred', code: said, gatewayDown: false };
}

const isOfMessage = (code: string | undefined): boolean => code === 'EENVELOPE' || code === 'EMESSAGE';

/** Status and enhanced status only: the text behind them names the recipient. */
function codeOf({ code, responseCode, response }: SendFault): string {
  if (responseCode === undefined) return /^[A-Z]{2,20}$/.test(code ?? '') ? (code as string) : 'ERROR';
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];
  return enhanced ? `${responseCode} ${enhanced}` : `${responseCode}`;
}

/** A bounce's own status, where it is one (RFC 3463). */
export const statusIn = (text: string | null): string | null =>
  text !== null && /^[245]\.\d{1,3}\.\d{1,3}$/.test(text.trim()) ? text.trim() : null;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, one => ESCAPES[one] as string);

/** The same text for who reads mail as a page. The only links are those that we wrote: on lines of their own, of our own address. */
export function htmlOf(text: string, language: string, ownAddress: string): string {
  const line = (one: string): string =>
    one.startsWith(`${ownAddress}/`) && !/\s/.test(one)
      ? `<a href="${escaped(one)}">${escaped(one)}</a>`
      : escaped(one);
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map(part => `<p>${part.split('\n').map(line).join('<br>\n')}</p>`);
  const lang = language === 'en' ? 'en' : 'zh-Hant-TW';
  return `<!DOCTYPE html>\n<html lang="${lang}">\n<meta charset="utf-8">\n<body>\n${paragraphs.join('\n')}\n</body>\n</html>\n`;
}

/** One line without control characters, whatever was typed: a header ends at the end of its line. */
export const headerText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
