import type { SealedTable } from '../platform/vault/sealed-table.js';

export const ANSWER_SEALED: SealedTable = {
  table: 'answer',
  id: { survey_id: 'uuid' },
  sealed: ['text'],
  hashed: [],
};
