import type { ClaimsFault } from './claims.rules.js';

/** Why nobody was signed in. The sign-in page has a sentence for each; nothing else is said about it there. */
export type SsoFault =
  | ClaimsFault
  | 'SSO_OFF'
  | 'SSO_UNREACHABLE'
  | 'SSO_EXPIRED'
  | 'SSO_REFUSED'
  | 'SSO_FAILED'
  | 'ACCOUNT_SUSPENDED';

export class SsoRefused extends Error {
  constructor(readonly code: SsoFault) {
    super(code);
  }
}
