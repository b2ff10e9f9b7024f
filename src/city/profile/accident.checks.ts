import type { Told } from '../accident-rules.js';
import { type Check, type Complaint, repeated } from './check.js';
import type { ProfileSource } from './files.js';
import type { Path } from './source.js';

const file = 'protocol.yaml';

export const accidentChecks: Check[] = [
  { needs: [file, 'agencies.yaml'], find: everybodyCanBeTold },
  { needs: [file], find: choicesAreUnique },
  { needs: [file, 'categories.yaml', 'supervision.yaml'], find: itemsAreKnown },
];

const KINDS = ['role', 'agency', 'holder'] as const;

/** Whoever is told by a way must be reached by it. */
function* everybodyCanBeTold({
  [file]: { accidents },
  'agencies.yaml': { agencies },
}: ProfileSource): Generator<Complaint> {
  for (const [i, told] of (accidents?.tell ?? []).entries()) {
    const path: Path = ['accidents', 'tell', i];
    if (told.agency !== undefined && !agencies.some(({ code }) => code === told.agency))
      yield [file, [...path, 'agency'], `${told.agency} is not in agencies.yaml`];
    const kinds = KINDS.filter(kind => told[kind] !== undefined).length;
    const isAddress = told.mail !== undefined || told.sms !== undefined;
    if (kinds + (isAddress ? 1 : 0) !== 1)
      yield [file, path, 'is one of a role, an agency, the holder, or an address'];
    for (const via of told.via) if (!isReached(told, via)) yield [file, path, `cannot be told by ${via}`];
  }
}

function isReached({ role, agency, holder, mail, sms }: Told, via: Told['via'][number]): boolean {
  const isAgency = agency !== undefined || holder !== undefined;
  switch (via) {
    case 'screen':
      return isAgency || role !== undefined;
    case 'phone':
      return isAgency;
    case 'mail':
      return mail !== undefined || role !== undefined;
    case 'sms':
      return sms !== undefined;
  }
}

function* choicesAreUnique({ [file]: { accidents } }: ProfileSource): Generator<Complaint> {
  if (!accidents) return;
  for (const list of ['grades', 'ways', 'tell'] as const)
    for (const key of ['code', 'name', 'nameEn'] as const)
      yield* repeated(
        file,
        key,
        accidents[list].map((one, i): [Path, string] => [['accidents', list, i, key], one[key]]),
      );
}

/** At which it is suggested. */
function* itemsAreKnown({
  [file]: { accidents },
  'categories.yaml': { dispatch, petition },
  'supervision.yaml': { items },
}: ProfileSource): Generator<Complaint> {
  const named = (accidents?.suggestedAt ?? []).map((code, i): [Path, string] => [
    ['accidents', 'suggestedAt', i],
    code,
  ]);
  yield* repeated(file, 'item', named);
  for (const [path, code] of named)
    if (![...dispatch, ...petition, ...items].some(item => item.code === code))
      yield [file, path, `unknown item ${code}`];
}
