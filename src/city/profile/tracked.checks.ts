import { type Check, type Complaint, repeated } from './check.js';
import type { ProfileSource } from './files.js';
import type { Path } from './source.js';

const file = 'protocol.yaml';

export const trackedChecks: Check[] = [
  { needs: [file, 'categories.yaml'], find: codesAreUnique },
  { needs: [file, 'limits.yaml'], find: namesAreKnown },
];

function* codesAreUnique({
  [file]: { tracked },
  'categories.yaml': source,
}: ProfileSource): Generator<Complaint> {
  if (!tracked) return;
  for (const list of ['classes', 'sources', 'meetings', 'fields'] as const)
    for (const key of ['code', 'name', 'nameEn'] as const)
      yield* repeated(
        file,
        key,
        tracked[list].map((one, i): [Path, string] => [['tracked', list, i, key], one[key]]),
      );
  const asked = new Set([...source.dispatch, ...source.petition].map(({ code }) => code));
  for (const [i, { code }] of tracked.sources.entries())
    if (asked.has(code)) yield [file, ['tracked', 'sources', i, 'code'], `${code} is in categories.yaml`];
}

function* namesAreKnown({ [file]: { tracked }, 'limits.yaml': limits }: ProfileSource): Generator<Complaint> {
  if (!tracked) return;
  const { ladder, extension, classes, sources } = tracked;
  if (!limits.ladders[ladder]) yield [file, ['tracked', 'ladder'], `unknown ladder ${ladder}`];
  const rule = limits.extensions[extension];
  if (!rule) yield [file, ['tracked', 'extension'], `unknown extension ${extension}`];
  for (const [i, { documentClass }] of sources.entries()) {
    const known = classes.find(({ code }) => code === documentClass);
    const path: Path = ['tracked', 'sources', i, 'documentClass'];
    if (!known) yield [file, path, `unknown class ${documentClass}`];
    else if (known.held !== 'decision') yield [file, path, `${documentClass} is not held as decisions`];
  }
}
