import type { SealedTable } from '../../platform/vault/sealed-table.js';

export const LETTER_SEALED: SealedTable = {
  table: 'letter',
  id: { id: 'uuid' },
  sealed: ['name', 'email', 'phone', 'address', 'subject', 'text', 'source_message_id'],
  hashed: [],
};
