import type { SealedTable } from '../../platform/vault/sealed-table.js';

export const DOOR_DELIVERY_SEALED: SealedTable = {
  table: 'door_delivery',
  id: { id: 'uuid' },
  sealed: [],
  hashed: [{ column: 'key_hash', keeps: 'What its sender calls it is known to the sender only.' }],
};
