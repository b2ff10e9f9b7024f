import type { EventMap } from '../../events.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Message } from './message.entity.js';

/** What the log is told of a message. */
export async function tellable(
  tx: Transaction,
  { id, kind, letterId, caseId, via }: Message,
): Promise<EventMap['message.sent']> {
  const about = { messageId: id, message: kind, letterId, ...(via === 'sms' && { via }) };
  if (caseId === null) return about;
  const [file] = await tx.query<{ number: string }>('select number from case_file where id = $1', [caseId]);
  return { ...about, caseId, number: (file as { number: string }).number };
}
