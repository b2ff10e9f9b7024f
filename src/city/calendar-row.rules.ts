import type { Words } from '../platform/problem/problem.js';
import {
  type CalendarFault,
  noDate,
  noHeader,
  rocDateContradicts,
  unknownMark,
  unknownWeekday,
  weekdayContradicts,
} from './calendar-faults.js';
import type { TextRow } from './calendar-text.rules.js';
import { WEEKDAY_NAMES } from './dates.words.js';
import { dayNumber, isDate, isoDate, weekdayOf } from './local-days.js';

/** One day, as a line of the file has it. */
export interface CalendarDay {
  line: number;
  day: number;
  works: boolean;
  note: string;
}

/** A layout of the file: what its columns are called, and how it writes a date and whether offices work. */
interface Layout {
  columns: { date: string; weekday: string; mark: string; note: string; rocDate?: string };
  example: string;
  /** As an ISO date. */
  iso: (text: string) => string;
  works: Record<string, boolean>;
  /** What its marks mean, in both languages. */
  marks: Words;
}

const LAYOUTS: Layout[] = [
  {
    columns: { date: '西元日期', weekday: '星期', mark: '是否放假', note: '備註' },
    example: '20260101',
    iso: text => text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'),
    works: { '0': true, '2': false },
    marks: { 'zh-TW': '0（上班）或 2（放假）', en: '0 (open) or 2 (closed)' },
  },
  {
    columns: { date: 'date', weekday: 'weekday', mark: 'is_workday', note: 'note', rocDate: 'roc_date' },
    example: '2026-01-01',
    iso: text => text,
    works: { '1': true, '0': false },
    marks: { 'zh-TW': '1（上班）或 0（放假）', en: '1 (open) or 0 (closed)' },
  },
];
const [FIRST_YEAR, LAST_YEAR] = [2000, 2200];
const BEFORE_ROC = 1911;

export type ReadRow = (row: TextRow) => { day: CalendarDay | null; faults: CalendarFault[] };

/** How to read the lines below this header; a fault where it is none. */
export function readerFor({ line, cells }: TextRow): ReadRow | CalendarFault {
  const layout = LAYOUTS.find(({ columns: { rocDate: _, ...needed } }) =>
    Object.values(needed).every(name => cells.includes(name)),
  );
  if (!layout) return noHeader(line);
  const places = Object.fromEntries(
    Object.entries(layout.columns).map(([column, name]) => [column, cells.indexOf(name)]),
  );
  return row => read(row, layout, column => row.cells[places[column] ?? -1] ?? null);
}

function read(
  { line }: TextRow,
  layout: Layout,
  cell: (column: keyof Layout['columns']) => string | null,
): ReturnType<ReadRow> {
  const [written, weekday, mark] = [cell('date') ?? '', cell('weekday') ?? '', cell('mark') ?? ''];
  const date = layout.iso(written);
  const year = Number(date.slice(0, 4));
  if (!isDate(date) || year < FIRST_YEAR || year > LAST_YEAR)
    return { day: null, faults: [noDate(line, written, layout.example)] };
  const day = dayNumber(date);
  const works = layout.works[mark];
  const faults = [
    ...weekdayFaults(line, weekday, day),
    ...rocFaults(line, cell('rocDate'), day),
    ...(works === undefined ? [unknownMark(line, mark, layout.marks)] : []),
  ];
  return { day: { line, day, works: works ?? true, note: cell('note') ?? '' }, faults };
}

function weekdayFaults(line: number, text: string, day: number): CalendarFault[] {
  const known = WEEKDAY_NAMES.indexOf(text);
  if (known < 0) return [unknownWeekday(line, text)];
  return known === weekdayOf(day) ? [] : [weekdayContradicts(line, text, day)];
}

function rocFaults(line: number, text: string | null, day: number): CalendarFault[] {
  if (text === null) return [];
  const [year, month, ofMonth] = isoDate(day).split('-').map(Number);
  const same = text === [Number(year) - BEFORE_ROC, two(month), two(ofMonth)].join('/');
  return same ? [] : [rocDateContradicts(line, text, day)];
}

const two = (number = 0): string => String(number).padStart(2, '0');
