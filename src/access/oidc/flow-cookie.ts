import { tokenIn } from '../cookie.rules.js';

const NAME = 'hotline_sso';
export const FLOW_MINUTES = 10;

/** Lax, unlike the session's: the platform sends the browser back here, which is a visit from another site. */
export function flowCookie(token: string | null, isSecure: boolean): string {
  return [
    `${isSecure ? '__Host-' : ''}${NAME}=${token ?? ''}`,
    'Path=/; HttpOnly; SameSite=Lax',
    ...(isSecure ? ['Secure'] : []),
    `Max-Age=${token === null ? 0 : FLOW_MINUTES * 60}`,
  ].join('; ');
}

export const flowTokenIn = (header: string | undefined, isSecure: boolean): string | null =>
  tokenIn(header, NAME, isSecure);
