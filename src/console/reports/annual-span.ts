/** As the server is asked: a ROC year, and its months where they are not all. Null: it cannot be that. */
export interface AskedYear extends Record<string, string> {
  year: string;
}

const LAST_YEAR = 999;

/** What somebody types, also in full-width digits: 107; 1-6, 1～6, or nothing for the whole year. */
export function annualSpan(year: string, months: string): (AskedYear & { months?: string }) | null {
  const typedYear = year.normalize('NFKC').trim();
  const typedMonths = months
    .normalize('NFKC')
    .replace(/[~–—至\s]+/g, '-')
    .replace(/^-|-$/g, '');
  const number = /^\d{1,3}$/.test(typedYear) ? Number(typedYear) : 0;
  if (number < 1 || number > LAST_YEAR) return null;
  if (typedMonths === '') return { year: String(number) };
  const [, first, last = first] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(typedMonths) ?? [];
  const isRange = Number(first) >= 1 && Number(first) <= Number(last) && Number(last) <= 12;
  if (!isRange) return null;
  const isWhole = Number(first) === 1 && Number(last) === 12;
  return isWhole
    ? { year: String(number) }
    : { year: String(number), months: `${Number(first)}-${Number(last)}` };
}
