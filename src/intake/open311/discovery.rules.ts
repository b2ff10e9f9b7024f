import type { City } from '../../city/profile.js';
import { BASES } from './address.rules.js';
import type { Element } from './document.js';

const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2';
/** When these endpoints last changed. */
const CHANGED = '2026-11-01T00:00:00Z';

/** Where this city answers, for clients that know its discovery address only. At the second nothing is recorded. */
export function discoveryOf(city: City, origin: string): Element {
  return {
    changeset: CHANGED,
    contact: `${city.name} ${city.nameEn}: ${city.hotline}`,
    key_service: `${city.name} ${city.nameEn}: ${city.hotline}`,
    endpoints: BASES.map((base, index) => ({
      specification: SPECIFICATION,
      url: `${origin}/${base}`,
      changeset: CHANGED,
      type: index === 0 ? 'production' : 'test',
      formats: ['text/xml', 'application/json'],
    })),
  };
}
