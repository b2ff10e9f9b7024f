import { isValid, isWeekend, parseISO } from 'date-fns';
import { type Check, type Complaint, repeated } from './check.js';
import type { ProfileSource } from './files.js';

const file = 'calendar.yaml';

export const calendarChecks: Check[] = [
  { needs: [file], find: yearsFollowEachOther },
  { needs: [file], find: daysAreExceptions },
];

function* yearsFollowEachOther({ [file]: { years } }: ProfileSource): Generator<Complaint> {
  yield* repeated(
    file,
    'year',
    years.map(({ year }, i) => [['years', i], String(year)]),
  );
  for (const [i, { year }] of years.entries()) {
    const before = years[i - 1]?.year;
    if (before !== undefined && year !== before && year !== before + 1) {
      yield [file, ['years', i], `${year} does not follow ${before}`];
    }
  }
}

/** Only days that break the rule of Monday to Friday belong here: the published calendars mistype dates. */
function* daysAreExceptions({ [file]: { years } }: ProfileSource): Generator<Complaint> {
  for (const [i, { year, off, makeUp = {} }] of years.entries()) {
    for (const [list, days] of Object.entries({ off, makeUp })) {
      for (const date of Object.keys(days)) {
        const day = parseISO(date);
        const at = ['years', i, list, date];
        if (!isValid(day)) yield [file, at, `there is no day ${date}`];
        else if (!date.startsWith(`${year}-`)) yield [file, at, `${date} is not in ${year}`];
        else if (list === 'off' && isWeekend(day))
          yield [file, at, `${date} is a weekend day: offices are closed anyway`];
        else if (list === 'makeUp' && !isWeekend(day))
          yield [file, at, `${date} is a weekday: offices are open anyway`];
      }
    }
  }
}
