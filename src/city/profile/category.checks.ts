import { type Check, type Complaint, repeated } from './check.js';
import type { CategorySource, ProfileSource } from './files.js';
import type { Path } from './source.js';

export const categoryChecks: Check[] = [
  { needs: ['categories.yaml'], find: categoriesAreUnique },
  { needs: ['categories.yaml'], find: categoriesNameKnownThings },
  { needs: ['categories.yaml'], find: oneUncategorisedOfEachKind },
  { needs: ['categories.yaml'], find: protectedOrCalled },
];

function* categoriesAreUnique({ 'categories.yaml': source }: ProfileSource): Generator<Complaint> {
  const file = 'categories.yaml';
  for (const list of ['groups', 'fields', 'attributes'] as const) {
    yield* repeated(
      file,
      'code',
      source[list].map(({ code }, i) => [[list, i], code]),
    );
  }
  for (const [i, { options }] of source.attributes.entries()) {
    yield* repeated(
      file,
      'value',
      options.map(({ value }, j) => [['attributes', i, 'options', j], value]),
    );
  }
  const every = categories(source);
  yield* repeated(
    file,
    'code',
    every.map(([path, { code }]) => [path, code]),
  );
  yield* repeated(
    file,
    'name',
    every.flatMap(([path, { name, aliases = [] }]) =>
      [name, ...aliases].map((one): [Path, string] => [path, one]),
    ),
  );
}

/** Whoever is protected is called by no agency. */
function* protectedOrCalled({ 'categories.yaml': source }: ProfileSource): Generator<Complaint> {
  for (const [path, { code, contactByAgency, confidential }] of categories(source))
    if (contactByAgency && confidential)
      yield ['categories.yaml', [...path, 'confidential'], `${code} has contactByAgency too`];
}

function* categoriesNameKnownThings({ 'categories.yaml': source }: ProfileSource): Generator<Complaint> {
  const file = 'categories.yaml';
  for (const [i, { group }] of source.dispatch.entries()) {
    const known = source.groups.some(({ code }) => code === group);
    if (!known) yield [file, ['dispatch', i, 'group'], `unknown group ${group}`];
  }
  for (const [i, { field }] of source.petition.entries()) {
    const known = source.fields.some(({ code }) => code === field);
    if (!known) yield [file, ['petition', i, 'field'], `unknown field ${field}`];
  }
  for (const [path, { attributes = {} }] of categories(source)) {
    for (const code of Object.keys(attributes)) {
      const known = source.attributes.some(attribute => attribute.code === code);
      if (!known) yield [file, [...path, 'attributes', code], `unknown attribute ${code}`];
    }
  }
}

function* oneUncategorisedOfEachKind({ 'categories.yaml': source }: ProfileSource): Generator<Complaint> {
  for (const kind of ['dispatch', 'petition'] as const) {
    const found = source[kind].filter(({ uncategorised }) => uncategorised).length;
    if (found !== 1)
      yield ['categories.yaml', [kind], `${kind} has ${found} categories marked uncategorised, not one`];
  }
}

const categories = (source: ProfileSource['categories.yaml']): [Path, CategorySource][] => [
  ...source.dispatch.map((category, i): [Path, CategorySource] => [['dispatch', i], category]),
  ...source.petition.map((category, i): [Path, CategorySource] => [['petition', i], category]),
];
