import { type Check, type Complaint, repeated } from './check.js';
import type { ProfileSource } from './files.js';
import type { Path } from './source.js';

const file = 'protocol.yaml';

export const bullyingChecks: Check[] = [
  { needs: [file, 'agencies.yaml'], find: somebodyLooksIntoIt },
  { needs: [file], find: choicesAreUnique },
];

/** What nobody may read would be passed on to nobody. */
function* somebodyLooksIntoIt({
  [file]: { bullying },
  'agencies.yaml': { agencies },
}: ProfileSource): Generator<Complaint> {
  if (bullying && !agencies.some(({ code }) => code === bullying.agency))
    yield [file, ['bullying', 'agency'], `${bullying.agency} is not in agencies.yaml`];
}

function* choicesAreUnique({ [file]: { bullying } }: ProfileSource): Generator<Complaint> {
  if (!bullying) return;
  for (const list of ['sources', 'grounds', 'handlings'] as const)
    for (const key of ['code', 'name', 'nameEn'] as const)
      yield* repeated(
        file,
        key,
        bullying[list].map((one, i): [Path, string] => [['bullying', list, i, key], one[key]]),
      );
}
