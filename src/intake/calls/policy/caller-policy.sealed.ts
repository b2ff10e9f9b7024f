import { phoneLookup } from '../../../citizens/citizen.sealed.js';
import type { SealedTable } from '../../../platform/vault/sealed-table.js';

export const CALLER_POLICY_SEALED: SealedTable = {
  table: 'caller_policy',
  id: { id: 'uuid' },
  sealed: ['number', 'reason', 'decision', 'end_reason', 'appeal', 'appeal_decision'],
  hashed: [{ column: 'number_hash', of: 'number', text: phoneLookup }],
};
