import type { SealedTable } from '../../platform/vault/sealed-table.js';

export const QUARANTINE_SEALED: SealedTable = {
  table: 'quarantine',
  id: { id: 'uuid' },
  sealed: ['raw'],
  hashed: [],
  // One may be a mail with all its attachments.
  batch: 2,
};
