const ROC_BEFORE_YEAR_ONE = 1911;

/** 115-11, 115年11月, １１５／１１, 2026-11: as 2026-11; null: no month. */
export function readMonth(typed: string): string | null {
  const [, year, month] =
    /^(\d{2,4})[-/.年](\d{1,2})月?$/.exec(typed.normalize('NFKC').replace(/\s/g, '')) ?? [];
  const number = Number(month);
  if (!year || !(number >= 1 && number <= 12)) return null;
  const gregorian = Number(year) + (year.length === 4 ? 0 : ROC_BEFORE_YEAR_ONE);
  return `${gregorian}-${String(number).padStart(2, '0')}`;
}

export function rocMonth(month: string): string {
  const [year, of] = month.split('-');
  return `${Number(year) - ROC_BEFORE_YEAR_ONE}-${of}`;
}
