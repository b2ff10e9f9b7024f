/** 33, 29.6 %, １，０００; null where nothing is typed; undefined: it cannot be that. */
export function readFigure(typed: string, unit: 'count' | 'percent'): number | null | undefined {
  const text = typed.normalize('NFKC').replace(/[,\s]/g, '').replace(/%$/, '');
  if (text === '') return null;
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(text)) return undefined;
  const value = Number(text);
  const fits = unit === 'percent' ? value <= 100 : Number.isInteger(value);
  return fits ? value : undefined;
}
