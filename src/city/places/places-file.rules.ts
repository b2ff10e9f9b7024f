import { CsvError, parse } from 'csv-parse/sync';
import { decoded } from '../calendar-text.rules.js';
import type { Fault } from '../profile/source.js';
import { type ListedPlace, PLACE_KINDS, type PlaceKind } from './place.js';
import { folded, lightKey, roadsOf } from './place-words.rules.js';

export const PLACES_FILE = 'places.csv';
const COLUMNS = ['kind', 'name', 'aliases', 'lng', 'lat', 'source'];
const MOST_CHARACTERS = 2000;
const AS_SAVED = {
  bom: true,
  relax_column_count: true,
  skip_records_with_empty_values: true,
  trim: true,
  max_record_size: MOST_CHARACTERS,
} as const;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

export interface PlacesRead {
  /** Those without a fault. */
  places: ListedPlace[];
  faults: Fault[];
}

/** Reads the city's list of places: UTF-8, or Big5 as spreadsheets save it. */
export function placesIn(bytes: Uint8Array, isInCity: (lng: number, lat: number) => boolean): PlacesRead {
  const faults: Fault[] = [];
  const fault = (line: number, reason: string) => faults.push({ file: PLACES_FILE, line, reason });
  const text = decoded(bytes);
  if (text === null) fault(1, 'the file is no text in UTF-8 or Big5');
  const rows = rowsOf(text ?? '', fault);
  const line = lineIn(text ?? '');
  const [header, ...rest] = rows;
  if (header && COLUMNS.some((column, i) => header[i] !== column)) {
    fault(line(0), `the first line must name the columns ${COLUMNS.join(',')}`);
    return { places: [], faults };
  }
  const seen = new Map<string, number>();
  const places: ListedPlace[] = [];
  for (const [index, cells] of rest.entries()) {
    const row = index + 1;
    const read = placeOf(cells);
    if (typeof read === 'string') {
      fault(line(row), read);
      continue;
    }
    const key = keyOf(read);
    const before = seen.get(key);
    seen.set(key, before ?? row);
    if (before !== undefined) fault(line(row), `${read.name} is on line ${line(before)} already`);
    else if (!isInCity(read.lng, read.lat)) fault(line(row), `${read.name} lies outside the city`);
    else places.push(read);
  }
  return { places, faults };
}

function rowsOf(text: string, fault: (line: number, reason: string) => void): string[][] {
  try {
    return parse(text, AS_SAVED);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    fault(error.lines as number, 'the line cannot be read as CSV');
    return [];
  }
}

/** On which line a row ends. Counted once one has to be named: that takes three times as long as the reading itself. */
function lineIn(text: string): (row: number) => number {
  let lines: number[] | null = null;
  return row => {
    lines ??= parse(text, { ...AS_SAVED, on_record: (_cells, at) => [`${at.lines}`] }).map(Number);
    return lines[row] as number;
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
