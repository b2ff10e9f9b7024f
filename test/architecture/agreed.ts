/** What a check found: in which file, and what. */
export interface Finding {
  path: string;
  what: string;
}

/** Exceptions that were agreed on: the beginning of a finding as `sentence` words it, and the reason. */
export type Agreed = Record<string, string>;

const sentence = ({ path, what }: Finding): string => `${path} ${what}`;

/** Findings that nobody agreed on, and agreements that nobody needs any more. Both must be empty. */
export function disagreements(
  findings: Finding[],
  agreed: Agreed = {},
): { notAgreed: string[]; notNeeded: string[] } {
  const found = findings.map(sentence);
  const covers = (exception: string, one: string): boolean =>
    one === exception || one.startsWith(`${exception} `);
  return {
    notAgreed: found.filter(one => !Object.keys(agreed).some(exception => covers(exception, one))),
    notNeeded: Object.keys(agreed).filter(exception => !found.some(one => covers(exception, one))),
  };
}

export const NONE = { notAgreed: [], notNeeded: [] };
