const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

export interface Sender {
  method: string;
  /** The `Origin` header: browsers send it with every unsafe request, programs need not. */
  origin: string | undefined;
  /** `Sec-Fetch-Site`, of newer browsers. */
  site: string | undefined;
  /** The host this request was sent to, as the client named it. */
  host: string;
}

/** Was this change asked for by a page of another site? Second wall behind the cookie's SameSite=Strict. */
export function comesFromElsewhere({ method, origin, site, host }: Sender): boolean {
  if (SAFE_METHODS.includes(method)) return false;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return origin !== undefined && !isSameOrigin(origin, host);
}

/** Also for the handshake of a socket, which SameSite alone does not protect in every browser. */
export const isSameOrigin = (origin: string, host: string): boolean =>
  URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
