import { Injectable, Logger } from '@nestjs/common';
import { createRemoteJWKSet } from 'jose';
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import { Config } from '../../platform/config/config.js';
import type { OidcSettings } from '../../platform/config/oidc-settings.js';
import { StartRefused } from '../../platform/config/start-refused.js';
import { peopleRoles } from '../roles.js';
import { type Claims, claimIn } from './claims.rules.js';
import type { FlowSecrets } from './flow.service.js';
import { SsoRefused } from './sso-refused.js';

const PATIENCE_SECONDS = 10;

/** How the platform signs a person out who is signed out elsewhere, and who it says it is. */
export interface LogoutTrust {
  issuer: string;
  clientId: string;
  keys: ReturnType<typeof createRemoteJWKSet>;
}

/**
 * The city's account platform. It is asked for its addresses when somebody first wants to sign in by it, and again after
 * every failure: this server starts and works without it.
 */
@Injectable()
export class Platform {
  private readonly logger = new Logger(Platform.name);
  private known: Promise<Configuration> | null = null;
  private trust: LogoutTrust | null = null;

  constructor(private readonly config: Config) {
    const unknown = config.oidc?.roles.find(({ role }) => !peopleRoles.some(one => one === role));
    if (unknown)
      throw new StartRefused(
        `OIDC_ROLES must name roles of this system (${peopleRoles.join(', ')}), but it names "${unknown.role}".`,
      );
  }

  get settings(): OidcSettings | null {
    return this.config.oidc ?? null;
  }

  /** Where the browser goes to sign in. SSO_UNREACHABLE */
  async signInUrl({ state, nonce, verifier }: FlowSecrets): Promise<URL> {
    const platform = await this.configuration();
    return buildAuthorizationUrl(platform, {
      redirect_uri: this.callbackUrl().href,
      scope: this.demanded().scopes,
      response_type: 'code',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
  }

  /** What the platform says about who came back to `url` (path and query). SSO_REFUSED, SSO_FAILED, SSO_UNREACHABLE */
  async claimsOf(url: string, { state, nonce, verifier }: FlowSecrets): Promise<Claims> {
    const platform = await this.configuration();
    const answer = this.callbackUrl();
    answer.search = new URL(url, answer).search;
    try {
      const tokens = await authorizationCodeGrant(platform, answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims() as Claims | undefined;
      if (!claims) throw new Error('There is no ID token.');
      return await this.completed(platform, claims, tokens.access_token);
    } catch (error) {
      const isRefusal = error instanceof AuthorizationResponseError;
      // The messages of the library name what does not fit, and no token or person.
      this.logger.warn(`A sign-in by the account platform failed: ${(error as Error).message}`);
      throw new SsoRefused(isRefusal ? 'SSO_REFUSED' : 'SSO_FAILED');
    }
  }

  /** Where the browser goes to end the platform's session too; null: it offers no such place. */
  async signOutUrl(): Promise<URL | null> {
    const platform = await this.configuration();
    if (!platform.serverMetadata().end_session_endpoint) return null;
    // No id_token_hint: it would put a person's name and number into an address. The platform asks back instead.
    return buildEndSessionUrl(platform, { post_logout_redirect_uri: `${this.config.publicUrl}/sign-in` });
  }

  async logoutTrust(): Promise<LogoutTrust> {
    const { issuer, jwks_uri } = (await this.configuration()).serverMetadata();
    this.trust ??= {
      issuer,
      clientId: this.demanded().clientId,
      keys: createRemoteJWKSet(new URL(jwks_uri as string), { timeoutDuration: PATIENCE_SECONDS * 1000 }),
    };
    return this.trust;
  }

  /** Some platforms say what somebody does only where that is asked for. The answer is of the same subject, or refused. */
  private async completed(platform: Configuration, claims: Claims, accessToken: string): Promise<Claims> {
    const { roleClaim } = this.demanded();
    if (claimIn(claims, roleClaim) !== undefined || !platform.serverMetadata().userinfo_endpoint)
      return claims;
    const more = await fetchUserInfo(platform, accessToken, claims.sub as string);
    return { ...more, ...claims };
  }

  private configuration(): Promise<Configuration> {
    this.known ??= this.discovered().catch((error: Error) => {
      this.known = null;
      this.logger.warn(`The account platform cannot be reached: ${error.message}`);
      throw new SsoRefused('SSO_UNREACHABLE');
    });
    return this.known;
  }

  private discovered(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.demanded();
    // Signatures are checked though the tokens come from the platform itself: TLS may end at a proxy of somebody's.
    const execute = [enableNonRepudiationChecks];
    // Settings allow http on this machine only.
    if (issuer.startsWith('http:')) execute.push(allowInsecureRequests);
    return discovery(
      new URL(issuer),
      clientId,
      { client_secret: clientSecret },
      ClientSecretBasic(clientSecret),
      { timeout: PATIENCE_SECONDS, execute },
    );
  }

  private callbackUrl(): URL {
    return new URL(`${this.config.publicUrl}/api/session/oidc/callback`);
  }

  private demanded(): OidcSettings {
    if (!this.config.oidc) throw new SsoRefused('SSO_OFF');
    return this.config.oidc;
  }
}
