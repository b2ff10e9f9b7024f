/**
 * A table in which something is sealed, declared by the room that owns it and listed in `src/sealed.ts`: what follows
 * from it (a new key, a key's end, whether anything was forgotten) needs no other code.
 */
export interface SealedTable {
  table: string;
  /** The columns of its key with their types. What is sealed belongs to the row of these values, joined by a space. */
  id: Record<string, 'uuid' | 'text'>;
  /** Sealed columns; the place of each is `table.column`. */
  sealed: readonly string[];
  hashed: readonly HashedColumn[];
  /** How many rows are sealed anew at a time, where they may be long. */
  batch?: number;
}

/** A column of keyed hashes. */
export type HashedColumn =
  | {
      column: string;
      /** The sealed column it is made from, in the same row. */
      of: string;
      /** What of the opened text is hashed. */
      text: (opened: string) => string | null;
    }
  | {
      column: string;
      /** Nobody but the citizen has the text: the key stays as long as the row. Says what these are. */
      keeps: string;
    };

/** Keyed hashes that nobody has to find again after a new key, since they end by themselves within minutes. */
export const PASSING: Record<string, string> = {
  'letter.email_hash': 'Letters of one hour are counted; after a new key the count begins anew.',
  'sign_in_attempt.key_hash': 'Failed attempts are counted anew, as they are after 15 minutes.',
};
