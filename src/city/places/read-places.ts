import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { villageMapOf } from '../village-map.js';
import { PLACES_FILE, type PlacesRead, placesIn, readInParts } from './places-file.rules.js';

/** A city without such a list has no places. */
export const readPlaces = (folder: string, countyCode: string): PlacesRead =>
  placesIn(bytesIn(folder), isInCounty(countyCode));

/** The same, part by part. */
export const readPlacesInParts = (folder: string, countyCode: string): Generator<PlacesRead> =>
  readInParts(bytesIn(folder), isInCounty(countyCode));

function bytesIn(folder: string): Uint8Array {
  const file = join(folder, PLACES_FILE);
  return existsSync(file) ? readFileSync(file) : new Uint8Array();
}

function isInCounty(countyCode: string): (lng: number, lat: number) => boolean {
  const map = villageMapOf(countyCode);
  return (lng, lat) => map.locate(lng, lat) !== null;
}
