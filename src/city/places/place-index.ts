import type { ListedPlace } from './place.js';
import { folded, lastNumber, lightKey, roadsOf, withoutSection } from './place-words.rules.js';

export const MOST_PLACES = 10;
export const MATCHES = ['number', 'name', 'alias', 'junction'] as const;
export type Match = (typeof MATCHES)[number];

export interface FoundPlace {
  place: ListedPlace;
  by: Match;
}

interface Light {
  key: string;
  place: ListedPlace;
}

interface Spot {
  place: ListedPlace;
  /** The name first. */
  names: string[];
  roads: string[];
}

/**
 * Places by what people say of them. There may be hundreds of thousands of street lights: those are found by their keys,
 * never by going through all.
 */
export class PlaceIndex {
  /** As they were added, each list in the order of its keys: a list of all would have to be sorted at once. */
  private readonly lights: Light[][] = [];
  private readonly byNumber = new Map<string, Light[]>();
  private readonly spots: Spot[] = [];

  add(places: readonly ListedPlace[]): void {
    const lights = places
      .filter(({ kind }) => kind === 'street_light')
      .map(place => ({ key: lightKey(place.name), place }))
      .sort(byKey);
    if (lights.length > 0) this.lights.push(lights);
    for (const light of lights) this.addNumber(light);
    for (const place of places)
      if (place.kind !== 'street_light')
        this.spots.push({
          place,
          names: [place.name, ...place.aliases].map(folded),
          roads: place.kind === 'junction' ? roadsOf(place.name) : [],
        });
  }

  /** The best first. */
  search(text: string): FoundPlace[] {
    const { exact, begun } = this.lightsOf(lightKey(text));
    const found = [...exact, ...this.named(text), ...begun];
    return [...new Map(found.map(one => [one.place, one])).values()].slice(0, MOST_PLACES);
  }

  private addNumber(light: Light): void {
    const number = lastNumber(light.key);
    if (number === null) return;
    const same = this.byNumber.get(number);
    if (same) same.push(light);
    else this.byNumber.set(number, [light]);
  }

  private lightsOf(key: string): { exact: FoundPlace[]; begun: FoundPlace[] } {
    if (!/\d/.test(key)) return { exact: [], begun: [] };
    const asFound = ({ place }: Light): FoundPlace => ({ place, by: 'number' });
    const near = this.lights
      .flatMap(lights => {
        const from = firstFrom(lights, key);
        return lights.slice(from, from + MOST_PLACES).filter(light => light.key.startsWith(key));
      })
      .sort(byKey)
      .slice(0, MOST_PLACES);
    const whole = near.filter(light => light.key === key);
    const ending = /^\d+$/.test(key) ? (this.byNumber.get(key) ?? []).slice(0, MOST_PLACES) : [];
    return { exact: [...whole, ...ending].map(asFound), begun: near.map(asFound) };
  }

  private named(text: string): FoundPlace[] {
    const wanted = folded(text);
    if (wanted === '') return [];
    const roads = roadsOf(text);
    const ranked: (FoundPlace & { rank: number })[] = [];
    for (const spot of this.spots) {
      const [rank, by] = standing(spot, wanted, roads);
      if (rank !== null) ranked.push({ place: spot.place, by, rank });
    }
    return ranked.sort((a, b) => a.rank - b.rank).map(({ place, by }) => ({ place, by }));
  }
}

const byKey = (a: Light, b: Light): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

function firstFrom(lights: readonly Light[], key: string): number {
  let [low, high] = [0, lights.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lights[middle]?.key ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How well it is meant: 0 is best. */
function standing({ names, roads }: Spot, wanted: string, asked: string[]): [number | null, Match] {
  const ranks = names.map(name =>
    name === wanted ? 0 : name.startsWith(wanted) ? 2 : name.includes(wanted) ? 3 : 9,
  );
  const best = Math.min(...ranks);
  const by: Match = ranks[0] === best ? 'name' : 'alias';
  if (best < 2) return [best, by];
  if (asked.length > 1 && meet(roads, asked)) return [1, 'junction'];
  return best < 9 ? [best, by] : [null, by];
}

/** In either order, each of them a different road. */
function meet(roads: string[], [first = '', second = '']: string[]): boolean {
  const is = (road: string, asked: string) =>
    road.startsWith(asked) || withoutSection(road).startsWith(asked);
  return roads.some((one, i) => is(one, first) && roads.some((other, j) => j !== i && is(other, second)));
}
