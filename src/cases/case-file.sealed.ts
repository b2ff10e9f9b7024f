import type { SealedTable } from '../platform/vault/sealed-table.js';

/** A case password is known to its citizen only: its hash cannot be made anew, so its key stays as long as the case. */
export const CASE_FILE_SEALED: SealedTable = {
  table: 'case_file',
  id: { id: 'uuid' },
  sealed: [],
  hashed: [{ column: 'password_hash', keeps: 'case passwords' }],
};
