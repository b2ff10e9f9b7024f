import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The profile's words, read here once more: what is counted from a file knows nothing of the program. */
const profile = (name: string) => parse(readFileSync(`config/city/kaohsiung/${name}.yaml`, 'utf8'));

interface Named {
  code: string;
  name?: string;
  district?: string;
  parent?: string;
  aliases?: string[];
  uncategorised?: boolean;
}

const agencies: Named[] = [...profile('agencies').agencies, ...profile('agencies').districtOffices];
const items: Named[] = profile('categories').dispatch;
const byName = (all: Named[]): Map<string, string> =>
  new Map(
    all.flatMap(({ code, name = '', district, aliases = [] }) =>
      [...aliases, district ? `${district}公所` : name].map((one): [string, string] => [one, code]),
    ),
  );
export const UNITS = byName(agencies);
export const ITEMS = byName(items);
export const UNCATEGORISED = items.find(({ uncategorised }) => uncategorised)?.code ?? '';
export const DISTRICTS = byName(profile('districts').districts);
export const HOURS = new Map<string, number>(
  profile('limits').dispatch.complete.items.flatMap((rule: { hours: number; for: string[] }) =>
    rule.for.map(code => [code, rule.hours]),
  ),
);

const PARENTS = new Map(agencies.map(({ code, parent }) => [code, parent]));

/** Whose of the agencies that stand above all others. */
export function agencyOf(unit: string): string {
  const parent = PARENTS.get(unit);
  return parent ? agencyOf(parent) : unit;
}
