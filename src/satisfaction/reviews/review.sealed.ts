import type { SealedTable } from '../../platform/vault/sealed-table.js';

export const REVIEW_SEALED: SealedTable = {
  table: 'review',
  id: { id: 'uuid' },
  sealed: ['opinion', 'refusal'],
  hashed: [],
};
