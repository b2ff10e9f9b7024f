import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SmsOutSettings } from '../../src/platform/config/sms-out-settings.js';

export interface TakenSms {
  headers: Record<string, string | string[] | undefined>;
  body: { id: string; to: string; text: string; from?: string };
}

/** A gateway of text messages that keeps what it gets, or answers as it is told. */
export class SmsSink {
  readonly got: TakenSms[] = [];
  /** HTTP answers in their order; then 202. */
  readonly answers: number[] = [];

  private constructor(private readonly server: Server) {}

  static async open(): Promise<SmsSink> {
    const server = createServer((request, answer) => {
      const parts: Buffer[] = [];
      request.on('data', part => parts.push(part));
      request.on('end', () => {
        sink.got.push({
          headers: request.headers,
          body: JSON.parse(Buffer.concat(parts).toString() || '{}'),
        });
        const status = sink.answers.shift() ?? 202;
        answer
          .writeHead(status, { location: `http://127.0.0.1:${sink.port}/elsewhere` })
          .end('{"told":"+886"}');
      });
    });
    const sink = new SmsSink(server);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get settings(): SmsOutSettings {
    return { to: { url: `http://127.0.0.1:${this.port}/send`, token: 'sms-token' }, from: '1999' };
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise(resolve => this.server.close(() => resolve()));
  }
}
