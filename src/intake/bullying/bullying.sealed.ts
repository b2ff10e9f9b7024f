import type { SealedTable } from '../../platform/vault/sealed-table.js';

export const BULLYING_REPORT_SEALED: SealedTable = {
  table: 'bullying_report',
  id: { id: 'uuid' },
  sealed: ['school', 'text', 'reporter'],
  hashed: [],
};

export const BULLYING_STEP_SEALED: SealedTable = {
  table: 'bullying_step',
  id: { id: 'uuid' },
  sealed: ['text'],
  hashed: [],
};
