import { Injectable } from '@nestjs/common';
import { permits } from '../access/rights.js';
import { SessionService } from '../access/session.service.js';
import { Config } from '../platform/config/config.js';
import type { LiveSocket } from './frames.js';
import { isFromElsewhere, refusals } from './handshake.rules.js';
import { roomsFor } from './rooms.rules.js';

/** Who may connect: signed in, from a page of this site, with the right to. */
@Injectable()
export class HandshakeService {
  private readonly publicHost: string | undefined;

  constructor(
    private readonly sessions: SessionService,
    config: Config,
  ) {
    this.publicHost = config.publicUrl && new URL(config.publicUrl).host;
  }

  /** Puts the person into the socket; throws what the client is told. */
  async admit(socket: LiveSocket): Promise<void> {
    const { origin, host, cookie } = socket.handshake.headers;
    if (isFromElsewhere(origin, [host, this.publicHost])) throw refusals.foreignOrigin();
    const staff = await this.sessions.behindSocket(cookie);
    if (!staff) throw refusals.notSignedIn();
    if (staff.mustChangePassword) throw refusals.passwordChangeRequired();
    const mayConnect = permits(staff, 'live.connect', { agency: staff.agency });
    if (!mayConnect || roomsFor(staff).length === 0) throw refusals.notAllowed();
    socket.data.staff = staff;
  }
}
