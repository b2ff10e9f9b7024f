import type { OfCase } from '../events.js';

interface OfUnsealing extends OfCase {
  unsealingId: string;
}

/** What is told of those who ask to know who asked. */
export interface UnsealingEvents {
  /** The reason stands in the request only. */
  'unsealing.asked': OfUnsealing;
  'unsealing.approved': OfUnsealing;
  'unsealing.refused': OfUnsealing;
  'unsealing.ended': OfUnsealing & { why: 'by-hand' | 'handed-over' | 'confidential' };
}
