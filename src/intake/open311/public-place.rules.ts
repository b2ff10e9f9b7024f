/** What the city lets others than the sender know of each report. */
export interface PublicRules {
  /** Items that are left out. */
  hidden: readonly string[];
  arePlacesTold: boolean;
}

/** Decimals of what everybody is told: about a hundred metres. The street can be found, and not whose door it is. */
export const PUBLIC_DEGREES = 3;

const ROAD = '[\\p{Script=Han}]{1,4}?(?:大道|路|街)(?:[一二三四五六七八九十\\d]{1,2}段)?';
const NUMBER = '[\\d０-９〇一二三四五六七八九十百]{1,5}';
/** District and village, roads that meet, and the lane: as addresses here begin. */
const CHINESE = new RegExp(
  `^(?:\\p{Script=Han}{2}[市縣])?(?:\\p{Script=Han}{2,3}區)?(?:\\p{Script=Han}{2,3}[里村])?` +
    `${ROAD}(?:\\s*[與和及、，,/]\\s*${ROAD})?(?:\\s*${NUMBER}\\s*巷)?(?:\\s*${NUMBER}\\s*弄)?口?`,
  'u',
);
const ENGLISH =
  /^(?:No\.?\s*[\d-]+,?\s*|[\d-]+[A-Z]?,?\s+)?((?:[\p{L}\d'’]+\.? ){1,4}(?:Rd|Road|St|Street|Ave|Avenue|Blvd|Highway)\b\.?)/u;

/**
 * Of an address as agencies read it, the road. The house may be the one of whoever reported, and all else that stands
 * there was typed by somebody: whose door it is, and what is thought of them.
 */
export function publicPlace(place: string | null): string | null {
  const text = place?.trim() ?? '';
  return CHINESE.exec(text)?.[0] ?? ENGLISH.exec(text)?.[1] ?? null;
}

export const publicDegrees = (value: number | null): number | null =>
  value === null ? null : Number(value.toFixed(PUBLIC_DEGREES));

interface Placed {
  district: string | null;
  village: string | null;
  place: string | null;
  sharedPlace: string | null;
  lng: number | null;
  lat: number | null;
  agency: string | null;
}

/** As of somewhere in the city. Who has it would say where: a district office acts in its district only. */
export const unplaced = <Row extends Placed>(row: Row): Row => ({
  ...row,
  ...{ district: null, village: null, place: null, sharedPlace: null, lng: null, lat: null, agency: null },
});
