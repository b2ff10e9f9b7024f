import { type Check, type Complaint, repeated } from './check.js';
import type { LimitSource, ProfileSource, SurgeLimitSource } from './files.js';
import type { Path } from './source.js';

const file = 'limits.yaml';

export const surgeChecks: Check[] = [
  { needs: [file], find: noSurgeHasOneCodeTwice },
  { needs: [file], find: noItemHasTwoLimitsInASurge },
  { needs: [file, 'categories.yaml'], find: surgesAreForKnownItems },
  { needs: [file], find: nothingIsShorterInASurge },
];

const LISTS = ['respond', 'complete'] as const;

function* noSurgeHasOneCodeTwice({ [file]: { surge = [] } }: ProfileSource): Generator<Complaint> {
  yield* repeated(
    file,
    'surge',
    surge.map(({ code }, i): [Path, string] => [['surge', i, 'code'], code]),
  );
}

function* noItemHasTwoLimitsInASurge(profile: ProfileSource): Generator<Complaint> {
  for (const [at, limits] of listsOf(profile))
    yield* repeated(
      file,
      'category',
      itemsOf(at, limits).map(({ path, code }): [Path, string] => [path, code]),
    );
}

function* surgesAreForKnownItems(profile: ProfileSource): Generator<Complaint> {
  const known = new Set(profile['categories.yaml'].dispatch.map(({ code }) => code));
  for (const [at, limits] of listsOf(profile))
    for (const { path, code } of itemsOf(at, limits))
      if (!known.has(code)) yield [file, path, `unknown dispatch category ${code}`];
}

/** A surge gives more time, in the unit of the limit that it stands for. */
function* nothingIsShorterInASurge(profile: ProfileSource): Generator<Complaint> {
  const { respond, complete } = profile[file].dispatch;
  for (const [at, limits, list] of listsOf(profile))
    for (const { path, code, hours } of itemsOf(at, limits)) {
      const usual: LimitSource | undefined =
        list === 'respond' ? respond : complete.items.find(one => one.for.includes(code));
      if (usual && usual.hours === undefined) yield [file, path, `the limit of ${code} is not in hours`];
      else if (usual?.hours !== undefined && hours < usual.hours)
        yield [file, path, `${hours} hours are less than the usual ${usual.hours} of ${code}`];
    }
}

const listsOf = ({ [file]: { surge = [] } }: ProfileSource) =>
  surge.flatMap((set, i) =>
    LISTS.map((list): [Path, SurgeLimitSource[], (typeof LISTS)[number]] => [
      ['surge', i, list],
      set[list] ?? [],
      list,
    ]),
  );

const itemsOf = (at: Path, limits: readonly SurgeLimitSource[]) =>
  limits.flatMap(({ hours, for: codes }, i) =>
    codes.map((code, j) => ({ path: [...at, i, 'for', j] as Path, code, hours })),
  );
