import request from 'supertest';
import { LettersService } from '../../src/intake/letters/letters.service.js';
import { MailSender } from '../../src/messages/mail/mail-sender.service.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Hotline } from './hotline.js';
import { type Delivered, MailSink } from './mail-sink.js';

export interface ConfirmedLetter {
  id: string;
  email: string;
  number: string;
  password: string;
}

/** A hotline whose mail goes to a server that keeps it, and citizens who write to the mayor. */
export class Mailbox {
  private serial = 0;

  private constructor(
    readonly hotline: Hotline,
    readonly sink: MailSink,
  ) {}

  static async open(now: string): Promise<Mailbox> {
    const sink = await MailSink.open();
    const settings = { mailOut: sink.settings, publicUrl: 'http://1999.example.gov.tw' };
    return new Mailbox(await Hotline.open({ now, settings }), sink);
  }

  async close(): Promise<void> {
    await this.hotline.close();
    await this.sink.close();
  }

  /** Everything that is due has left. */
  async mails(email: string): Promise<Delivered[]> {
    await this.hotline.server.app.get(MailSender).sendAll();
    return this.sink.to(email);
  }

  /** A mail that was taken, and is not confirmed yet. */
  async wrote(text: string, more: object = {}): Promise<{ id: string; email: string; token: string }> {
    const { app, db } = this.hotline.server;
    const email = `citizen${this.serial++}@example.com`;
    const { letterId } = await db.transaction(tx =>
      app.get(LettersService).take(tx, {
        ...{ via: 'mail', messageId: `${email}.1`, from: { name: '王小明', email }, subject: '', text },
        ...{
          attachmentIds: [],
          receivedAt: app.get(Clock).now(),
          language: 'zh-TW',
          sealedRawId: null,
          ...more,
        },
      }),
    );
    return { id: letterId, email, token: tokenIn((await this.mails(email)).at(-1)) };
  }

  async confirmed(text: string, more: object = {}): Promise<ConfirmedLetter> {
    const { id, email, token } = await this.wrote(text, more);
    const { body } = await request(this.hotline.server.url)
      .post('/api/mailbox/confirm')
      .send({ token })
      .expect(200);
    return { id, email, number: body.number, password: body.password };
  }
}

/** Of the link in a mail. */
export const tokenIn = (delivered: Delivered | undefined): string =>
  /confirm#([\w-]{43})/.exec(delivered?.mail.text ?? '')?.[1] ?? '';
