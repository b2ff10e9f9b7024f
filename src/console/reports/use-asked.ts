import { useSearchParams } from 'react-router';
import { serverNow } from '../live/server-time.js';
import { isoDay, parseDay } from '../words/dates.js';
import { type Period, periodOf } from './period.js';

/** What fields narrow by, one of each; what else, and several of one, an address may bring along. */
export const FIELDS = ['agency', 'category', 'district', 'channel', 'surge'] as const;
export const NARROWED_BY = [...FIELDS, 'unit', 'officer', 'hour'] as const;
export type NarrowedBy = (typeof NARROWED_BY)[number];

/** As it stands in an address: each once or several times. */
export type Given = Record<string, string | string[]>;

/** What the report is asked for stands in the address: it can be bookmarked and sent. */
export function useAsked() {
  const [params, setParams] = useSearchParams();
  const period = periodIn(params);
  const narrowed = NARROWED_BY.map(name => [name, params.getAll(name)] as const).filter(
    ([, values]) => values.length > 0,
  );
  const asked = {
    ...period,
    clock: params.get('clock') ?? 'respond',
    by: params.get('by') ?? 'agency',
    ...Object.fromEntries(narrowed.map(([name, values]) => [name, values.length > 1 ? values : values[0]])),
    ...(params.get('figures') === 'current' && { figures: 'current' }),
  } as Record<'from' | 'to' | 'clock' | 'by', string> &
    Partial<Record<NarrowedBy, string | string[]>> &
    Partial<Record<'figures', string>>;
  const verdict = params.get('show');
  return {
    asked,
    /** Which cases are listed below: a verdict of a row, or of all rows (no key). */
    shown: verdict === null ? null : { verdict, key: params.get('key') },
    replace: (all: Given) => setParams(all, { replace: true }),
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
