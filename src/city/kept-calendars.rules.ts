import { isDeepStrictEqual } from 'node:util';
import type { CalendarYear, ProfileEntry } from './profile.js';
import { keyOf } from './profile-changes.rules.js';

type Entry = Pick<ProfileEntry, 'kind' | 'code' | 'content'>;

/** A year that a load leaves as it is, although the profile says something else. */
export interface LeftAlone {
  year: number;
  because: 'imported' | 'not_in_profile';
}

/**
 * What a load is to bring, where the calendar is concerned: a year from the government's own file stays as it is, and a
 * year that is known stays known, since due times rest on it.
 */
export function besideCalendars<Wanted extends Entry>(
  current: readonly Entry[],
  profile: readonly Wanted[],
): { wanted: (Wanted | Entry)[]; leftAlone: LeftAlone[] } {
  const known = new Map(current.filter(isCalendar).map(entry => [keyOf(entry), entry]));
  const leftAlone: LeftAlone[] = [];
  const wanted = profile.map(entry => {
    const before = known.get(keyOf(entry));
    known.delete(keyOf(entry));
    if (!before?.content.imported) return entry;
    const { imported: _, ...days } = before.content;
    if (!isDeepStrictEqual(days, entry.content))
      leftAlone.push({ year: before.content.year, because: 'imported' });
    return before;
  });
  for (const { content } of known.values())
    leftAlone.push({ year: content.year, because: content.imported ? 'imported' : 'not_in_profile' });
  return { wanted: [...wanted, ...known.values()], leftAlone };
}

const isCalendar = <E extends Entry>(entry: E): entry is E & { kind: 'calendar'; content: CalendarYear } =>
  entry.kind === 'calendar';
