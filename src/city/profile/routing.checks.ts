import { DISTRICT_OFFICE, TRAY } from '../profile.js';
import { placeOfFirst } from '../routing.rules.js';
import type { Check, Complaint } from './check.js';
import type { CategorySource, DistrictsSource, ProfileSource } from './files.js';
import { routesOf } from './routes.js';

const file = 'routing.yaml';
const kinds = ['dispatch', 'petition'] as const;

export const routingChecks: Check[] = [
  { needs: [file, 'agencies.yaml'], find: targetsAreKnown },
  { needs: [file, 'districts.yaml'], find: districtsAreKnown },
  { needs: [file, 'categories.yaml'], find: categoriesAreKnown },
  { needs: [file, 'categories.yaml'], find: attributesAreAsked },
  { needs: [file, 'categories.yaml', 'districts.yaml'], find: everyCaseHasARoute },
];

function* targetsAreKnown(profile: ProfileSource): Generator<Complaint> {
  const { agencies, districtOffices } = profile['agencies.yaml'];
  const known = new Set([
    DISTRICT_OFFICE,
    TRAY,
    ...[...agencies, ...districtOffices].map(({ code }) => code),
  ]);
  for (const kind of kinds) {
    for (const [i, { to, because }] of profile[file][kind].entries()) {
      if (!known.has(to)) yield [file, [kind, i, 'to'], `unknown agency ${to}`];
      if (to === TRAY && !because)
        yield [file, [kind, i], 'a route to the tray needs a because: it tells the agent why'];
    }
  }
}

function* districtsAreKnown(profile: ProfileSource): Generator<Complaint> {
  const known = new Set(profile['districts.yaml'].districts.map(({ name }) => name));
  for (const kind of kinds) {
    for (const [i, { when }] of profile[file][kind].entries()) {
      for (const [j, name] of (when?.districts ?? []).entries()) {
        if (!known.has(name)) yield [file, [kind, i, 'when', 'districts', j], `unknown district ${name}`];
      }
    }
  }
}

function* categoriesAreKnown(profile: ProfileSource): Generator<Complaint> {
  for (const kind of kinds) {
    const known = new Set(profile['categories.yaml'][kind].map(({ code }) => code));
    for (const [i, route] of profile[file][kind].entries()) {
      for (const [j, code] of route.for.entries()) {
        if (!known.has(code)) yield [file, [kind, i, 'for', j], `unknown ${kind} category ${code}`];
      }
    }
  }
}

/** A route may only depend on what the agent is asked for the category. */
function* attributesAreAsked(profile: ProfileSource): Generator<Complaint> {
  const { attributes } = profile['categories.yaml'];
  for (const kind of kinds) {
    for (const [i, route] of profile[file][kind].entries()) {
      const { area: _area, districts: _districts, ...asked } = route.when ?? {};
      for (const [code, value] of Object.entries(asked)) {
        const at = [kind, i, 'when', code];
        const attribute = attributes.find(one => one.code === code);
        if (!attribute) yield [file, at, `unknown attribute ${code}`];
        else if (!attribute.options.some(option => option.value === value)) {
          yield [file, at, `${code} has no value ${value}`];
        }
        for (const category of profile['categories.yaml'][kind]) {
          const unasked =
            attribute && route.for.includes(category.code) && !(code in (category.attributes ?? {}));
          if (unasked) yield [file, at, `${category.code} does not ask for ${code}`];
        }
      }
    }
  }
}

/** Tries every question that can be asked: each must find a route, and each route must be found by some question. */
function* everyCaseHasARoute(profile: ProfileSource): Generator<Complaint> {
  for (const kind of kinds) {
    for (const [i, category] of profile['categories.yaml'][kind].entries()) {
      const routes = routesOf({ code: category.code, kind }, profile[file], profile['districts.yaml']);
      if (routes.length === 0) {
        yield [
          'categories.yaml',
          [kind, i],
          `${category.code} ${category.name} has no route in routing.yaml`,
        ];
        continue;
      }
      const unused = new Set(routes);
      let lost: string | null = null;
      for (const question of questionsFor(category, profile)) {
        const found = routes[placeOfFirst(routes, question)];
        if (found) unused.delete(found);
        else lost ??= spoken(question);
      }
      if (lost !== null) yield [file, [kind], `${category.code} ${category.name} has no route ${lost}`];
      for (const { place } of unused) {
        yield [
          file,
          [kind, place],
          `the route is never reached for ${category.code}: those before it take every case`,
        ];
      }
    }
  }
}

interface Question {
  district: (DistrictsSource['districts'][number] & { villages: [] }) | null;
  attributes: Record<string, string>;
}

function* questionsFor(category: CategorySource, profile: ProfileSource): Generator<Question> {
  const districts = profile['districts.yaml'].districts.map(district => ({
    ...district,
    villages: [] as [],
  }));
  let answers: Record<string, string>[] = [{}];
  for (const code of Object.keys(category.attributes ?? {})) {
    const options = profile['categories.yaml'].attributes.find(one => one.code === code)?.options ?? [];
    answers = answers.flatMap(known => [known, ...options.map(({ value }) => ({ ...known, [code]: value }))]);
  }
  for (const district of [null, ...districts]) {
    for (const attributes of answers) yield { district, attributes };
  }
}

function spoken({ district, attributes }: Question): string {
  const given = Object.entries(attributes).map(([code, value]) => `${code} ${value}`);
  return `for ${[district ? district.name : 'no district', ...given].join(', ')}`;
}
