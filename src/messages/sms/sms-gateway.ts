import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import type { SmsOutSettings } from '../../platform/config/sms-out-settings.js';
import { outcomeOfStatus, SmsRefused } from './sms.rules.js';

const TIMEOUT_MS = 20_000;

export interface Sms {
  /** The same at every attempt, so that a gateway that gets it twice can tell. */
  id: string;
  /** International form, `+886912345678`. */
  to: string;
  text: string;
  at: Date;
}

/** A way out. @throws SmsRefused, or what the network says */
type Send = (sms: Sms, signal: AbortSignal) => Promise<void>;

/** The way out, as SMS_OUT says. */
@Injectable()
export class SmsGateway {
  private readonly givenUp = new AbortController();

  constructor(private readonly config: Config) {}

  /** Whether text messages leave at all. */
  get isOpen(): boolean {
    return this.config.smsOut !== undefined;
  }

  send(sms: Sms): Promise<void> {
    const settings = this.config.smsOut;
    if (!settings) throw new Error('There is no gateway.');
    const send =
      settings.to === 'files' ? toFiles(this.config.dataDir) : overHttp(settings.to, settings.from);
    return send(sms, AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), this.givenUp.signal]));
  }

  /** What is under way ends here, as far as we know. */
  giveUp(): void {
    this.givenUp.abort();
  }
}

/** For who tries this out. Written beside and renamed, so that nobody reads half a message. */
const toFiles =
  (dataDir: string): Send =>
  async ({ at, ...sms }) => {
    const folder = join(dataDir, 'outbox');
    const name = join(folder, `${at.toISOString().replaceAll(':', '')}-${randomUUID()}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(`${name}.part`, JSON.stringify(sms), { mode: 0o600 });
    await rename(`${name}.part`, `${name}.sms.json`);
  };

/** One POST of JSON, as most gateways take it or a few lines in front of them make of it. */
const overHttp =
  ({ url, token }: Exclude<SmsOutSettings['to'], 'files'>, from: string | undefined): Send =>
  async ({ id, to, text }, signal) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': id,
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ id, to, text, ...(from && { from }) }),
      // The token goes nowhere else.
      redirect: 'manual',
      signal,
    }).catch((fault: Error) => {
      const code = fault.name === 'TimeoutError' ? 'ETIMEDOUT' : 'ECONNECTION';
      throw new SmsRefused({ result: 'deferred', code, gatewayDown: true });
    });
    await answer.body?.cancel();
    const outcome = outcomeOfStatus(answer.status);
    if (outcome) throw new SmsRefused(outcome);
  };
