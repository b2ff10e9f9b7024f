import { type Check, type Complaint, repeated } from './check.js';
import type { ProfileSource } from './files.js';
import type { Path } from './source.js';

const file = 'limits.yaml';

export const limitChecks: Check[] = [
  { needs: [file], find: noCategoryHasTwoLimits },
  { needs: [file, 'categories.yaml'], find: limitsAreForKnownCategories },
  { needs: [file, 'categories.yaml'], find: everyDispatchItemHasACompletionLimit },
];

function* noCategoryHasTwoLimits(profile: ProfileSource): Generator<Complaint> {
  yield* repeated(file, 'category', listed(profile, 'dispatch'));
  yield* repeated(file, 'category', listed(profile, 'petition'));
}

function* limitsAreForKnownCategories(profile: ProfileSource): Generator<Complaint> {
  for (const kind of ['dispatch', 'petition'] as const) {
    const known = new Set(profile['categories.yaml'][kind].map(({ code }) => code));
    for (const [path, code] of listed(profile, kind)) {
      if (!known.has(code)) yield [file, path, `unknown ${kind} category ${code}`];
    }
  }
}

function* everyDispatchItemHasACompletionLimit(profile: ProfileSource): Generator<Complaint> {
  const limited = new Set(listed(profile, 'dispatch').map(([, code]) => code));
  for (const [i, { code, name }] of profile['categories.yaml'].dispatch.entries()) {
    if (!limited.has(code))
      yield ['categories.yaml', ['dispatch', i], `${code} ${name} has no limit in limits.yaml`];
  }
}

function listed({ 'limits.yaml': limits }: ProfileSource, kind: 'dispatch' | 'petition'): [Path, string][] {
  const [list, key] =
    kind === 'dispatch'
      ? [limits.dispatch.completeHours, 'completeHours']
      : [limits.petition.classes, 'classes'];
  return list.flatMap((one, i) => one.for.map((code, j): [Path, string] => [[kind, key, i, 'for', j], code]));
}
