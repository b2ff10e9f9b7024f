import { createHash } from 'node:crypto';
import type { ReadMail } from './parsing/read-mail.js';

const hashOf = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Two mails are one when they have the same Message-ID and say the same: programs have given one id to different mails,
 * and servers have changed everything else of one mail on its two ways here.
 */
export function keyOf(mail: ReadMail): string {
  const files = mail.attachments.map(({ content }) => hashOf(content));
  const said = JSON.stringify([mail.from?.address, mail.subject, mail.text, files]);
  return `${mail.messageId ?? mail.date} ${hashOf(said)}`;
}

/** Of one that cannot be read. */
export const keyOfBytes = (raw: Buffer): string => `raw ${hashOf(raw)}`;
