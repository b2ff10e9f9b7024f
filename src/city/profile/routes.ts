import type { AskedKind } from '../../events.js';
import type { Route } from '../profile.js';
import type { DistrictsSource, RouteSource, RoutingSource } from './files.js';

export interface PlacedRoute extends Route {
  /** Where it stands in the list of its kind. */
  place: number;
}

/** The routes of one category, in the order in which they are tried. */
export function routesOf(
  category: { code: string; kind: AskedKind },
  routing: RoutingSource,
  { districts }: DistrictsSource,
): PlacedRoute[] {
  return routing[category.kind].flatMap((source, place) =>
    source.for.includes(category.code) ? [{ ...routeFrom(source, districts), place }] : [],
  );
}

function routeFrom(source: RouteSource, districts: DistrictsSource['districts']): Route {
  const { area, districts: names, ...attributes } = source.when ?? {};
  const codes = names?.map(name => districts.find(district => district.name === name)?.code ?? name);
  return {
    when: {
      ...(area ? { area } : {}),
      ...(codes ? { districts: codes } : {}),
      attributes: attributes as Record<string, string>,
    },
    to: source.to,
    because: source.because ?? null,
  };
}
