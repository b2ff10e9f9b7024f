import { Injectable, Logger } from '@nestjs/common';
import { keyInvalid, twoIdentities } from '../access/guard.problems.js';
import { KeysService } from '../access/keys/keys.service.js';
import { permits } from '../access/rights.js';
import { SessionService } from '../access/session.service.js';
import type { Staff } from '../access/staff.js';
import { Config } from '../platform/config/config.js';
import { clientAddress, proxiesIn } from '../platform/limits/address.rules.js';
import { Limits } from '../platform/limits/limits.service.js';
import { Problem } from '../platform/problem/problem.js';
import type { LiveSocket } from './frames.js';
import { isFromElsewhere, refusalOf, refusals } from './handshake.rules.js';
import { roomsFor } from './rooms.rules.js';

/** Who may connect: signed in, from a page of this site, or a machine with its key; with the right to. */
@Injectable()
export class HandshakeService {
  private readonly logger = new Logger(HandshakeService.name);
  private readonly publicHost: string | undefined;
  private readonly proxies: ReturnType<typeof proxiesIn>;

  constructor(
    private readonly sessions: SessionService,
    private readonly keys: KeysService,
    private readonly limits: Limits,
    config: Config,
  ) {
    this.publicHost = config.publicUrl && new URL(config.publicUrl).host;
    this.proxies = proxiesIn(config.trustProxy);
  }

  /** Puts the person into the socket; throws what the client is told. */
  async admit(socket: LiveSocket): Promise<void> {
    const { origin, host, authorization } = socket.handshake.headers;
    // A page of another site can send a cookie that is not its own, but no key that it does not have.
    if (authorization === undefined && isFromElsewhere(origin, [host, this.publicHost]))
      throw refusals.foreignOrigin();
    const staff = await this.staffBehind(socket).catch((error: unknown) => {
      if (!(error instanceof Problem)) this.logger.error((error as Error).message, (error as Error).stack);
      throw refusalOf(error);
    });
    if (!staff) throw refusals.notSignedIn();
    if (staff.mustChangePassword) throw refusals.passwordChangeRequired();
    const mayConnect = permits(staff, 'live.connect', { agency: staff.agency });
    if (!mayConnect || roomsFor(staff).length === 0) throw refusals.notAllowed();
    socket.data.staff = staff;
  }

  private async staffBehind({ handshake }: LiveSocket): Promise<Staff | null> {
    const { cookie, authorization, 'x-forwarded-for': forwarded } = handshake.headers;
    const address = clientAddress(handshake.address, [forwarded].flat().join(','), this.proxies);
    await this.limits.request(address);
    if (authorization !== undefined && this.sessions.tokenOf(cookie) !== null) throw twoIdentities();
    const staff = await (authorization === undefined
      ? this.sessions.behindSocket(cookie)
      : this.keys.fromHeader(authorization));
    if (!staff) await this.limits.wasStranger(address);
    if (!staff && authorization !== undefined) throw keyInvalid();
    if (staff && staff.only === undefined) await this.limits.ofAccount(staff.id);
    return staff;
  }
}
