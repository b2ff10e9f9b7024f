import type { SealedTable } from '../vault/sealed-table.js';

export const IDEMPOTENT_ANSWER_SEALED: SealedTable = {
  table: 'idempotent_answer',
  id: { owner: 'text', key: 'text' },
  sealed: ['answer'],
  hashed: [],
};
