import { parseMail } from './parse.js';
import type { ReadMail, Unreadable } from './read-mail.js';

/** What the process beside the server answers. */
export type Answer = { mail: ReadMail } | { unreadable: Unreadable };

process.on('message', (raw: Uint8Array) => void answer(raw));
process.on('disconnect', () => process.exit());

async function answer(raw: Uint8Array): Promise<void> {
  try {
    const mail = await parseMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
    process.send?.({ mail } satisfies Answer);
  } catch (error) {
    const tooMany = (error as { code?: string }).code === 'EMAXLEN';
    process.send?.({ unreadable: tooMany ? 'too_many_parts' : 'unreadable' } satisfies Answer);
  }
}
