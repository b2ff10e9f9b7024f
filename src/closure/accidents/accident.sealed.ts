import type { SealedTable } from '../../platform/vault/sealed-table.js';

export const ACCIDENT_STEP_SEALED: SealedTable = {
  table: 'accident_step',
  id: { id: 'uuid' },
  sealed: ['text'],
  hashed: [],
};
