import type { ReadMail } from './parsing/read-mail.js';
import { isOurs } from './smtp.rules.js';

/**
 * `bounce`: another server says that a mail of ours did not arrive. `auto_reply`: somebody is away, or it was read. `list`:
 * sent to many. `automatic`: from a program. Only `personal` mail is ever answered.
 */
export type MailKind = 'personal' | 'bounce' | 'auto_reply' | 'list' | 'automatic';

export type KindFacts = Pick<ReadMail, 'headers' | 'from' | 'deliveryStatus'>;

/** Who never is a person (RFC 2142, RFC 5321 and what is usual). */
const PROGRAMS =
  /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|daemon|majordomo|listserv)([+-].*)?@/i;
const REPORTERS = /^(mailer-daemon|postmaster)@/i;

/**
 * What kind of mail it is (RFC 3834 and what programs did before it). `returnPath`: as the server that brought it said;
 * empty: it wants no answer. Null: not known, the mail's own header says it then. `own`: the mailbox's own addresses.
 */
export function kindOf(
  { headers, from, deliveryStatus }: KindFacts,
  returnPath: string | null,
  own: readonly string[],
): MailKind {
  const type = headers['content-type'] ?? '';
  const submitted = headers['auto-submitted'] ?? '';
  const precedence = headers.precedence ?? '';
  const sender = from?.address ?? '';
  const wantsNone = (returnPath ?? headers['return-path']?.replace(/[<>\s]/g, '')) === '';
  const isReport = type.startsWith('multipart/report');
  if (isReport && /report-type="?delivery-status/.test(type)) return 'bounce';
  // Of a person who hands on such a report it is not the mail's own.
  if (deliveryStatus !== null && (isReport || wantsNone)) return 'bounce';
  if (headers['x-failed-recipients'] !== undefined) return 'bounce';
  if (wantsNone && REPORTERS.test(sender)) return 'bounce';
  if (isReport && /report-type="?disposition-notification/.test(type)) return 'auto_reply';
  if (/^auto-replied/.test(submitted) || /auto[-_ ]?reply/.test(precedence)) return 'auto_reply';
  if (headers['x-autoreply'] !== undefined || headers['x-autorespond'] !== undefined) return 'auto_reply';
  // Exchange says of its notices of absence who should not answer them, and of nothing that a person writes.
  if (/\b(all|oof|autoreply)\b/.test(headers['x-auto-response-suppress'] ?? '')) return 'auto_reply';
  if (headers['list-id'] !== undefined || headers['list-unsubscribe'] !== undefined) return 'list';
  if (headers['feedback-id'] !== undefined || /^(bulk|list|junk)\b/.test(precedence)) return 'list';
  if (isReport || (submitted !== '' && !/^no\b/.test(submitted))) return 'automatic';
  if (wantsNone || PROGRAMS.test(sender) || headers['x-loop'] !== undefined) return 'automatic';
  return isOurs(sender, own) ? 'automatic' : 'personal';
}
