import type { Amount } from '../profile.js';
import { type Check, type Complaint, repeated } from './check.js';
import type { NamedSource, ProfileSource } from './files.js';
import type { Path } from './source.js';

const file = 'protocol.yaml';

export const protocolChecks: Check[] = [
  { needs: [file], find: amountsNameOneUnit },
  { needs: [file], find: reasonsAreUnique },
  { needs: [file], find: callerStepsSayWhatTheyDo },
  { needs: [file], find: sentencesGoOn },
  { needs: [file], find: groundsGoOn },
  { needs: [file, 'agencies.yaml'], find: authoritiesAreOutside },
  { needs: [file, 'categories.yaml'], find: familiesAreOfKnownItems },
];

const ENDS_A_SENTENCE = /[。.！!？?]\s*$/;

function* amountsNameOneUnit({
  [file]: { returns, arbitration, coHandling, sampling, satisfaction },
}: ProfileSource): Generator<Complaint> {
  const amounts: [Path, Amount][] = [
    [['returns', 'within'], returns.within],
    [['returns', 'withSiteVisit'], returns.withSiteVisit],
    [['arbitration', 'within'], arbitration.within],
    [['coHandling', 'within'], coHandling.within],
    [['sampling', 'within'], sampling.within],
    [['sampling', 'rework'], sampling.rework],
    [['satisfaction', 'review', 'within'], satisfaction.review.within],
  ];
  for (const [path, amount] of amounts) {
    const units = Object.keys(amount);
    if (units.length !== 1) yield [file, path, 'needs one of hours, workingHours, workingDays'];
    // The hours in which offices work belong to the limits of items.
    if (units.includes('workingHours')) yield [file, path, 'is counted in hours or workingDays'];
  }
  const [within, visit] = [returns.within.workingDays, returns.withSiteVisit.workingDays];
  if (within !== undefined && visit !== undefined && visit < within)
    yield [file, ['returns', 'withSiteVisit'], 'is shorter than within'];
}

const LISTS = ['returnReasons', 'notHandledGrounds', 'authorities', 'remedies'] as const;

function* reasonsAreUnique({ [file]: protocol }: ProfileSource): Generator<Complaint> {
  const lists = [
    ...LISTS.map((list): [Path, NamedSource[]] => [[list], protocol[list]]),
    [['sampling', 'form'], protocol.sampling.form] as [Path, NamedSource[]],
    [['callerPolicy', 'steps'], protocol.callerPolicy.steps] as [Path, NamedSource[]],
    [['satisfaction', 'reasons'], protocol.satisfaction.reasons] as [Path, NamedSource[]],
  ];
  for (const [path, list] of lists)
    for (const key of ['code', 'name', 'nameEn'] as const)
      yield* repeated(
        file,
        key,
        list.map((one, i): [Path, string] => [[...path, i, key], one[key]]),
      );
}

/** An agency of the city is nowhere outside of it, and a code means one of the two. */
function* authoritiesAreOutside({
  [file]: { authorities },
  'agencies.yaml': { agencies },
}: ProfileSource): Generator<Complaint> {
  const known = new Set(agencies.map(({ code }) => code));
  for (const [i, { code }] of authorities.entries())
    if (known.has(code)) yield [file, ['authorities', i, 'code'], `code ${code} is in agencies.yaml`];
}

/** What the petitioner reads stands in the middle of a sentence. */
function* groundsGoOn({ [file]: { notHandledGrounds } }: ProfileSource): Generator<Complaint> {
  for (const [i, ground] of notHandledGrounds.entries())
    for (const key of ['citizen', 'citizenEn'] as const)
      if (ENDS_A_SENTENCE.test(ground[key]))
        yield [file, ['notHandledGrounds', i, key], 'ends its sentence, but stands in the middle of one'];
}

/** Who has the case now is said in the same sentence. */
function* sentencesGoOn({ [file]: { returnReasons } }: ProfileSource): Generator<Complaint> {
  for (const [i, reason] of returnReasons.entries())
    for (const key of ['citizen', 'citizenEn'] as const)
      if (ENDS_A_SENTENCE.test(reason[key]))
        yield [file, ['returnReasons', i, key], 'ends its sentence, but goes on with who has the case'];
}

/** A limit needs its minutes and a message its words; nothing else has any. And there is no step without a way out of it. */
function* callerStepsSayWhatTheyDo({ [file]: { callerPolicy } }: ProfileSource): Generator<Complaint> {
  for (const [i, step] of callerPolicy.steps.entries())
    for (const [key, action] of OF_STEP) {
      const path: Path = ['callerPolicy', 'steps', i];
      if (step.action === action && step[key] === undefined) yield [file, path, `needs ${key}`];
      if (step.action !== action && step[key] !== undefined)
        yield [file, [...path, key], `${key} belongs to a ${action} only`];
    }
  for (const language of ['zh-TW', 'en'] as const)
    if (!['110', '119'].every(number => callerPolicy.emergency[language].includes(number)))
      yield [file, ['callerPolicy', 'emergency', language], 'does not name 110 and 119'];
}

const OF_STEP = [
  ['limitMinutes', 'limit'],
  ['message', 'voice_message'],
] as const;

/** An item is of one family, or of none: it would be looked for in two ways. */
function* familiesAreOfKnownItems({
  [file]: { incidents },
  'categories.yaml': { dispatch },
}: ProfileSource): Generator<Complaint> {
  const known = new Set(dispatch.map(({ code }) => code));
  const items = incidents.families.flatMap(({ categories }, i) =>
    categories.map((code, j): [Path, string] => [['incidents', 'families', i, 'categories', j], code]),
  );
  for (const [path, code] of items)
    if (!known.has(code)) yield [file, path, `${code} is no dispatch item of categories.yaml`];
  yield* repeated(file, 'categories', items);
  yield* repeated(
    file,
    'code',
    incidents.families.map(({ code }, i): [Path, string] => [['incidents', 'families', i, 'code'], code]),
  );
}
