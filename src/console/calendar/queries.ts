import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { addDays } from '../words/dates.js';

type Schemas = components['schemas'];
export type Closure = Schemas['ClosureDto'];
export type Part = Closure['part'];
export type NewClosure = Schemas['SaveClosureDto'];
export type CalendarYear = Schemas['CalendarDto'];
export type CalendarDay = Schemas['CalendarExceptionDto'];
export type CalendarImport = Schemas['CalendarImportDto'];
export type YearChange = Schemas['ImportedYearDto'];

/** Everything about working days is asked anew when one of them changes. */
const CALENDAR = 'calendar';
export const ofCalendar = { queryKey: [CALENDAR] };

const WHILE_AT_WORK = 2_000;

export const yearQuery = (year: number) =>
  queryOptions({
    queryKey: [CALENDAR, 'year', year],
    queryFn: ({ signal }) => api.get<CalendarYear>('/city/calendar', { year }, signal),
  });

/** Withdrawn ones too, whose limits are computed back. */
export const isAtWork = ({ recalculation }: Closure): boolean =>
  recalculation !== null && recalculation.finishedAt === null;

export const closuresQuery = (year: number) =>
  queryOptions({
    queryKey: [CALENDAR, 'closures', year],
    queryFn: ({ signal }) => api.get<{ items: Closure[] }>('/closures', { year }, signal),
    refetchInterval: ({ state }) => (state.data?.items.some(isAtWork) ? WHILE_AT_WORK : false),
  });

/** As it was answered, before the list says the same: at work, so that its end is noticed however soon it comes. */
export function putClosure(client: QueryClient, closure: Closure): void {
  const { queryKey } = closuresQuery(Number(closure.date.slice(0, 4)));
  client.setQueryData(queryKey, data => {
    if (!data) return data;
    const isListed = data.items.some(({ id }) => id === closure.id);
    const items = isListed
      ? data.items.map(one => (one.id === closure.id ? closure : one))
      : [closure, ...data.items];
    return { items };
  });
}

/** A holiday of several days is one line. */
export interface Run extends Omit<CalendarDay, 'date'> {
  from: string;
  to: string;
}

export function runsOf(days: readonly CalendarDay[]): Run[] {
  const runs: Run[] = [];
  for (const { date, kind, name } of days) {
    const last = runs.at(-1);
    if (last && last.kind === kind && last.name === name && addDays(last.to, 1) === date) last.to = date;
    else runs.push({ from: date, to: date, kind, name });
  }
  return runs;
}
