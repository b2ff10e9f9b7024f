const WALKS = ['running', 'missed', 'paused'] as const;

/** Which walk came by which case. */
export interface Found {
  walk: (typeof WALKS)[number];
  caseId: string;
}

/**
 * The cases of a page, each once and in order, as far as every walk has come: one that found `most` may go on behind its
 * last case, and what others found beyond that is found again with the next page.
 */
export function casesOf(found: readonly Found[], most: number): string[] {
  const ends = WALKS.flatMap(walk => {
    const came = found.filter(one => one.walk === walk);
    return came.length < most ? [] : [came.at(-1)?.caseId ?? ''];
  });
  const cases = new Set(found.map(({ caseId }) => caseId));
  return [...cases].filter(caseId => ends.every(end => caseId <= end)).sort();
}
