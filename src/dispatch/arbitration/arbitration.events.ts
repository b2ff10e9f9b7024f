import type { OfCase } from '../../events.js';

interface OfArbitration extends OfCase {
  arbitrationId: string;
}

/** Of cases of an item in a district; null: in the whole city. */
interface OfKeptRoute {
  routeId: string;
  category: string;
  district: string | null;
  agency: string;
}

/** What is told of disputes about who must act, and of the rules that were made of them. */
export interface ArbitrationEvents {
  /** `from`: who has returned it last, or disputes it. */
  'arbitration.opened': OfArbitration & { why: 'returns' | 'dispute'; from: string };
  /** `from`: who had it; null: the centre. */
  'arbitration.decided': OfArbitration & { from: string | null; agency: string; keepsRule: boolean };
  /** Nobody needs it any more: the case has ended, or somebody has done it. */
  'arbitration.moot': OfArbitration;
  'route.kept': OfKeptRoute;
  'route.ended': OfKeptRoute;
}
