/**
 * How the hotline's work is spread, re-expressed as small tables. Hours, items, districts and weekdays: dispatch cases of
 * the city's published feed of 2016; they stand for calls and petitions as well, of which nothing finer is published.
 */
export const HOURS = [
  213, 113, 79, 60, 34, 60, 146, 398, 965, 1179, 1123, 888, 658, 664, 733, 842, 851, 957, 1031, 804, 707, 571,
  563, 346,
];

/** From Sunday on. */
export const WEEKDAYS = [645, 1083, 1312, 1171, 977, 976, 849];

export const ITEMS: Record<string, number> = {
  ...{ RD01: 1908, RD02: 92, RD03: 10, RD04: 754, RD05: 183, RD06: 25, DG01: 118, DG02: 57, DG03: 57 },
  ...{ DG04: 79, DG05: 90, WR01: 1258, WR02: 342, WR03: 298, WR04: 563, WR05: 109, LT01: 10_075, LT02: 545 },
  ...{ PK01: 1779, PK02: 1203, PK03: 593, PK04: 541, PK05: 425, TR01: 2643, TR02: 307, PO01: 395, PO02: 67 },
  ...{ PO03: 4, PO04: 14, PO05: 14, EP01: 3609, EP02: 690, EP03: 2609, EP04: 2175, EP05: 439, EP06: 294 },
  ...{ EP07: 48, AN01: 754, AN02: 27, TO01: 50, TO02: 21, EL01: 669, EL02: 422, EL03: 39, EL04: 101 },
  ...{ UT01: 119, UT02: 111, UT03: 47, WA01: 12, WA02: 2, WA03: 16, GA01: 1 },
};

export const DISTRICTS: Record<string, number> = {
  ...{ 64000050: 1014, 64000090: 663, 64000030: 652, 64000040: 493, 64000120: 493, 64000080: 469 },
  ...{ 64000110: 399, 64000020: 359, 64000170: 282, 64000190: 239, 64000140: 221, 64000060: 219 },
  ...{ 64000180: 218, 64000070: 147, 64000010: 108, 64000240: 102, 64000160: 101, 64000200: 95 },
  ...{ 64000210: 81, 64000130: 80, 64000100: 70, 64000300: 66, 64000150: 66, 64000290: 53, 64000230: 52 },
  ...{ 64000280: 50, 64000310: 48, 64000250: 48, 64000260: 38, 64000270: 35, 64000220: 18, 64000350: 13 },
  ...{ 64000330: 8, 64000320: 8, 64000340: 5 },
};

/** Acknowledged within four hours: November and December 2016. */
export const ACKNOWLEDGED_IN_TIME = 0.964;
/** PROPOSED: no source says how many petitions are answered in time. */
export const REPLIED_IN_TIME = 0.95;
/** PROPOSED: by which doors petitions come that are not of the mailbox. */
export const PETITION_DOORS = { phone: 0.9, counter: 0.04, letter: 0.04, fax: 0.02 };
