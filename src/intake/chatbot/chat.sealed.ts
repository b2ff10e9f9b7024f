import type { SealedTable } from '../../platform/vault/sealed-table.js';

export const CHAT_SEALED: SealedTable = {
  table: 'chat',
  id: { id: 'uuid' },
  sealed: ['transcript', 'citizen', 'wish'],
  hashed: [{ column: 'name_hash', keeps: 'What the chatbot calls a conversation is known to it only.' }],
  batch: 20,
};
