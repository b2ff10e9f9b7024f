import type { Settings } from './settings.js';
import { StartRefused } from './start-refused.js';

/** Where text messages to citizens go. */
export interface SmsOutSettings {
  /** The gateway; `files`: into the folder outbox of DATA_DIR, one file a message. */
  to: { url: string; token: string | undefined } | 'files';
  /** Whom they come from, where the gateway lets one say it. */
  from: string | undefined;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Undefined: nobody is written to by text message. */
export function smsOutSettings(
  read: Settings,
  demo: boolean,
  publicUrl: string | undefined,
): SmsOutSettings | undefined {
  const value = read.text('SMS_OUT', demo ? 'files' : 'off');
  const [from, token] = [read.optional('SMS_FROM'), read.optional('SMS_TOKEN')];
  if (value.toLowerCase() === 'off') return undefined;
  if (value.toLowerCase() === 'files') return { to: 'files', from };
  const url = URL.canParse(value) ? new URL(value) : undefined;
  // Numbers and a token are not sent in the clear, but to this very machine.
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  if (!url || !isSafe || url.username !== '' || url.password !== '')
    throw new StartRefused(
      'SMS_OUT must be off, files, or look like https://sms.example.tw/messages; the password is SMS_TOKEN.',
    );
  if (publicUrl === undefined)
    throw new StartRefused('PUBLIC_URL is needed while SMS_OUT is set: text messages lead to it.');
  return { to: { url: url.href, token }, from };
}
