import nodemailer, { type SendMailOptions, type Transporter } from 'nodemailer';
import request from 'supertest';
import { SmtpListener } from '../../src/intake/mail/smtp-listener.js';
import { MailSender } from '../../src/messages/mail/mail-sender.service.js';
import { Hotline } from './hotline.js';
import { type Delivered, MailSink } from './mail-sink.js';

export const MAILBOX = 'mailbox@example.gov.tw';
const MB = 1024 * 1024;

export interface MailLimits {
  perSender?: number;
  perAddress?: number;
  tls?: { key: string; cert: string };
  limitBytes?: number;
}

/** A hotline whose mailbox is a mail server, with citizens who write to it and read what they are sent. */
export class Mailbox {
  private constructor(
    readonly hotline: Hotline,
    readonly sink: MailSink,
    readonly port: number,
  ) {}

  static async open(
    now: string,
    { perSender = 10_000, perAddress = 100_000, limitBytes = 40 * MB, tls }: MailLimits = {},
  ): Promise<Mailbox> {
    const sink = await MailSink.open();
    const smtp = { port: 0, host: '127.0.0.1', perSender, perAddress, tls };
    const settings = {
      mailOut: sink.settings,
      publicUrl: 'http://1999.example.gov.tw',
      mailIn: { addresses: [MAILBOX], limitBytes, smtp },
    };
    const hotline = await Hotline.open({ now, settings });
    return new Mailbox(hotline, sink, hotline.server.app.get(SmtpListener).port);
  }

  transport(): Transporter {
    return nodemailer.createTransport({ host: '127.0.0.1', port: this.port, ignoreTLS: true });
  }

  /** What the server answered. */
  async send(mail: SendMailOptions): Promise<string> {
    const { response } = await this.transport().sendMail({ to: MAILBOX, ...mail });
    return response ?? '';
  }

  /** As it stands, from this envelope. */
  sendRaw(raw: Buffer, from = 'wang@example.tw', to = MAILBOX): Promise<string> {
    return this.send({ raw, envelope: { from, to } });
  }

  /** How the server refuses it. */
  async refusal(sent: Promise<unknown>): Promise<number | undefined> {
    return sent.then(
      () => undefined,
      (error: { responseCode?: number }) => error.responseCode,
    );
  }

  /** All that this address was sent, from the first on. */
  async read(address: string): Promise<Delivered[]> {
    await this.hotline.server.app.get(MailSender).sendAll();
    return this.sink.to(address);
  }

  /** Presses the button behind the link of the last mail. */
  async confirm(address: string): Promise<{ number: string; password: string }> {
    const [link] = (await this.read(address)).slice(-1);
    const token = /confirm#([\w-]{43})/.exec(link?.mail.text ?? '')?.[1];
    const { body } = await request(this.hotline.server.url)
      .post('/api/mailbox/confirm')
      .send({ token })
      .expect(200);
    return body;
  }

  count(table: 'letter' | 'mail_in' | 'quarantine' | 'message' | 'attachment'): Promise<number> {
    return this.hotline.server.db
      .query<{ n: number }>(`select count(*)::int as n from ${table}`)
      .then(([row]) => row?.n ?? 0);
  }

  async close(): Promise<void> {
    await this.hotline.close();
    await this.sink.close();
  }
}
