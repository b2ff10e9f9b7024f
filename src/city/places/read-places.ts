import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { villageMapOf } from '../village-map.js';
import { PLACES_FILE, type PlacesRead, placesIn } from './places-file.rules.js';

/** A city without such a list has no places. */
export function readPlaces(folder: string, countyCode: string): PlacesRead {
  const file = join(folder, PLACES_FILE);
  if (!existsSync(file)) return { places: [], faults: [] };
  const map = villageMapOf(countyCode);
  return placesIn(readFileSync(file), (lng, lat) => map.locate(lng, lat) !== null);
}
