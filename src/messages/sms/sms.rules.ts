import type { Outcome } from '../mail/mail.rules.js';

/** The number or the text is no good; another message may fare better. */
const OF_MESSAGE: readonly number[] = [400, 406, 410, 413, 415, 422];

/** What the answer of a gateway means; null: it has taken the message. */
export function outcomeOfStatus(status: number): Outcome | null {
  if (status >= 200 && status < 300) return null;
  const code = `HTTP ${status}`;
  if (OF_MESSAGE.includes(status)) return { result: 'refused', code, gatewayDown: false };
  // Too much at once, its own trouble, or that it does not know us.
  return { result: 'deferred', code, gatewayDown: true };
}

/** A gateway said no. */
export class SmsRefused extends Error {
  constructor(readonly outcome: Outcome) {
    super(outcome.code);
  }
}
