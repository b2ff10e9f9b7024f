import type { CalendarImportDto, ImportedYearDto } from './calendar.dto.js';
import { dayWords } from './dates.words.js';
import { dayNumber } from './local-days.js';

/** What a calendar file changes, or has changed, for the person at the terminal. */
export function calendarReport({ years, applied }: CalendarImportDto): string[] {
  const end = applied
    ? 'It is in force.'
    : 'Nothing has been written. To put it in force: the same again with --apply.';
  return [...years.flatMap(ofYear), years.some(({ changed }) => changed) ? end : 'Nothing changes.'];
}

function ofYear(one: ImportedYearDto): string[] {
  const title = `${one.year}: ${one.workingDays} working days`;
  const state = one.new ? ', a new year' : one.changed ? '' : ', as it is in force already';
  return [
    `${title}${state}`,
    ...one.added.map(day => `  + ${spoken(day)}`),
    ...one.removed.map(day => `  - ${spoken(day)}`),
    ...one.renamed.map(day => `  ~ ${spoken(day)} (was ${day.before})`),
    ...one.doubts.map(({ words }) => `  ? ${words.en}`),
  ];
}

const spoken = ({ date, kind, name }: ImportedYearDto['added'][number]): string =>
  `${dayWords(dayNumber(date)).en} ${kind === 'off' ? 'off' : 'offices work'}: ${name}`;
