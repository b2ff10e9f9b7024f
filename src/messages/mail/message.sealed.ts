import type { SealedTable } from '../../platform/vault/sealed-table.js';

export const MESSAGE_SEALED: SealedTable = {
  table: 'message',
  id: { id: 'uuid' },
  sealed: ['to_address', 'subject', 'text', 'in_reply_to', 'attachment'],
  hashed: [],
  // One may have a report with it.
  batch: 20,
};
