import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Vault } from '../../platform/vault/vault.js';

/** Nobody reads and fills a form faster; whoever left it open since yesterday opens it again. */
const LEAST_MS = 2000;
const MOST_MS = 24 * 3_600_000;
const FORM = /^(\d{13})\.([\w-]{16})\.([\w-]{20,80})$/;

export type FormFlaw = 'unknown' | 'too-fast' | 'too-old';

/** Says when a form was opened, without a row for every one who looks at it. */
@Injectable()
export class FormTokens {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  draw(): string {
    const said = `${this.clock.now().getTime()}.${randomBytes(12).toString('base64url')}`;
    return `${said}.${this.vault.lookupHash(`mailbox-form:${said}`).toString('base64url')}`;
  }

  /** The one form this is, or what is wrong with it. */
  read(token: string): { form: string } | { flaw: FormFlaw } {
    const [, time = '', nonce = '', hash = ''] = FORM.exec(token) ?? [];
    if (!this.vault.fits(`mailbox-form:${time}.${nonce}`, Buffer.from(hash, 'base64url')))
      return { flaw: 'unknown' };
    const age = this.clock.now().getTime() - Number(time);
    if (age < LEAST_MS) return { flaw: 'too-fast' };
    return age > MOST_MS ? { flaw: 'too-old' } : { form: nonce };
  }
}
