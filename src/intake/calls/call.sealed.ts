import { phoneLookup } from '../../citizens/citizen.sealed.js';
import type { SealedTable } from '../../platform/vault/sealed-table.js';

export const CALL_SEALED: SealedTable = {
  table: 'call',
  id: { id: 'uuid' },
  sealed: ['number'],
  hashed: [{ column: 'number_hash', of: 'number', text: phoneLookup }],
};

export const CALL_HAND_OVER_SEALED: SealedTable = {
  table: 'call_hand_over',
  id: { id: 'uuid' },
  sealed: ['note', 'draft'],
  hashed: [],
};
