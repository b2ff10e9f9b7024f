import type { Settings } from './settings.js';
import { StartRefused } from './start-refused.js';

/** The city's account platform (OpenID Connect). */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: string;
  roleClaim: string;
  agencyClaim: string;
  /** What the role claim says, and the role here that it means; the first pair that fits counts. */
  roles: { value: string; role: string }[];
}

/** OIDC_ISSUER turns it on; then everything it needs must be there. */
export function oidcSettings(read: Settings, publicUrl: string | undefined): OidcSettings | undefined {
  const given = {
    issuer: issuer(read),
    clientId: read.optional('OIDC_CLIENT_ID'),
    clientSecret: read.optional('OIDC_CLIENT_SECRET'),
    scopes: read.text('OIDC_SCOPES', 'openid profile'),
    roleClaim: read.text('OIDC_ROLE_CLAIM', 'roles'),
    agencyClaim: read.text('OIDC_AGENCY_CLAIM', 'agency'),
    roles: roles(read),
  };
  if (given.issuer === undefined) return undefined;
  if (given.clientId === undefined)
    throw new StartRefused('OIDC_CLIENT_ID is missing, and OIDC_ISSUER needs it.');
  if (given.clientSecret === undefined)
    throw new StartRefused('OIDC_CLIENT_SECRET is missing, and OIDC_ISSUER needs it.');
  if (given.roles.length === 0)
    throw new StartRefused('OIDC_ROLES is missing, such as hotline-agents=agent, and OIDC_ISSUER needs it.');
  if (publicUrl === undefined)
    throw new StartRefused('PUBLIC_URL is missing, and OIDC_ISSUER needs it: people are sent back there.');
  if (!given.scopes.split(' ').includes('openid'))
    throw new StartRefused(`OIDC_SCOPES must hold openid, but it is "${given.scopes}".`);
  return given as OidcSettings;
}

/** Exactly as the provider writes it, with or without a slash at the end. */
function issuer(read: Settings): string | undefined {
  const value = read.optional('OIDC_ISSUER');
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isHere = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (!url || (url.protocol !== 'https:' && !isHere) || url.search || url.hash || url.username)
    throw new StartRefused(`OIDC_ISSUER must look like https://sso.example.gov.tw, but it is "${value}".`);
  return value;
}

function roles(read: Settings): OidcSettings['roles'] {
  const pairs = (read.optional('OIDC_ROLES') ?? '').split(',').map(pair => pair.trim());
  return pairs.filter(Boolean).map(pair => {
    const cut = pair.lastIndexOf('=');
    const [value, role] = [pair.slice(0, cut).trim(), pair.slice(cut + 1).trim()];
    if (cut < 1 || !value || !role)
      throw new StartRefused(`OIDC_ROLES must list claim=role, separated by commas, but it holds "${pair}".`);
    return { value, role };
  });
}
