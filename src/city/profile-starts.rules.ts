import { dayNumber, isoDate, LocalDays } from './local-days.js';
import type { ProfileEntry } from './profile.js';
import { type Change, keyOf } from './profile-changes.rules.js';

/** From when on what a load changes is in force. */
export interface Starts {
  of: (change: Change) => Date;
  /** ISO date from which limits that have changed are in force, if that is later than the load. */
  later: string | null;
}

type Planned = Pick<ProfileEntry, 'kind' | 'code'> & { validFrom: Date };

/**
 * The very first profile has been in force since the hotline opened; a later one is from now on. Only limits that have
 * changed wait for the day that their file names (`inForceFrom`, 00:00 in the city's time zone), if it is still to come.
 */
export function startsOf(
  profile: readonly ProfileEntry[],
  changes: readonly Change[],
  isFirst: boolean,
  now: Date,
): Starts {
  const { content } = cityOf(profile);
  if (isFirst) return { of: () => new Date(`${content.inForceSince}T00:00:00Z`), later: null };
  const day = dayOf(profile);
  const from = day === null ? now : new Date(new LocalDays(content.timeZone).at(dayNumber(day)));
  const waits = ({ kind, change }: Change): boolean =>
    kind === 'limits' && change === 'changed' && from > now;
  return {
    of: change => (waits(change) ? from : now),
    later: changes.some(waits) ? day : null,
  };
}

/** Limits that are still to come, and for which the profile now names another day. Without a day it says nothing of them. */
export function startsMoved(
  current: readonly Planned[],
  profile: readonly ProfileEntry[],
  changes: readonly Change[],
  now: Date,
): Change[] {
  const day = dayOf(profile);
  if (day === null) return [];
  const days = new LocalDays(cityOf(profile).content.timeZone);
  const changed = new Set(changes.map(keyOf));
  return current
    .filter(entry => entry.kind === 'limits' && entry.validFrom > now && !changed.has(keyOf(entry)))
    .filter(({ validFrom }) => validFrom.getTime() !== days.at(dayNumber(day)))
    .map(({ kind, code, validFrom }) => {
      const before = isoDate(days.dayOf(validFrom.getTime()));
      return { change: 'changed', kind, code, details: [`inForceFrom: ${before} → ${day}`] };
    });
}

const dayOf = (profile: readonly ProfileEntry[]): string | null =>
  profile.find(entry => entry.kind === 'limits')?.inForceFrom ?? null;

function cityOf(profile: readonly ProfileEntry[]): ProfileEntry & { kind: 'city' } {
  const city = profile.find(entry => entry.kind === 'city');
  if (!city) throw new Error('A profile without a city.');
  return city;
}
