export const SESSION_COOKIE = 'hotline_session';

/** The token of our own cookie in a `Cookie` header. A name sent twice counts as none: somebody planted one of them. */
export function tokenIn(header: string | undefined): string | null {
  const own = (header ?? '')
    .split(';')
    .map(pair => pair.trim())
    .filter(pair => pair.startsWith(`${SESSION_COOKIE}=`));
  const token = own.length === 1 ? own[0]?.slice(SESSION_COOKIE.length + 1) : undefined;
  return token && /^[\w-]{43}$/.test(token) ? token : null;
}

const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Strict';

export const sessionCookie = (token: string, secure: boolean): string =>
  `${SESSION_COOKIE}=${token}; ${ATTRIBUTES}${secure ? '; Secure' : ''}`;

export const clearedCookie = (secure: boolean): string => `${sessionCookie('', secure)}; Max-Age=0`;
