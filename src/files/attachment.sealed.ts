import type { SealedTable } from '../platform/vault/sealed-table.js';

/** What people call their files is often their name. */
export const ATTACHMENT_SEALED: SealedTable = {
  table: 'attachment',
  id: { id: 'uuid' },
  sealed: ['name'],
  hashed: [],
};
