import { Injectable, Logger } from '@nestjs/common';
import { type JWTPayload, jwtVerify } from 'jose';
import { Audit } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { Platform } from './platform.service.js';
import { SsoRefused } from './sso-refused.js';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const SIGNED_BY = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const OLDEST = '2 minutes';
/** Between the platform's clock and ours. A token that is sent again ends no session that began later. */
const SKEW = `interval '10 seconds'`;
const SYSTEM = { kind: 'system', id: null } as const;

interface Meant {
  issuer: string;
  subject: string | null;
  sid: string | null;
  /** Seconds since 1970. */
  at: number;
}

/** OpenID Connect Back-Channel Logout 1.0: the platform tells us that somebody has signed out there. */
@Injectable()
export class PlatformLogout {
  private readonly logger = new Logger(PlatformLogout.name);

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly platform: Platform,
  ) {}

  /** SSO_OFF 404, LOGOUT_TOKEN_INVALID 400. */
  async end(token: string): Promise<void> {
    if (!this.platform.settings) throw ssoOff();
    const { issuer, subject, sid, at } = await this.meant(token);
    await this.database.transaction(async tx => {
      const ended = await tx.query<{ id: string }>(
        `delete from session where id in (
           select s.id from session s join staff p on p.id = s.staff_id
           left join oidc_session o on o.session_id = s.id
           where s.method = 'sso' and p.issuer = $1
             and ($2::text is null or p.subject = $2) and ($3::text is null or o.sid = $3)
             and s.started_at < to_timestamp($4) + ${SKEW}
         ) returning id`,
        [issuer, subject, sid, at],
      );
      for (const { id } of ended)
        await this.audit.record(
          tx,
          { action: 'session.ended', subject: `session:${id}`, reason: 'platform' },
          SYSTEM,
        );
    });
  }

  private async meant(token: string): Promise<Meant> {
    try {
      const { issuer, clientId, keys } = await this.platform.logoutTrust();
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience: clientId,
        algorithms: SIGNED_BY,
        maxTokenAge: OLDEST,
        requiredClaims: ['iat', 'jti', 'events'],
      });
      return whomIn(payload);
    } catch (error) {
      this.logger.warn(`A logout of the account platform was refused: ${(error as Error).message}`);
      if (error instanceof SsoRefused) throw unreachable();
      throw tokenInvalid();
    }
  }
}

/** An ID token is signed by the same key: what makes this a logout token is its event, and that it has no nonce. */
function whomIn(payload: JWTPayload): Meant {
  const { iss, sub = null, sid = null, iat, events, nonce } = payload;
  const isLogout = typeof events === 'object' && events !== null && EVENT in events && nonce === undefined;
  if (!isLogout || (sub === null && sid === null) || (sid !== null && typeof sid !== 'string'))
    throw new Error('This is no logout token.');
  return { issuer: iss as string, subject: sub, sid, at: iat as number };
}

const tokenInvalid = (): Problem =>
  new Problem('LOGOUT_TOKEN_INVALID', 400, {
    'zh-TW': '這個登出通知無效。',
    en: 'This logout token is not valid.',
  });

const unreachable = (): Problem =>
  new Problem('SSO_UNREACHABLE', 503, {
    'zh-TW': '目前無法連線到單一帳號平台。',
    en: 'The account platform cannot be reached at present.',
  });

export const ssoOff = (): Problem =>
  new Problem('SSO_OFF', 404, {
    'zh-TW': '本系統未啟用單一帳號平台登入。',
    en: 'Signing in by an account platform is not set up here.',
  });
