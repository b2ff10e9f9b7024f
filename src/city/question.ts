import type { Words } from '../platform/problem/problem.js';
import type { Attribute, Named } from './profile.js';

/** Of GeoReport v2: an app knows how to ask for these. */
export const DATATYPES = [
  'string',
  'number',
  'datetime',
  'text',
  'singlevaluelist',
  'multivaluelist',
] as const;
export type Datatype = (typeof DATATYPES)[number];

/** What an app asks of who reports: kept with the case, and of no consequence for who gets it. */
export interface Question extends Named {
  datatype: Datatype;
  /** Only told: nothing is answered. */
  told: boolean;
  required: boolean;
  hint: Words | null;
  /** `stop`: who answers so is told what to do at once (請撥打 110), and reports nothing. */
  options: (Attribute['options'][number] & { stop?: Words })[];
}

/** The number of the case at once; a token, until somebody of the centre has looked at it; or neither. */
export const ANSWERED_WITH = ['realtime', 'batch', 'blackbox'] as const;
export type AnsweredWith = (typeof ANSWERED_WITH)[number];
