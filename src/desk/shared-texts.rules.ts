import { type Asker, narrowing } from '../access/rights.js';

export type Texts = 'typed' | 'shared';

/** People of the centre read what was typed; whoever reads for an agency reads it with personal data covered. */
export function textsFor(me: Asker): Texts {
  const scope = narrowing(me, 'case.read');
  return scope !== null && scope.agencies === undefined ? 'typed' : 'shared';
}

export interface Read<Text extends string | null> {
  text: Text;
  /** What agencies read instead, told to who reads what was typed; null: the same. */
  shared: string | null;
}

export const read = <Text extends string | null>(
  texts: Texts,
  typed: Text,
  shared: string | null,
): Read<Text | string> =>
  texts === 'typed' ? { text: typed, shared } : { text: shared ?? typed, shared: null };
