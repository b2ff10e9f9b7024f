const BEFORE_ROC = 1911;
/** 101/12/31, 101.12.31, 1011231; with a year of four digits as well. */
const DAY = /^(\d{2,4})\s*[/.\-年]\s*(\d{1,2})\s*[/.\-月]\s*(\d{1,2})\s*日?$/;
const DIGITS = /^(\d{2,4})(\d{2})(\d{2})$/;

/** A day as people write it in a table, as ISO; what is none stays what it is. */
export function typedDay(text: string): string {
  const [, year, month, day] = DAY.exec(text) ?? DIGITS.exec(text) ?? [];
  if (!year || !month || !day) return text;
  const whole = year.length === 4 ? Number(year) : Number(year) + BEFORE_ROC;
  return [whole, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
}
