const DASHES = /[‐-―−－ー]/g;

/** As people type and paste it: wide characters, small letters, spaces, other dashes. */
export const numberFrom = (typed: string): string =>
  typed.normalize('NFKC').replace(DASHES, '-').replace(/\s/g, '').toUpperCase();

/** Digits, as they are read aloud, perhaps in groups. */
export const passwordFrom = (typed: string): string =>
  typed.normalize('NFKC').replace(DASHES, '-').replace(/[\s-]/g, '');
