import type { AskedKind } from '../events.js';
import type { Words } from '../platform/problem/problem.js';
import type { Named } from './profile.js';

/** Years after the end, or for ever. */
export type KeptFor = number | 'permanent';

/** What is kept and is no case: contacts that opened none, and reports of suspected bullying. */
export type KeptKind = 'contact' | 'bullying';

/** What is deleted when, of cases of a kind (and of certain categories), or of what is no case. */
export interface RetentionRule extends Named {
  kind: AskedKind | KeptKind;
  /** None: all that no other rule names. */
  categories: string[];
  person: KeptFor;
  texts: KeptFor;
  /** Null: there are none. */
  attachments: KeptFor | null;
  basis: Words;
  /** No source states these years. */
  proposed: boolean;
}
