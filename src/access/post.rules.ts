import type { Asker } from './rights.js';

/** What somebody sees by: who is of the same post sees the same. */
export const postOf = ({ role, agency, districts }: Pick<Asker, 'role' | 'agency' | 'districts'>): string =>
  JSON.stringify([role, agency, districts ? [...districts].sort() : null]);
