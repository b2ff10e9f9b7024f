import type { ServedFigures } from './day-figures.js';
import type { ServedDto } from './report.dto.js';

interface Named {
  code: string;
  name: string;
  nameEn: string;
}

interface Counters {
  counterServices?: readonly Named[];
  counterSites?: readonly Named[];
}

/** Persons by service, and of each by place. What the city no longer has keeps its code. */
export function servedBy(
  rows: readonly ServedFigures[],
  { counterServices = [], counterSites = [] }: Counters,
): ServedDto[] {
  return [...new Set(rows.map(({ service }) => service))].map(service => {
    const ofService = rows.filter(row => row.service === service);
    return {
      service: named(counterServices, service),
      persons: ofService.reduce((sum, { persons }) => sum + persons, 0),
      sites: ofService.map(({ site, persons }) => ({ site: named(counterSites, site), persons })),
    };
  });
}

function named(list: readonly Named[], code: string): Named {
  const { name, nameEn } = list.find(one => one.code === code) ?? { name: code, nameEn: code };
  return { code, name, nameEn };
}
