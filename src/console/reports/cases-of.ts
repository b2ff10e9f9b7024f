/** What is asked for so that the cases of one row are listed: its key, or nothing more for all rows (null). */
export function casesOf(
  { by, figures: _, ...asked }: Readonly<{ by: string; agency?: string | string[]; figures?: string }>,
  key: string | null,
): Record<string, string | readonly string[]> {
  if (key === null) return asked;
  // An hour is that hour of each weekday.
  if (by === 'hour') return { ...asked, hour: [1, 2, 3, 4, 5, 6, 7].map(weekday => `${weekday}-${key}`) };
  // The row is the agency above; asked for was perhaps one below it, and the figure is of that one alone.
  const isOneOfSeveral = Array.isArray(asked.agency) && asked.agency.includes(key);
  if (by === 'agency' && asked.agency !== undefined && !isOneOfSeveral) return asked;
  return { ...asked, [by]: [key] };
}
