import type { Found } from './found.js';
import type { Reading } from './reading.rules.js';

const AT = /@|\(at\)|\[at\]|小老鼠/i;
const LOCAL = /[A-Za-z0-9._%+-]{1,64} ?$/;
const DOMAIN = /^ ?[A-Za-z0-9-]{1,63}(?:(?:\.|點)[A-Za-z0-9-]{1,63}){1,5}/;

/** E-mail addresses, also with a blank or 小老鼠 as they are read out. */
export function* findEmails(reading: Reading): Generator<Found> {
  for (const match of reading.matches(AT)) {
    const end = match.index + match[0].length;
    const local = LOCAL.exec(reading.before(match.index, 65))?.[0];
    const domain = DOMAIN.exec(reading.after(end, 200))?.[0].replace(/-{1,63}$/, '');
    if (local?.trim() && domain)
      yield { kind: 'email', ...reading.span(match.index - local.length, end + domain.length) };
  }
}

const NETWORK = /(?:line|賴|微信|wechat|telegram|whatsapp|臉書|facebook|instagram|\big)\s?(?:id|帳號)?/i;
const HANDLE = /^ ?(?:是|為|:|：)? ?@?([a-z0-9][a-z0-9._-]{3,29})/i;

/** LINE ID: abc123. Digits alone are a telephone. */
export function* findHandles(reading: Reading): Generator<Found> {
  for (const match of reading.matches(NETWORK)) {
    if (!/(?:id|帳號)$/i.test(match[0])) continue;
    const end = match.index + match[0].length;
    const handle = HANDLE.exec(reading.after(end, 40));
    if (!handle?.[1]) continue;
    const start = end + handle[0].length - handle[1].length;
    yield { kind: 'account', ...reading.span(start, start + handle[1].length) };
  }
}
