/** Decimals of what everybody is told: about a hundred metres. The street can be found, and not whose door it is. */
export const PUBLIC_DEGREES = 3;

const HOUSE = /[\s,，、]*[\d０-９〇一二三四五六七八九十百之-]+\s*(號|号|樓|F\b).*$/su;
const HOUSE_EN = /[\s,]*\bNo\.?\s*\d.*$/isu;

/** Of an address as agencies read it, the road: the house may be the one of whoever reported. */
export function publicPlace(place: string | null): string | null {
  return place?.replace(HOUSE, '').replace(HOUSE_EN, '').trim() || null;
}

export const publicDegrees = (value: number | null): number | null =>
  value === null ? null : Number(value.toFixed(PUBLIC_DEGREES));
