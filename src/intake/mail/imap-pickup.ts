import { readFile } from 'node:fs/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { ImapFlow } from 'imapflow';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { WakefulLoop } from '../../platform/log/wakeful-loop.js';
import { ReceiveMailService } from './receive.service.js';

const SECOND_MS = 1000;
/** More than is read is still kept, for a person to look through; beyond this it stays where it is. */
const MOST_KEPT_BYTES = 200 * 1024 * 1024;

type Settings = NonNullable<NonNullable<Config['mailIn']>['imap']>;

/**
 * Empties a mailbox that the city already has. A mail is marked as read, or moved, when it is kept and not before: what
 * was not marked is fetched again, and known again by what it says.
 */
@Injectable()
export class ImapPickUp implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ImapPickUp.name);
  private readonly settings: Settings | undefined;
  private readonly loop: WakefulLoop;
  private client: ImapFlow | null = null;
  private stopped = false;

  constructor(
    private readonly mails: ReceiveMailService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    this.settings = config.mailIn?.imap;
    const everyMs = (this.settings?.everySeconds ?? 0) * SECOND_MS;
    this.loop = new WakefulLoop(ImapPickUp.name, () => this.tryToPickUp(), everyMs);
  }

  start(): void {
    if (this.settings) this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.client?.close();
    await this.loop.stop();
  }

  /** A wrong password, or a server that is away: asked again after the usual time, so that no account is locked for it. */
  private async tryToPickUp(): Promise<false> {
    try {
      await this.pickUp();
    } catch (error) {
      if (!this.stopped) this.logger.error(`The mailbox cannot be reached: ${(error as Error).message}`);
    }
    return false;
  }

  /** All that is there now, over a connection of its own: one that broke off is nothing to mend. */
  async pickUp(): Promise<void> {
    const settings = this.settings as Settings;
    const { host, port, secure, user, folder } = settings;
    const pass = (await readFile(settings.passwordFile, 'utf8')).trim();
    const client = new ImapFlow({ host, port, secure, auth: { user, pass }, logger: false });
    // What breaks off is told by what was being asked.
    client.on('error', () => undefined);
    this.client = client;
    try {
      await client.connect();
      const lock = await client.getMailboxLock(folder);
      try {
        await this.empty(client, settings);
      } finally {
        lock.release();
      }
      await client.logout();
    } finally {
      client.close();
      this.client = null;
    }
  }

  private async empty(client: ImapFlow, { doneFolder }: Settings): Promise<void> {
    const uids = (await client.search({ seen: false }, { uid: true })) || [];
    for (const uid of uids) {
      if (this.stopped) return;
      if (!(await this.takeOrLeave(client, uid))) continue;
      if (await this.moved(client, uid, doneFolder)) continue;
      await client.messageFlagsAdd([uid], ['\\Seen'], { uid: true });
    }
  }

  /** One that cannot be moved is marked as read where it is: otherwise it would be fetched for ever. */
  private async moved(client: ImapFlow, uid: number, doneFolder: string | undefined): Promise<boolean> {
    if (doneFolder === undefined) return false;
    const isMoved = await client.messageMove([uid], doneFolder, { uid: true });
    if (!isMoved) this.logger.error(`A mail cannot be moved to "${doneFolder}": is there such a folder?`);
    return Boolean(isMoved);
  }

  /** One that cannot be kept now does not keep the others waiting. */
  private async takeOrLeave(client: ImapFlow, uid: number): Promise<boolean> {
    try {
      return await this.take(client, uid);
    } catch (error) {
      if (!client.usable) throw error;
      this.logger.error(`A mail stays in the mailbox: ${(error as Error).message}`);
      return false;
    }
  }

  /** False: it stays where it is. */
  private async take(client: ImapFlow, uid: number): Promise<boolean> {
    const head = await client.fetchOne(String(uid), { size: true }, { uid: true });
    const size = head ? (head.size ?? 0) : 0;
    if (size > MOST_KEPT_BYTES) {
      this.logger.error(
        `A mail of ${Math.round(size / 1024 / 1024)} MB stays in the mailbox: look at it there.`,
      );
      return false;
    }
    const found = await client.fetchOne(String(uid), { source: true }, { uid: true });
    // Somebody has taken it away meanwhile.
    const raw = found ? found.source : undefined;
    if (!raw) return false;
    const arrived = {
      raw,
      via: 'imap' as const,
      returnPath: null,
      receivedAt: this.clock.now(),
    };
    if (size > (this.config.mailIn?.limitBytes ?? 0)) await this.mails.keepUnread(arrived, 'too_large');
    else await this.mails.receive(arrived);
    return true;
  }
}
