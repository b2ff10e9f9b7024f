import { villagesByDistrict } from '../village-map.js';
import { type Check, type Complaint, repeated } from './check.js';
import type { ProfileSource } from './files.js';
import type { Path } from './source.js';

export const cityChecks: Check[] = [
  { needs: ['city.yaml'], find: cityIsSound },
  { needs: ['city.yaml'], find: countersAreKnown },
  { needs: ['city.yaml', 'districts.yaml'], find: countersHaveADistrict },
  { needs: ['city.yaml', 'agencies.yaml'], find: centreIsAnAgency },
  { needs: ['agencies.yaml', 'districts.yaml'], find: agenciesAreUnique },
  { needs: ['agencies.yaml'], find: agenciesHaveAnOrder },
  { needs: ['agencies.yaml', 'districts.yaml'], find: everyDistrictHasOneOffice },
  { needs: ['districts.yaml'], find: districtsAreUnique },
  { needs: ['city.yaml', 'districts.yaml'], find: districtsHaveBoundaries },
];

function* cityIsSound({ 'city.yaml': city }: ProfileSource): Generator<Complaint> {
  if (!Intl.supportedValuesOf('timeZone').includes(city.timeZone)) {
    yield ['city.yaml', ['timeZone'], `there is no time zone ${city.timeZone}`];
  }
  const [west, south, east, north] = city.bounds;
  if (west >= east || south >= north) {
    yield ['city.yaml', ['bounds'], 'bounds must be west, south, east, north'];
  }
}

function* countersAreKnown({
  'city.yaml': { counterSites = [], counterServices = [] },
}: ProfileSource): Generator<Complaint> {
  const codes = (list: { code: string }[], name: string): [Path, string][] =>
    list.map(({ code }, index) => [[name, index], code]);
  yield* repeated('city.yaml', 'code', codes(counterSites, 'counterSites'));
  yield* repeated('city.yaml', 'code', codes(counterServices, 'counterServices'));
  for (const [index, { sites }] of counterServices.entries()) {
    for (const [at, site] of sites.entries()) {
      if (!counterSites.some(({ code }) => code === site))
        yield ['city.yaml', ['counterServices', index, 'sites', at], `unknown site ${site}`];
    }
  }
}

function* countersHaveADistrict({
  'city.yaml': { counterSites = [] },
  'districts.yaml': { districts },
}: ProfileSource): Generator<Complaint> {
  for (const [index, { district }] of counterSites.entries()) {
    if (district !== undefined && !districts.some(({ name }) => name === district))
      yield ['city.yaml', ['counterSites', index, 'district'], `unknown district ${district}`];
  }
}

function* centreIsAnAgency({
  'city.yaml': { centre },
  'agencies.yaml': { agencies },
}: ProfileSource): Generator<Complaint> {
  if (!agencies.some(({ code }) => code === centre)) {
    yield ['city.yaml', ['centre'], `unknown agency ${centre}`];
  }
}

function* agenciesAreUnique({
  'agencies.yaml': { agencies, districtOffices },
}: ProfileSource): Generator<Complaint> {
  const file = 'agencies.yaml';
  const every = [
    ...agencies.map((agency, i) => ({
      ...agency,
      names: [agency.name, ...(agency.aliases ?? [])],
      path: ['agencies', i],
    })),
    ...districtOffices.map((office, i) => ({
      ...office,
      names: [`${office.district}公所`],
      path: ['districtOffices', i],
    })),
  ];
  yield* repeated(
    file,
    'code',
    every.map(({ code, path }) => [path, code]),
  );
  yield* repeated(
    file,
    'unit code',
    every.map(({ unitCode, path }) => [path, unitCode]),
  );
  yield* repeated(
    file,
    'name',
    every.flatMap(({ names, path }) => names.map((name): [Path, string] => [path, name])),
  );
}

function* agenciesHaveAnOrder({ 'agencies.yaml': { agencies } }: ProfileSource): Generator<Complaint> {
  const parents = new Map(agencies.map(({ code, parent }) => [code, parent]));
  for (const [i, { code, parent }] of agencies.entries()) {
    const at: Path = ['agencies', i, 'parent'];
    if (parent !== undefined && !parents.has(parent)) yield ['agencies.yaml', at, `unknown agency ${parent}`];
    let above = parent;
    for (let steps = 0; above !== undefined && above !== code && steps < agencies.length; steps += 1)
      above = parents.get(above);
    if (above === code) yield ['agencies.yaml', at, `${code} is below itself`];
  }
}

function* everyDistrictHasOneOffice(profile: ProfileSource): Generator<Complaint> {
  const { districtOffices } = profile['agencies.yaml'];
  const { districts } = profile['districts.yaml'];
  for (const [i, { district }] of districtOffices.entries()) {
    const at: Path = ['districtOffices', i, 'district'];
    if (!districts.some(({ name }) => name === district))
      yield ['agencies.yaml', at, `unknown district ${district}`];
  }
  for (const [i, { name }] of districts.entries()) {
    const offices = districtOffices.filter(({ district }) => district === name);
    if (offices.length === 0) yield ['districts.yaml', ['districts', i], `${name} has no district office`];
  }
}

function* districtsAreUnique({ 'districts.yaml': { districts } }: ProfileSource): Generator<Complaint> {
  for (const key of ['code', 'name', 'zip'] as const) {
    yield* repeated(
      'districts.yaml',
      key,
      districts.map((district, i) => [['districts', i, key], district[key]]),
    );
  }
}

function* districtsHaveBoundaries({
  'city.yaml': { countyCode },
  'districts.yaml': { districts },
}: ProfileSource): Generator<Complaint> {
  const known = villagesByDistrict(countyCode);
  if (known.size === 0)
    yield ['city.yaml', ['countyCode'], `there are no boundaries for the county ${countyCode}`];
  for (const [i, { code, name }] of districts.entries()) {
    if (!known.has(code))
      yield ['districts.yaml', ['districts', i, 'code'], `${name} ${code} has no boundary`];
  }
  for (const code of known.keys()) {
    const listed = districts.some(district => district.code === code);
    if (!listed) yield ['districts.yaml', ['districts'], `the district ${code} of the boundaries is missing`];
  }
}
