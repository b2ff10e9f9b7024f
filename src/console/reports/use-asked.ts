import { useSearchParams } from 'react-router';
import { serverNow } from '../live/server-time.js';
import { isoDay, parseDay } from '../words/dates.js';
import { type Period, periodOf } from './period.js';

export const NARROWED_BY = ['agency', 'category', 'district', 'channel'] as const;

/** What the report is asked for stands in the address: it can be bookmarked and sent. */
export function useAsked() {
  const [params, setParams] = useSearchParams();
  const period = periodIn(params);
  const narrowed = Object.fromEntries(
    NARROWED_BY.map(name => [name, params.get(name)]).filter(
      (one): one is [string, string] => one[1] !== null,
    ),
  );
  const asked = {
    ...period,
    clock: params.get('clock') ?? 'respond',
    by: params.get('by') ?? 'agency',
    ...narrowed,
    ...(params.get('figures') === 'current' && { figures: 'current' }),
  } as Record<'from' | 'to' | 'clock' | 'by', string> &
    Partial<Record<(typeof NARROWED_BY)[number] | 'figures', string>>;
  const verdict = params.get('show');
  return {
    asked,
    /** Which cases are listed below: a verdict of a row, or of all rows (no key). */
    shown: verdict === null ? null : { verdict, key: params.get('key') },
    replace: (all: Record<string, string>) => setParams(all, { replace: true }),
    /** Null takes a word out. What is asked otherwise has no list of cases yet. */
    set: (changes: Record<string, string | null>, keepsList = false) =>
      setParams(
        before => {
          const after = new URLSearchParams(before);
          if (!keepsList) for (const name of ['show', 'key']) after.delete(name);
          for (const [name, value] of Object.entries(changes))
            if (value === null) after.delete(name);
            else after.set(name, value);
          return after;
        },
        { replace: true },
      ),
  };
}

export type Asked = ReturnType<typeof useAsked>['asked'];

function periodIn(params: URLSearchParams): Period {
  const from = parseDay(params.get('from') ?? '');
  const to = parseDay(params.get('to') ?? '');
  return from && to && from <= to ? { from, to } : periodOf('thisMonth', isoDay(serverNow()));
}
