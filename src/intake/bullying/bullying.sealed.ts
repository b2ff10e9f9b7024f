import type { SealedTable } from '../../platform/vault/sealed-table.js';
import { reporterLookup } from './reporter.rules.js';

export const BULLYING_REPORT_SEALED: SealedTable = {
  table: 'bullying_report',
  id: { id: 'uuid' },
  sealed: ['school', 'text', 'reporter'],
  hashed: [{ column: 'reporter_hash', of: 'reporter', text: reporterLookup }],
};

export const BULLYING_STEP_SEALED: SealedTable = {
  table: 'bullying_step',
  id: { id: 'uuid' },
  sealed: ['text'],
  hashed: [],
};
