import { isDate } from '../local-days.js';
import { type Check, type Complaint, repeated } from './check.js';
import type { ProfileSource } from './files.js';
import type { Path } from './source.js';

const file = 'supervision.yaml';

export const supervisionChecks: Check[] = [
  { needs: [file], find: versionsFollowEachOther },
  { needs: [file], find: itemsAreUnique },
  { needs: [file, 'categories.yaml'], find: itemsAreNoOthers },
  { needs: [file, 'limits.yaml'], find: limitsAreKnown },
  { needs: [file, 'agencies.yaml'], find: buildersAreKnown },
];

function* versionsFollowEachOther({ [file]: { versions } }: ProfileSource): Generator<Complaint> {
  let before = '';
  for (const [i, { from }] of versions.entries()) {
    if (!isDate(from)) yield [file, ['versions', i, 'from'], `there is no day ${from}`];
    else if (from <= before) yield [file, ['versions', i, 'from'], 'must be later than the one above it'];
    before = from;
  }
}

function* itemsAreUnique({ [file]: { items, versions } }: ProfileSource): Generator<Complaint> {
  for (const name of ['code', 'name'] as const)
    yield* repeated(
      file,
      name,
      items.map((item, i): [Path, string] => [['items', i, name], item[name]]),
    );
  for (const [i, { inspect, improve }] of items.entries())
    if (improve < inspect) yield [file, ['items', i, 'inspect'], 'is to be improved before it is inspected'];
  for (const [i, { groups }] of versions.entries()) {
    const named = groups.flatMap(({ items: codes }, j) =>
      codes.map((code, k): [Path, string] => [['versions', i, 'groups', j, 'items', k], code]),
    );
    yield* repeated(file, 'item', named);
    for (const [path, code] of named)
      if (!items.some(item => item.code === code)) yield [file, path, `unknown item ${code}`];
  }
}

function* itemsAreNoOthers({
  [file]: { items, versions },
  'categories.yaml': { dispatch, petition, groups: taken },
}: ProfileSource): Generator<Complaint> {
  const others = new Set([...dispatch, ...petition].flatMap(({ code, name }) => [code, name]));
  for (const [i, { code, name, as }] of items.entries()) {
    for (const [key, one] of Object.entries({ code, name }))
      if (others.has(one)) yield [file, ['items', i, key], `${one} is in categories.yaml already`];
    if (as !== undefined && !dispatch.some(item => item.code === as))
      yield [file, ['items', i, 'as'], `unknown dispatch category ${as}`];
  }
  for (const [i, { groups }] of versions.entries())
    for (const [j, { code }] of groups.entries())
      if (taken.some(group => group.code === code))
        yield [file, ['versions', i, 'groups', j], `${code} is in categories.yaml already`];
}

function* limitsAreKnown({
  [file]: { extension, ladder },
  'limits.yaml': { extensions, ladders },
}: ProfileSource): Generator<Complaint> {
  if (!Object.hasOwn(extensions, extension)) yield [file, ['extension'], `unknown extension ${extension}`];
  if (!Object.hasOwn(ladders, ladder)) yield [file, ['ladder'], `unknown ladder ${ladder}`];
}

function* buildersAreKnown({
  [file]: { builders },
  'agencies.yaml': { agencies },
}: ProfileSource): Generator<Complaint> {
  for (const [i, builder] of builders.entries())
    if (!agencies.some(({ code }) => code === builder))
      yield [file, ['builders', i], `unknown agency ${builder}`];
  yield* repeated(
    file,
    'agency',
    builders.map((builder, i): [Path, string] => [['builders', i], builder]),
  );
}
