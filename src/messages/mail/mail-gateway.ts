import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { Config } from '../../platform/config/config.js';
import type { MailOutSettings, MailPatience } from '../../platform/config/mail-out-settings.js';
import { htmlOf, PATIENCE } from './mail.rules.js';
import type { Enclosure } from './message-seal.js';

/** So many mails are under way at a time: one that the gateway thinks about holds up no other. */
export const CONNECTIONS = 4;

export interface Mail {
  mailId: string;
  to: string;
  subject: string;
  text: string;
  language: string;
  inReplyTo: string | null;
  attachment: Enclosure | null;
  /** Follows of itself, and nobody wrote it. */
  automatic: boolean;
  at: Date;
}

interface Transport {
  send(mail: SendMailOptions & { date: Date }): Promise<unknown>;
  close(): void;
}

/** The way out, as MAIL_OUT says. */
@Injectable()
export class MailGateway implements OnApplicationShutdown {
  private transport: Transport | undefined;
  private readonly givenUp = new AbortController();

  constructor(private readonly config: Config) {}

  /** Whether mails leave at all; until then they are kept. */
  get isOpen(): boolean {
    return this.config.mailOut !== undefined;
  }

  get patience(): MailPatience {
    const to = this.config.mailOut?.to;
    return (to !== 'files' && to?.patience) || PATIENCE;
  }

  /** What is under way ends here, as far as we know. */
  giveUp(): void {
    this.givenUp.abort();
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  /** @throws what the gateway or the library says of it (mail.rules) */
  async send({
    mailId,
    to,
    subject,
    text,
    language,
    inReplyTo,
    attachment,
    automatic,
    at,
  }: Mail): Promise<void> {
    const settings = this.config.mailOut;
    if (!settings) throw new Error('There is no gateway.');
    this.transport ??= settings.to === 'files' ? this.toFiles() : toServer(settings.to);
    await this.transport.send({
      from: settings.from,
      to: { name: '', address: to },
      envelope: { from: settings.from.address, to: [to] },
      messageId: `<${mailId}>`,
      ...(inReplyTo && { inReplyTo: `<${inReplyTo}>`, references: `<${inReplyTo}>` }),
      ...{ subject, text, date: at },
      ...(attachment && { attachments: [{ filename: attachment.name, content: attachment.content }] }),
      signal: AbortSignal.any([AbortSignal.timeout(this.patience.attemptMs), this.givenUp.signal]),
      html: htmlOf(text, language, this.ownAddress),
      headers: {
        'Content-Language': language,
        // No automatic answer to an automatic mail (RFC 3834).
        ...(automatic && { 'Auto-Submitted': 'auto-generated' }),
        'X-Auto-Response-Suppress': 'All',
      },
    });
  }

  /** Where links lead. */
  get ownAddress(): string {
    return this.config.publicUrl ?? `http://localhost:${this.config.port}`;
  }

  /** For who tries this out without a mail server. Written beside and renamed, so that nobody reads half a mail. */
  private toFiles(): Transport {
    const folder = join(this.config.dataDir, 'outbox');
    const composer = createTransport({ streamTransport: true, buffer: true, ...GUARDED });
    return {
      send: async mail => {
        const { message } = await composer.sendMail(mail);
        const name = join(folder, `${mail.date.toISOString().replaceAll(':', '')}-${randomUUID()}`);
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(`${name}.part`, message as Buffer, { mode: 0o600 });
        await rename(`${name}.part`, `${name}.eml`);
      },
      close: () => composer.close(),
    };
  }
}

/** A mail is made of nothing but what is given with it. */
const GUARDED = { disableFileAccess: true, disableUrlAccess: true };

function toServer({
  host,
  port,
  secure,
  user,
  password,
  patience: { greetingMs, attemptMs } = PATIENCE,
}: Exclude<MailOutSettings['to'], 'files'>): Transport {
  const transport = createTransport({
    ...{ host, port, secure, pool: true, maxConnections: CONNECTIONS, ...GUARDED },
    ...{ connectionTimeout: greetingMs, greetingTimeout: greetingMs, socketTimeout: attemptMs },
    // A password is not sent in the clear.
    ...(user && { auth: { user, pass: password ?? '' }, requireTLS: true }),
  });
  return { send: mail => transport.sendMail(mail), close: () => transport.close() };
}
