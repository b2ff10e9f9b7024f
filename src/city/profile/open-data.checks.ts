import type { Check, Complaint } from './check.js';
import type { ProfileSource } from './files.js';

const file = 'protocol.yaml';

export const openDataChecks: Check[] = [{ needs: [file, 'categories.yaml'], find: exemptionsAreKnown }];

/** What is to stay private is left out on purpose: by a slip of the pen it would be published. */
function* exemptionsAreKnown({
  [file]: { openData },
  'categories.yaml': { dispatch, petition },
}: ProfileSource): Generator<Complaint> {
  const known = new Set([...dispatch, ...petition].map(({ code }) => code));
  for (const [i, code] of openData.exemptCategories.entries())
    if (!known.has(code))
      yield [file, ['openData', 'exemptCategories', i], `${code} is not in categories.yaml`];
}
