import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { countedAddress } from '../../platform/limits/address.rules.js';
import { ReceiveMailService } from './receive.service.js';
import { isOurs, notHere, notNow, tooBusy, tooLarge, tooMany } from './smtp.rules.js';

const MOST_CLIENTS = 50;
/** Of these from one address: whoever keeps many open and says little leaves room for others. */
const MOST_OF_ONE = 25;
const SILENT_MS = 60_000;
const CLOSING_MS = 5_000;
/** So many of the largest that are taken may be on their way at the same time. */
const MOST_HELD = 6;
const MINUTE_SECONDS = 60;

type Settings = NonNullable<NonNullable<Config['mailIn']>['smtp']>;

/**
 * The mayor's mailbox as a mail server. It answers 250 when a mail is kept and not before: whoever brought it keeps it
 * until then, and brings it again after anything else.
 */
@Injectable()
export class SmtpListener implements BeforeApplicationShutdown {
  private readonly logger = new Logger(SmtpListener.name);
  private server: SMTPServer | null = null;
  private held = 0;

  constructor(
    private readonly mails: ReceiveMailService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Listening when it returns; nothing where no port is set. */
  async start(): Promise<void> {
    const { smtp } = this.config.mailIn ?? {};
    if (!smtp) return;
    const server = this.serverFor(smtp);
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(smtp.port, smtp.host, () => resolve());
    });
    // Of a client that broke off, or speaks something else.
    server.on('error', error => this.logger.debug(error.message));
    this.server = server;
    this.logger.log(`Mail is taken at ${smtp.host}:${this.port}`);
  }

  /** 0: it does not listen. */
  get port(): number {
    const address = this.server?.server.address() as AddressInfo | undefined;
    return address?.port ?? 0;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await new Promise<void>(resolve => (this.server ? this.server.close(resolve) : resolve()));
  }

  private serverFor({ tls, perSender, perAddress }: Settings): SMTPServer {
    const addresses = new RateLimiterMemory({ points: perAddress, duration: MINUTE_SECONDS });
    const senders = new RateLimiterMemory({ points: perSender, duration: MINUTE_SECONDS });
    const server: SMTPServer = new SMTPServer({
      name: 'hotline',
      banner: 'hotline',
      disabledCommands: ['AUTH', ...(tls ? [] : ['STARTTLS'])],
      ...(tls && { key: readFileSync(tls.key), cert: readFileSync(tls.cert) }),
      size: this.config.mailIn?.limitBytes,
      disableReverseLookup: true,
      maxClients: MOST_CLIENTS,
      socketTimeout: SILENT_MS,
      closeTimeout: CLOSING_MS,
      logger: false,
      onConnect: ({ remoteAddress }, done) => {
        const isSame = (other: { remoteAddress: string }): boolean =>
          countedAddress(other.remoteAddress) === countedAddress(remoteAddress);
        done([...server.connections].filter(isSame).length > MOST_OF_ONE ? tooBusy() : null);
      },
      // A report of another server comes from nobody: it is counted by where it comes from only.
      onMailFrom: ({ address }, { remoteAddress }, done) =>
        void this.answer(done, async () => {
          await taken(addresses, countedAddress(remoteAddress));
          if (address) await taken(senders, address.toLowerCase());
        }),
      onRcptTo: ({ address }, _session, done) =>
        done(isOurs(address, this.config.mailIn?.addresses ?? []) ? null : notHere()),
      onData: (stream, session, done) => void this.answer(done, () => this.take(stream, session)),
    });
    return server;
  }

  private async take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
    const receivedAt = this.clock.now();
    const most = MOST_HELD * (this.config.mailIn?.limitBytes ?? 0);
    const chunks: Buffer[] = [];
    let mine = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        // To its end, so that the answer is heard; but not kept.
        if (stream.sizeExceeded || this.held + chunk.length > most) chunks.length = 0;
        if (stream.sizeExceeded) continue;
        this.held += chunk.length;
        mine += chunk.length;
        if (this.held <= most) chunks.push(chunk);
      }
      if (stream.sizeExceeded) throw tooLarge();
      const raw = Buffer.concat(chunks);
      if (raw.length < mine) throw notNow();
      const returnPath = envelope.mailFrom ? envelope.mailFrom.address : '';
      await this.mails.receive({ raw, via: 'smtp', returnPath, receivedAt });
    } finally {
      this.held -= mine;
    }
  }

  private async answer(done: (error?: Error | null) => void, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      done(null);
    } catch (error) {
      const isRefusal = typeof (error as { responseCode?: unknown }).responseCode === 'number';
      if (!isRefusal) this.logger.error((error as Error).message, (error as Error).stack);
      done(isRefusal ? (error as Error) : notNow());
    }
  }
}

async function taken(limiter: RateLimiterMemory, key: string): Promise<void> {
  const { remainingPoints, consumedPoints } = await limiter.penalty(key);
  if (remainingPoints <= 0 && consumedPoints > limiter.points) throw tooMany();
}
