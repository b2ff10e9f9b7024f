import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import Provider from 'oidc-provider';
import type { OidcSettings } from '../../src/platform/config/oidc-settings.js';

export type Payload = Record<string, unknown>;

const CLIENT = { id: 'hotline', secret: 'a secret that only the two of them know' };
const KEY_ID = 'of-the-platform';

/** A real OpenID Connect provider. Whoever comes is signed in as `person` without being asked. */
export interface TestPlatform {
  settings: OidcSettings;
  person: Payload & { sub: string };
  /** Replaces the ID token of the next answers. */
  forge: ((payload: Payload) => Promise<string> | string) | null;
  /** With the platform's own key, unless another one is given. */
  sign(payload: Payload, key?: CryptoKey): Promise<string>;
  /** The application's address is known only after it has started. */
  register(application: string): void;
  isDown: boolean;
  close(): Promise<void>;
}

export async function startPlatform(more: Partial<OidcSettings> = {}): Promise<TestPlatform> {
  const keys = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(keys.privateKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' };
  let provider: Provider | null = null;
  const server = createServer((request, response) => {
    if (!provider || platform.isDown) return void response.writeHead(503).end();
    if (request.url?.startsWith('/interaction/')) return void signIn(provider, request, response);
    void provider.callback()(request, response);
  });
  const signIn = (at: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> =>
    at.interactionFinished(request, response, { login: { accountId: platform.person.sub } });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const platform: TestPlatform = {
    settings: {
      issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      scopes: 'openid profile',
      roleClaim: 'roles',
      agencyClaim: 'unit',
      roles: [
        { value: '1999-agents', role: 'agent' },
        { value: '1999-clerks', role: 'officer' },
      ],
      ...more,
    },
    person: { sub: 'nobody' },
    forge: null,
    isDown: false,
    sign: (payload, key = keys.privateKey) =>
      new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: KEY_ID }).sign(key),
    register: application => {
      provider = new Provider(
        issuer,
        configurationFor(application, jwk, () => platform.person),
      );
      provider.use(async (context, next) => {
        await next();
        const { id_token } = context.oidc?.route === 'token' ? context.body : {};
        if (platform.forge && typeof id_token === 'string')
          context.body.id_token = await platform.forge(payloadOf(id_token));
      });
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
  return platform;
}

export const payloadOf = (token: string): Payload =>
  JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString()) as Payload;

const configurationFor = (application: string, jwk: object, person: () => Payload): object => ({
  clients: [
    {
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      redirect_uris: [`${application}/api/session/oidc/callback`],
      post_logout_redirect_uris: [`${application}/sign-in`],
      backchannel_logout_uri: `${application}/api/session/oidc/logout`,
      backchannel_logout_session_required: true,
    },
  ],
  jwks: { keys: [jwk] },
  cookies: { keys: ['of the test only'] },
  claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'roles', 'unit'] },
  features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
  interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  findAccount: (_: unknown, accountId: string) => ({
    accountId,
    claims: () => ({ ...person(), sub: accountId }),
  }),
  // Everybody has agreed to everything.
  loadExistingGrant: async (context: {
    oidc: { provider: Provider; client: { clientId: string }; session: { accountId: string } };
  }) => {
    const { provider, client, session } = context.oidc;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
  // Its own dispatcher would not call this machine.
  fetch: (url: string, { dispatcher: _, ...options }: RequestInit & { dispatcher?: unknown }) =>
    fetch(url, options),
  pkce: { required: () => true },
  ttl: { Grant: 60, Interaction: 60, Session: 3600, IdToken: 3600, AccessToken: 60, AuthorizationCode: 60 },
});
