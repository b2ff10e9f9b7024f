import type { Check, Complaint } from './check.js';
import type { ProfileSource } from './files.js';

const file = 'protocol.yaml';

export const satisfactionChecks: Check[] = [
  { needs: [file], find: callingHoursAreInOrder },
  { needs: [file, 'categories.yaml'], find: exemptionsAreKnown },
];

/** One after the other through the day: the next part of it is another time. */
function* callingHoursAreInOrder({ [file]: { satisfaction } }: ProfileSource): Generator<Complaint> {
  const times = satisfaction.phone?.hours.flatMap(({ from, to }) => [from, to]) ?? [];
  if (times.some((time, i) => i > 0 && time <= (times[i - 1] ?? '')))
    yield [file, ['satisfaction', 'phone', 'hours'], 'must follow one another through the day'];
  if ((satisfaction.phoneShare ?? 0) > 0 && !satisfaction.phone)
    yield [file, ['satisfaction', 'phoneShare'], 'needs phone: when people are called'];
}

/** Whoever is not asked is left out on purpose, and not by a slip of the pen. */
function* exemptionsAreKnown({
  [file]: { satisfaction },
  'categories.yaml': { dispatch, petition },
}: ProfileSource): Generator<Complaint> {
  const known = new Set([...dispatch, ...petition].map(({ code }) => code));
  for (const [i, code] of satisfaction.exempt.categories.entries())
    if (!known.has(code))
      yield [file, ['satisfaction', 'exempt', 'categories', i], `${code} is not in categories.yaml`];
}
