export interface Point {
  lng: number;
  lat: number;
}

const NUMBERS = /^\s*(-?\d+(?:\.\d+)?)\s*[,，\s]\s*(-?\d+(?:\.\d+)?)\s*$/;
/** In Taiwan a longitude is never a possible latitude, so the order does not matter. */
const LARGEST_LATITUDE = 90;

export function pointIn(typed: string): Point | null {
  const found = NUMBERS.exec(typed);
  if (!found) return null;
  const [first = 0, second = 0] = [Number(found[1]), Number(found[2])];
  const [lng, lat] = first > LARGEST_LATITUDE ? [first, second] : [second, first];
  return Math.abs(lat) <= LARGEST_LATITUDE && Math.abs(lng) <= 180 ? { lng, lat } : null;
}
