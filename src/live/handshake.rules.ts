import { isSameOrigin } from '../access/origin.rules.js';
import { passwordChangeRequired } from '../access/session.problems.js';
import { Problem } from '../platform/problem/problem.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The last position a client has seen, from `auth` or the query; null when it says none. */
export function positionIn(said: unknown): number | null {
  const position = typeof said === 'string' && said !== '' ? Number(said) : said;
  return isPosition(position) ? position : null;
}

/** Pages of other sites may not use a session; programs send no `Origin`. */
export const isFromElsewhere = (origin: string | undefined, hosts: (string | undefined)[]): boolean =>
  origin !== undefined && !hosts.some(host => host !== undefined && isSameOrigin(origin, host));

export interface Receipt {
  position?: number;
  workOrderId?: string;
}

/** What `received` says: a position, or `{position}`, or `{workOrderId}`. Null: nothing we understand. */
export function receiptIn(said: unknown): Receipt | null {
  if (isPosition(said)) return { position: said };
  if (typeof said !== 'object' || said === null) return null;
  const { position, workOrderId } = said as Record<string, unknown>;
  if (typeof workOrderId === 'string' && UUID.test(workOrderId)) return { workOrderId };
  return isPosition(position) ? { position } : null;
}

const isPosition = (said: unknown): said is number => Number.isSafeInteger(said) && (said as number) >= 0;

const notSignedIn = new Problem('NOT_SIGNED_IN', 401, {
  'zh-TW': '您尚未登入，或登入已逾時，請重新登入。',
  en: 'You are not signed in, or your session has ended. Sign in again.',
});
const notAllowed = new Problem('NOT_ALLOWED', 403, {
  'zh-TW': '您的角色沒有這項權限。',
  en: 'Your role does not have this right.',
});
const foreignOrigin = new Problem('FOREIGN_ORIGIN', 403, {
  'zh-TW': '這項連線來自其他網站，已拒絕。',
  en: 'This connection came from a page of another site and was refused.',
});

/** As the client's `connect_error` gets them: `data` is what a problem+json answer would say, in Chinese and in `words`. */
export const refusals = {
  notSignedIn: (): Error => refusal(notSignedIn),
  passwordChangeRequired: (): Error => refusal(passwordChangeRequired()),
  notAllowed: (): Error => refusal(notAllowed),
  foreignOrigin: (): Error => refusal(foreignOrigin),
};

/** Whatever else it is; what nobody foresaw says nothing about itself. */
export const refusalOf = (error: unknown): Error => refusal(error instanceof Problem ? error : notReady);

const notReady = new Problem('NOT_READY', 503, {
  'zh-TW': '系統暫時無法服務，請稍後再試。',
  en: 'Not ready. Try again shortly.',
});

const refusal = ({ code, status, detail }: Problem): Error =>
  Object.assign(new Error(code), { data: { code, status, detail: detail['zh-TW'], words: detail } });
