import type { SealedTable } from '../../platform/vault/sealed-table.js';
import type { Place } from '../../platform/vault/sealing.js';

export const MAIL_IN_SEALED: SealedTable = {
  table: 'mail_in',
  id: { id: 'uuid' },
  sealed: ['raw'],
  hashed: [],
  // One may have all its attachments.
  batch: 2,
};

export const placeOf = (id: string): Place => ({ column: 'mail_in.raw', row: id });
