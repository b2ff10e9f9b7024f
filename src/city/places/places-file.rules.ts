import { CsvError, parse } from 'csv-parse/sync';
import { decoded } from '../calendar-text.rules.js';
import type { Fault } from '../profile/source.js';
import { type ListedPlace, PLACE_KINDS, type PlaceKind } from './place.js';
import { folded, lightKey, roadsOf } from './place-words.rules.js';
import { MOST_CHARACTERS, type Part, partsOf } from './places-parts.rules.js';

export const PLACES_FILE = 'places.csv';
const COLUMNS = ['kind', 'name', 'aliases', 'lng', 'lat', 'source'];
const AS_SAVED = {
  bom: true,
  relax_column_count: true,
  skip_records_with_empty_values: true,
  trim: true,
  max_record_size: MOST_CHARACTERS,
} as const;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

type IsInCity = (lng: number, lat: number) => boolean;

export interface PlacesRead {
  /** Those without a fault. */
  places: ListedPlace[];
  faults: Fault[];
}

/** The whole list, at once. */
export function placesIn(bytes: Uint8Array, isInCity: IsInCity): PlacesRead {
  const parts = [...readInParts(bytes, isInCity)];
  return { places: parts.flatMap(({ places }) => places), faults: parts.flatMap(({ faults }) => faults) };
}

/**
 * Reads the city's list of places, UTF-8 or Big5 as spreadsheets save it, part by part: one of all the street lights of a
 * city takes more than a second, and a server has other things to do between.
 */
export function* readInParts(bytes: Uint8Array, isInCity: IsInCity): Generator<PlacesRead> {
  const text = decoded(bytes);
  if (text === null) yield { places: [], faults: [faultAt(1, 'the file is no text in UTF-8 or Big5')] };
  const seen = new Map<string, [lines: LinesOf, row: number]>();
  let header: string[] | undefined;
  for (const whole of partsOf(text ?? '')) {
    const read: PlacesRead = { places: [], faults: [] };
    const { rows, part } = soundIn(whole, read.faults);
    const line = lineIn(part);
    const fault = (row: number, reason: string): unknown => read.faults.push(faultAt(line(row), reason));
    const isFirst = header === undefined;
    header ??= rows[0];
    if (header && COLUMNS.some((column, i) => header?.[i] !== column)) {
      fault(0, `the first line must name the columns ${COLUMNS.join(',')}`);
      yield read;
      return;
    }
    for (const [row, cells] of rows.entries()) {
      if (isFirst && row === 0) continue;
      const place = placeOf(cells);
      if (typeof place === 'string') {
        fault(row, place);
        continue;
      }
      const key = keyOf(place);
      const [lines, before] = seen.get(key) ?? [];
      if (lines) fault(row, `${place.name} is on line ${lines(before as number)} already`);
      else if (!isInCity(place.lng, place.lat)) fault(row, `${place.name} lies outside the city`);
      else read.places.push(place);
      if (!lines) seen.set(key, [line, row]);
    }
    yield read;
  }
}

/** On which line of the file a row ends. */
type LinesOf = (row: number) => number;

const faultAt = (line: number, reason: string): Fault => ({ file: PLACES_FILE, line, reason });

/** Those before the first that cannot be read; what follows it in its part is left out. */
function soundIn(part: Part, faults: Fault[]): { rows: string[][]; part: Part } {
  try {
    return { rows: parse(part.text, AS_SAVED), part };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines = part.text.split('\n');
    let before = linesRead(part.text);
    while (/^[\s,]*$/.test(lines[before] ?? '-')) before += 1;
    const reason = part.isOpen
      ? 'a quote is not closed: nothing behind it is read'
      : 'the line cannot be read as CSV';
    faults.push(faultAt(part.after + before + 1, reason));
    const text = lines.slice(0, before).join('\n');
    return { rows: parse(text, AS_SAVED), part: { ...part, text } };
  }
}

/** How many lines the rows take that can be read. */
function linesRead(text: string): number {
  let read = 0;
  const keep = (_cells: string[], at: { lines: number }): null => {
    read = at.lines;
    return null;
  };
  try {
    parse(text, { ...AS_SAVED, on_record: keep });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return read;
}

/** On which line a row ends. Counted once one has to be named: that takes three times as long as the reading itself. */
function lineIn({ text, after }: Part): LinesOf {
  let lines: number[] | null = null;
  return row => {
    lines ??= parse(text, { ...AS_SAVED, on_record: (_cells, at) => [`${at.lines}`] }).map(Number);
    return after + (lines[row] as number);
  };
}

/** Or why it is none. */
function placeOf([kind = '', name = '', aliases = '', lng = '', lat = '']: string[]): ListedPlace | string {
  if (!isKind(kind)) return `kind must be one of ${PLACE_KINDS.join(', ')}`;
  if (name === '') return 'lacks a name';
  if (!NUMBER.test(lng) || !NUMBER.test(lat)) return `${name} lacks a longitude and latitude in degrees`;
  if (kind === 'junction' && roadsOf(name).length < 2)
    return `${name} must name two roads with ／ between them`;
  return {
    kind,
    name,
    aliases: aliases
      .split(/[;；]/)
      .map(alias => alias.trim())
      .filter(Boolean),
    lng: Number(lng),
    lat: Number(lat),
  };
}

const isKind = (text: string): text is PlaceKind => (PLACE_KINDS as readonly string[]).includes(text);

function keyOf({ kind, name }: ListedPlace): string {
  if (kind === 'street_light') return `${kind} ${lightKey(name)}`;
  return `${kind} ${kind === 'junction' ? roadsOf(name).sort().join('/') : folded(name)}`;
}
