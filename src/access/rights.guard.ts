import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../platform/config/config.js';
import { Limited } from '../platform/limits/limited.decorator.js';
import { Limits } from '../platform/limits/limits.service.js';
import { currentContext } from '../platform/request/context.js';
import { Allow } from './allow.decorator.js';
import { giveSession } from './cookies.js';
import {
  foreignOrigin,
  keyInvalid,
  notAllowed,
  notSignedIn,
  rightNotDeclared,
  twoIdentities,
} from './guard.problems.js';
import { KeyInForm } from './keys/key-in-form.decorator.js';
import { KeysService } from './keys/keys.service.js';
import { comesFromElsewhere } from './origin.rules.js';
import { grantFor, openBeforePasswordChange } from './rights.js';
import { passwordChangeRequired } from './session.problems.js';
import { SessionService } from './session.service.js';
import type { Staff } from './staff.js';
import { letIn } from './who.decorator.js';

/**
 * Stands before every endpoint. Deny by default: what declares no right is refused. Asks whether the role, or the
 * machine's key, has the right; whether it reaches this very row, the service that read the row asks (`permits`).
 */
@Injectable()
export class RightsGuard implements CanActivate {
  private readonly publicHost: string | undefined;

  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
    private readonly keys: KeysService,
    private readonly limits: Limits,
    private readonly config: Config,
  ) {
    this.publicHost = config.publicUrl && new URL(config.publicUrl).host;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets are asked at their handshake. A message with a handler of its own is none that anybody may send.
    if (context.getType() !== 'http') return false;

    const right = this.reflector.get(Allow, context.getHandler());
    const isLimited = this.reflector.get(Limited, context.getHandler()) !== 'none';
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    if (isLimited) await this.limits.request(request.ip);
    if (right === 'public' && this.reflector.get(KeyInForm, context.getHandler())) return true;
    const { authorization } = request.headers;
    // A page of another site can send a cookie that is not its own, but no key that it does not have.
    if (authorization === undefined || right === 'public') this.refuseOtherSites(request);
    if (right === undefined) throw rightNotDeclared();
    if (right === 'public') {
      if (isLimited) await this.watchOpenDoor(request, reply);
      return true;
    }
    const staff =
      authorization === undefined
        ? await this.person(request, reply)
        : await this.machine(authorization, request, reply);
    // Before the right is asked: the log tells whom it was refused to.
    this.enter(request, staff);
    if (staff.mustChangePassword && !openBeforePasswordChange.includes(right)) throw passwordChangeRequired();
    if (grantFor(staff, right) === null) throw notAllowed();
    return true;
  }

  private async person(request: FastifyRequest, reply: FastifyReply): Promise<Staff> {
    const { cookie, 'x-unattended': unattended } = request.headers;
    const seen = await this.sessions.fromCookie(cookie, unattended === undefined);
    if (!seen) {
      await this.limits.wasStranger(request.ip);
      throw notSignedIn();
    }
    await this.limits.ofAccount(seen.staff.id);
    if (seen.renewed) giveSession(request, reply, this.config, seen.renewed);
    return seen.staff;
  }

  private async machine(authorization: string, request: FastifyRequest, reply: FastifyReply): Promise<Staff> {
    if (this.sessions.tokenOf(request.headers.cookie) !== null) throw twoIdentities();
    const machine = await this.keys.fromHeader(authorization);
    if (machine) return machine;
    await this.limits.wasStranger(request.ip);
    reply.header('www-authenticate', 'Bearer');
    throw keyInvalid();
  }

  /** Refused answers of public endpoints are counted: guesses of passwords, links and codes. */
  private async watchOpenDoor({ ip }: FastifyRequest, { raw }: FastifyReply): Promise<void> {
    await this.limits.atOpenDoor(ip);
    raw.once('finish', () => {
      const { statusCode } = raw;
      if (statusCode >= 400 && statusCode < 500 && statusCode !== 429) void this.limits.failedAtOpenDoor(ip);
    });
  }

  private enter(request: FastifyRequest, staff: Staff): void {
    letIn(request, staff);
    const current = currentContext();
    const { id, role, agency } = staff;
    if (current) current.actor = { kind: staff.only ? 'machine' : 'staff', id, role, agency };
  }

  private refuseOtherSites({ method, headers, host }: FastifyRequest): void {
    const site = headers['sec-fetch-site'];
    const sender = { method, origin: headers.origin, site: typeof site === 'string' ? site : undefined };
    const hosts = this.publicHost ? [host, this.publicHost] : [host];
    if (hosts.every(own => comesFromElsewhere({ ...sender, host: own }))) throw foreignOrigin();
  }
}
