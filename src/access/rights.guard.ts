import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../platform/config/config.js';
import { Problem } from '../platform/problem/problem.js';
import { currentContext } from '../platform/request/context.js';
import { Allow } from './allow.decorator.js';
import { giveSession } from './cookies.js';
import { comesFromElsewhere } from './origin.rules.js';
import { grantOf, openBeforePasswordChange } from './rights.js';
import { passwordChangeRequired } from './session.problems.js';
import { SessionService } from './session.service.js';
import { letIn } from './who.decorator.js';

/**
 * Stands before every endpoint. Deny by default: what declares no right is refused. Asks whether
 * the role has the right; whether it reaches this very row, the service that read the row asks (`permits`).
 */
@Injectable()
export class RightsGuard implements CanActivate {
  private readonly publicHost: string | undefined;

  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
    private readonly config: Config,
  ) {
    this.publicHost = config.publicUrl && new URL(config.publicUrl).host;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets are asked at their handshake. A message with a handler of its own is none that anybody may send.
    if (context.getType() !== 'http') return false;

    const right = this.reflector.get(Allow, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    this.refuseOtherSites(request);
    if (right === undefined) throw rightNotDeclared();
    if (right === 'public') return true;
    const seen = await this.sessions.fromCookie(
      request.headers.cookie,
      request.headers['x-unattended'] === undefined,
    );
    if (!seen) throw notSignedIn();
    const { staff, renewed } = seen;
    if (renewed)
      giveSession(request, context.switchToHttp().getResponse<FastifyReply>(), this.config, renewed);
    if (staff.mustChangePassword && !openBeforePasswordChange.includes(right)) throw passwordChangeRequired();
    if (grantOf(staff.role, right) === null) throw notAllowed();
    letIn(request, staff);
    const current = currentContext();
    if (current) current.actor = { kind: 'staff', id: staff.id, role: staff.role, agency: staff.agency };
    return true;
  }

  private refuseOtherSites({ method, headers, host }: FastifyRequest): void {
    const site = headers['sec-fetch-site'];
    const sender = { method, origin: headers.origin, site: typeof site === 'string' ? site : undefined };
    const hosts = this.publicHost ? [host, this.publicHost] : [host];
    if (hosts.every(own => comesFromElsewhere({ ...sender, host: own }))) throw foreignOrigin();
  }
}

const notSignedIn = (): Problem =>
  new Problem('NOT_SIGNED_IN', 401, {
    'zh-TW': '您尚未登入，或登入已逾時，請重新登入。',
    en: 'You are not signed in, or your session has ended. Sign in again.',
  });

const notAllowed = (): Problem =>
  new Problem('NOT_ALLOWED', 403, {
    'zh-TW': '您的角色沒有這項權限。',
    en: 'Your role does not have this right.',
  });

const rightNotDeclared = (): Problem =>
  new Problem('RIGHT_NOT_DECLARED', 403, {
    'zh-TW': '這項功能尚未設定權限，因此不開放。',
    en: 'No right is declared for this, so it is closed.',
  });

const foreignOrigin = (): Problem =>
  new Problem('FOREIGN_ORIGIN', 403, {
    'zh-TW': '這項請求來自其他網站，已拒絕。',
    en: 'This request came from a page of another site and was refused.',
  });
