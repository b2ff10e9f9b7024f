import { expect } from '@jest/globals';
import nodemailer from 'nodemailer';
import { remove, temporaryFolder } from './embedded.js';
import { freePort } from './free-port.js';
import { KillableServer } from './killable-server.js';
import { MailSink } from './mail-sink.js';

export const MAILBOX = 'mailbox@example.gov.tw';

/** A server that is killed and started again, and senders who send again what was not answered, as their protocols say. */
export class PatientCity {
  /** Tries that nobody answered. */
  unanswered = 0;
  private answered = 0;
  private nextBlow: { after: number; done: () => void } | null = null;
  private up: Promise<void> = Promise.resolve();

  private constructor(
    private readonly dataDir: string,
    private readonly settings: Record<string, string>,
    readonly sink: MailSink,
    readonly smtpPort: number,
    public server: KillableServer,
    private today: Date,
  ) {}

  static async open(from: Date, more: Record<string, string> = {}): Promise<PatientCity> {
    const [dataDir, sink, smtpPort] = [temporaryFolder(), await MailSink.open(), await freePort()];
    const settings = {
      ...{ CLOCK: 'manual', PUBLIC_URL: 'http://1999.example.gov.tw' },
      ...{ MAIL_OUT: `smtp://127.0.0.1:${sink.port}`, MAIL_FROM: MAILBOX },
      ...{ MAIL_IN_PORT: String(smtpPort), MAIL_IN_ADDRESSES: MAILBOX },
      ...{ MAIL_IN_SENDER_LIMIT: '100000', MAIL_IN_ADDRESS_LIMIT: '100000' },
      ...{ LIMIT_LETTERS: '100000', LIMIT_PUBLIC: '100000', LIMIT_ADDRESS: '1000000' },
      ...more,
    };
    const server = await KillableServer.start(dataDir, settings);
    await server.moveTo(from);
    return new PatientCity(dataDir, settings, sink, smtpPort, server, from);
  }

  get files(): string {
    return `${this.dataDir}/files`;
  }

  get where(): { dataDir: string; databaseUrl: string } {
    return { dataDir: this.dataDir, databaseUrl: this.server.databaseUrl };
  }

  get now(): Date {
    return this.today;
  }

  async moveTo(at: Date): Promise<void> {
    this.today = at;
    await this.server.moveTo(at);
  }

  /** SIGKILL after so many more answers; resolves when the server is there again, at the same time of its clock. */
  killAfter(answers: number): Promise<void> {
    return new Promise(done => {
      this.nextBlow = { after: this.answered + answers, done };
    });
  }

  /** Kills it now, and starts it again after `meanwhile`. */
  async restart(meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
    this.up = (async () => {
      await this.server.gone();
      await meanwhile();
      this.server = await KillableServer.start(this.dataDir, this.settings);
      await this.server.moveTo(this.today);
    })();
    await this.up;
  }

  /** Asks until it is answered: again what nobody answered, or what the server asks to send again later. */
  async insist<T>(ask: () => Promise<T | 'later'>): Promise<T> {
    for (;;) {
      await this.up;
      const asked = this.server;
      const answer = await ask().catch((error: Error) => {
        if (asked === this.server && !isBreak(error)) throw error;
        return 'later' as const;
      });
      if (answer !== 'later') {
        this.answered += 1;
        this.blow();
        return answer;
      }
      this.unanswered += 1;
      // Time for what is being killed to be gone.
      await new Promise(setImmediate);
    }
  }

  /** One request, until its answer has this status. */
  request<T>(status: number, path: string, init: RequestInit): Promise<T> {
    return this.insist(async () => {
      const response = await fetch(this.server.url + path, { method: 'POST', ...init });
      const text = await response.text();
      if (response.status >= 500) return 'later';
      expect([path, response.status, text]).toEqual([path, status, expect.anything()]);
      return JSON.parse(text) as T;
    });
  }

  json<T = unknown>(
    status: number,
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    return this.request(status, path, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  /** As another mail server brings it. */
  async mail(raw: Buffer, from: string): Promise<void> {
    await this.insist(async () => {
      const transport = nodemailer.createTransport({
        host: '127.0.0.1',
        port: this.smtpPort,
        ignoreTLS: true,
      });
      try {
        await transport.sendMail({ raw, envelope: { from, to: MAILBOX } });
      } catch (error) {
        const { responseCode } = error as { responseCode?: number };
        if (responseCode !== undefined && responseCode >= 500) throw error;
        return 'later';
      }
      return null;
    });
  }

  async close(): Promise<void> {
    await this.server.stop();
    await this.sink.close();
    await remove(this.dataDir);
  }

  private blow(): void {
    if (!this.nextBlow || this.answered < this.nextBlow.after) return;
    const { done } = this.nextBlow;
    this.nextBlow = null;
    void this.restart().then(done);
  }
}

/** The line broke, or nobody listens. */
const isBreak = (error: Error): boolean => error instanceof TypeError || /ECONN|socket/i.test(error.message);
