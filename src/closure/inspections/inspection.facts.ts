import type { EventMap } from '../../events.js';
import type { Inspection } from './inspection.entity.js';

export const toldOf = (
  { id, why, state, decidedAt, heldOn, finding }: Inspection,
  cases: string[],
): EventMap['inspection.decided'] => ({
  ...{ inspectionId: id, why, state, cases, heldOn, finding },
  decidedAt: decidedAt.toISOString(),
});
