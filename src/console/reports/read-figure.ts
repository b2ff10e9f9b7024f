/** 33, 29.6 %, １，０００; undefined: it cannot be that. */
export function readFigure(typed: string, unit: 'count' | 'percent'): number | undefined {
  const text = typed.normalize('NFKC').replace(/[,\s]/g, '').replace(/%$/, '');
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(text)) return undefined;
  const value = Number(text);
  const fits = unit === 'percent' ? value <= 100 : Number.isInteger(value);
  return fits ? value : undefined;
}
