/** Who is signed in. */
export const SESSION_COOKIE = 'hotline_session';
/** That somebody has signed in from this browser before. */
export const DEVICE_COOKIE = 'hotline_device';

const HOST_ONLY = '__Host-';

/**
 * The token of one of our cookies in a `Cookie` header. Over https it has the prefix that keeps other hosts and plain
 * http from planting it, and then (`isSecure`) no other is taken. A name sent twice counts as none: somebody planted
 * one of them.
 */
export function tokenIn(header: string | undefined, name: string, isSecure = false): string | null {
  const pairs = (header ?? '').split(';').map(pair => pair.trim());
  const named = (full: string): string[] =>
    pairs.filter(pair => pair.startsWith(`${full}=`)).map(pair => pair.slice(full.length + 1));
  const safe = named(HOST_ONLY + name);
  const own = isSecure || safe.length > 0 ? safe : named(name);
  const token = own.length === 1 ? own[0] : undefined;
  return token && /^[\w-]{43}$/.test(token) ? token : null;
}

/** Sent with requests of our own pages only, never seen by a script. */
export function cookieOf(name: string, value: string, isSecure: boolean, maxAgeSeconds?: number): string {
  return [
    `${isSecure ? HOST_ONLY : ''}${name}=${value}`,
    'Path=/; HttpOnly; SameSite=Strict',
    ...(isSecure ? ['Secure'] : []),
    ...(maxAgeSeconds === undefined ? [] : [`Max-Age=${maxAgeSeconds}`]),
  ].join('; ');
}
