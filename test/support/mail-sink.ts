import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { MailOutSettings } from '../../src/platform/config/mail-out-settings.js';

/** A mail as it came over the line. */
export interface Delivered {
  from: string;
  to: string[];
  raw: string;
  mail: ParsedMail;
}

/** A mail server that keeps what it gets, or answers as it is told. */
export class MailSink {
  readonly got: Delivered[] = [];
  /** SMTP answers by recipient, in their order; the last one stays. */
  readonly answers = new Map<string, string[]>();
  /** Between a mail and the answer to it. */
  beforeAnswer: (mail: Delivered) => Promise<void> = async () => undefined;
  private readonly awaited = new Map<string, () => void>();

  private constructor(private readonly server: SMTPServer) {}

  static async open(port = 0): Promise<MailSink> {
    const sink: MailSink = new MailSink(
      new SMTPServer({
        authOptional: true,
        // Clients keep their connections; nobody waits for them to go.
        closeTimeout: 50,
        disabledCommands: ['STARTTLS'],
        onRcptTo: ({ address }, _session, done) => done(sink.refusalOf(address)),
        onData: (stream, { envelope }, done) => {
          const parts: Buffer[] = [];
          stream.on('data', part => parts.push(part));
          stream.on('end', () => {
            const raw = Buffer.concat(parts);
            const from = envelope.mailFrom ? envelope.mailFrom.address : '';
            const to = envelope.rcptTo.map(({ address }) => address);
            void simpleParser(raw).then(async mail => {
              const delivered = { from, to, raw: raw.toString(), mail };
              sink.got.push(delivered);
              await sink.beforeAnswer(delivered);
              done();
              for (const address of to) sink.awaited.get(address)?.();
            });
          });
        },
      }),
    );
    // Of a client that was killed.
    sink.server.on('error', () => undefined);
    await new Promise<void>(resolve => sink.server.listen(port, '127.0.0.1', resolve));
    return sink;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  get settings(): MailOutSettings {
    return {
      to: { host: '127.0.0.1', port: this.port, secure: false },
      from: { name: '市長信箱', address: 'mailbox@example.gov.tw' },
    };
  }

  to(address: string): Delivered[] {
    return this.got.filter(({ to }) => to.includes(address));
  }

  /** The last mail to this address, once there is one. */
  async mailTo(address: string): Promise<Delivered> {
    if (this.to(address).length === 0) await new Promise<void>(resolve => this.awaited.set(address, resolve));
    return this.to(address).at(-1) as Delivered;
  }

  close(): Promise<void> {
    return new Promise(resolve => this.server.close(resolve));
  }

  private refusalOf(address: string): Error | undefined {
    const answers = this.answers.get(address) ?? [];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer || answer.startsWith('250')) return undefined;
    return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });
  }
}
