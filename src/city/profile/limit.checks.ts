import { isDate } from '../local-days.js';
import { type Check, type Complaint, repeated } from './check.js';
import type { AmountSource, LimitForSource, LimitSource, ProfileSource } from './files.js';
import { minutesOf } from './limits.js';
import type { Path } from './source.js';

const file = 'limits.yaml';

export const limitChecks: Check[] = [
  { needs: [file], find: dayIsOnTheCalendar },
  { needs: [file], find: noCategoryHasTwoLimits },
  { needs: [file], find: everyAmountIsOne },
  { needs: [file], find: severalAgenciesTakeDays },
  { needs: [file], find: everyNameIsKnown },
  { needs: [file], find: officeHoursFollowEachOther },
  { needs: [file], find: laddersGoUp },
  { needs: [file], find: extensionsAreSound },
  { needs: [file, 'categories.yaml'], find: limitsAreForKnownCategories },
  { needs: [file, 'categories.yaml'], find: everyDispatchItemHasACompletionLimit },
];

const LISTS = {
  complete: ['dispatch', 'complete', 'items'],
  acknowledge: ['dispatch', 'acknowledge'],
  onSite: ['dispatch', 'onSite'],
  inspect: ['dispatch', 'inspect'],
  classes: ['petition', 'classes'],
} as const satisfies Record<string, Path>;

function* dayIsOnTheCalendar({ [file]: { inForceFrom } }: ProfileSource): Generator<Complaint> {
  if (inForceFrom !== undefined && !isDate(inForceFrom))
    yield [file, ['inForceFrom'], `there is no day ${inForceFrom}`];
}

function* noCategoryHasTwoLimits(profile: ProfileSource): Generator<Complaint> {
  for (const list of Object.keys(LISTS) as (keyof typeof LISTS)[])
    yield* repeated(file, 'category', codesOf(profile, list));
}

function* everyAmountIsOne(profile: ProfileSource): Generator<Complaint> {
  const { longestPauses, ladders } = profile[file];
  const amounts: [Path, AmountSource][] = [
    ...limits(profile),
    ...Object.entries(longestPauses).map(([reason, one]): [Path, AmountSource] => [
      ['longestPauses', reason],
      one,
    ]),
    ...Object.entries(ladders).flatMap(([name, steps]) =>
      steps.flatMap(({ after }, i): [Path, AmountSource][] =>
        after ? [[['ladders', name, i, 'after'], after]] : [],
      ),
    ),
  ];
  for (const [path, { hours, workingHours, workingDays }] of amounts) {
    const given = [hours, workingHours, workingDays].filter(one => one !== undefined).length;
    if (given !== 1) yield [file, path, 'must have exactly one of hours, workingHours, workingDays'];
  }
}

/** What takes longer with several agencies is counted as it is with one. */
function* severalAgenciesTakeDays(profile: ProfileSource): Generator<Complaint> {
  const { reply, severalAgencies: usual, classes } = profile[file].petition;
  const several: [Path, LimitSource][] = [
    [['petition'], { ...reply, severalAgencies: usual }],
    ...classes.map((one, i): [Path, LimitSource] => [[...LISTS.classes, i], one]),
  ];
  for (const [path, { workingDays, severalAgencies }] of several)
    if (severalAgencies && workingDays === undefined)
      yield [file, [...path, 'severalAgencies'], 'is for limits in workingDays only'];
}

function* everyNameIsKnown(profile: ProfileSource): Generator<Complaint> {
  const { ladders, extensions, dispatch } = profile[file];
  const complete: [Path, LimitSource] = [['dispatch', 'complete'], dispatch.complete];
  for (const [path, { ladder, extension }] of [...limits(profile), complete]) {
    if (ladder !== undefined && !Object.hasOwn(ladders, ladder))
      yield [file, [...path, 'ladder'], `unknown ladder ${ladder}`];
    if (extension !== undefined && !Object.hasOwn(extensions, extension))
      yield [file, [...path, 'extension'], `unknown extension ${extension}`];
  }
}

function* officeHoursFollowEachOther({ [file]: { officeHours } }: ProfileSource): Generator<Complaint> {
  let before = 0;
  for (const [i, range] of officeHours.entries()) {
    const [from, to] = minutesOf(range);
    if (to <= from) yield [file, ['officeHours', i], `${range} ends before it begins`];
    else if (from < before) yield [file, ['officeHours', i], `${range} begins before the one above it ends`];
    before = to;
  }
}

function* laddersGoUp({ [file]: { ladders } }: ProfileSource): Generator<Complaint> {
  for (const [name, steps] of Object.entries(ladders)) {
    let last = 0;
    // What comes after the due time is of one unit: of two, a closure might change the order.
    const longest: AmountSource = {};
    for (const [i, { at, after }] of steps.entries()) {
      const path: Path = ['ladders', name, i];
      if ((at === undefined) === (after === undefined)) {
        yield [file, path, 'must have either at or after'];
        continue;
      }
      const place = at === undefined ? 101 : at === 'due' ? 100 : Number.parseInt(at, 10);
      const goesUp = after ? isLonger(after, longest) : place > last;
      if (after && Object.keys(longest).some(unit => !(unit in after)))
        yield [file, path, 'must be counted in the unit of the step above it'];
      else if (place < last || !goesUp) yield [file, path, 'must come after the step above it'];
      last = place;
      Object.assign(longest, after);
    }
  }
}

const isLonger = (amount: AmountSource, than: AmountSource): boolean =>
  (['hours', 'workingHours', 'workingDays'] as const).every(
    unit => amount[unit] === undefined || amount[unit] > (than[unit] ?? 0),
  );

function* extensionsAreSound({ [file]: { extensions } }: ProfileSource): Generator<Complaint> {
  for (const [name, { longest, total, approval }] of Object.entries(extensions)) {
    const at: Path = ['extensions', name];
    if (total < longest) yield [file, [...at, 'total'], `total ${total} is less than longest ${longest}`];
    let before = 0;
    for (const [i, { upTo }] of approval.entries()) {
      if (upTo <= before) yield [file, [...at, 'approval', i], 'must be longer than the one above it'];
      before = upTo;
    }
    if (before !== longest)
      yield [file, [...at, 'approval'], `nobody decides on more than ${before}, but longest is ${longest}`];
  }
}

function* limitsAreForKnownCategories(profile: ProfileSource): Generator<Complaint> {
  for (const [list, [kind]] of Object.entries(LISTS)) {
    const known = new Set(profile['categories.yaml'][kind].map(({ code }) => code));
    for (const [path, code] of codesOf(profile, list as keyof typeof LISTS))
      if (!known.has(code)) yield [file, path, `unknown ${kind} category ${code}`];
  }
}

function* everyDispatchItemHasACompletionLimit(profile: ProfileSource): Generator<Complaint> {
  const limited = new Set(codesOf(profile, 'complete').map(([, code]) => code));
  for (const [i, { code, name }] of profile['categories.yaml'].dispatch.entries()) {
    if (!limited.has(code))
      yield ['categories.yaml', ['dispatch', i], `${code} ${name} has no limit in limits.yaml`];
  }
}

function listOf({ [file]: source }: ProfileSource, list: keyof typeof LISTS): LimitForSource[] {
  const { complete, acknowledge = [], onSite = [], inspect = [] } = source.dispatch;
  return { complete: complete.items, acknowledge, onSite, inspect, classes: source.petition.classes }[list];
}

const codesOf = (profile: ProfileSource, list: keyof typeof LISTS): [Path, string][] =>
  listOf(profile, list).flatMap((one, i) =>
    one.for.map((code, j): [Path, string] => [[...LISTS[list], i, 'for', j], code]),
  );

/** Every limit there is, and where it stands. */
function limits(profile: ProfileSource): [Path, LimitSource][] {
  const { dispatch, petition, callback } = profile[file];
  return [
    [['dispatch', 'respond'], dispatch.respond],
    [['petition', 'reply'], petition.reply],
    ...(callback ? [[['callback'], callback] as [Path, LimitSource]] : []),
    ...(Object.keys(LISTS) as (keyof typeof LISTS)[]).flatMap(list =>
      listOf(profile, list).map((one, i): [Path, LimitSource] => [[...LISTS[list], i], one]),
    ),
  ];
}
