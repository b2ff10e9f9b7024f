import { phoneLookup } from '../../citizens/citizen.sealed.js';
import type { SealedTable } from '../../platform/vault/sealed-table.js';

export const BOOKING_SEALED: SealedTable = {
  table: 'booking',
  id: { id: 'uuid' },
  sealed: ['name', 'phone'],
  hashed: [{ column: 'phone_hash', of: 'phone', text: phoneLookup }],
};
