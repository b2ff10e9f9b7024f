import { useSearchParams } from 'react-router';
import { serverNow } from '../live/server-time.js';
import { isoDay } from '../words/dates.js';
import { annualSpan } from './annual-span.js';
import type { Given } from './use-asked.js';

/** The year and its months stand in the address; without any it is the last year that is over. */
export function useAnnualAsked() {
  const [params, setParams] = useSearchParams();
  const span = annualSpan(params.get('year') ?? '', params.get('months') ?? '');
  const asked: { year: string; months?: string } = span ?? { year: String(lastYear()) };
  return {
    asked,
    replace: (all: Given) => setParams(all, { replace: true }),
    set: (next: { year: string; months?: string }) =>
      setParams({ year: next.year, ...(next.months && { months: next.months }) }, { replace: true }),
  };
}

const ROC_BEFORE_YEAR_ONE = 1911;
const lastYear = (): number => Number(isoDay(serverNow()).slice(0, 4)) - ROC_BEFORE_YEAR_ONE - 1;
