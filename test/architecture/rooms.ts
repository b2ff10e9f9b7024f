import type { Finding } from './agreed.js';
import { type Import, importsOf, isTest, type Source } from './source.js';

/** What a room (or one file of it) may import: a room, or one file of a room. */
export type Table = Record<string, readonly string[]>;

export interface Rules {
  table: Table;
  /** May import everything: they put the rooms together, or drive them from outside. */
  all: readonly string[];
  /** May be imported by every room that has a row, but not by each other. */
  ground: readonly string[];
  /** A row of its own for a single file, and why it has one. */
  files: Record<string, { may: readonly string[]; because: string }>;
}

/** `src/cases/note.service.ts` → `cases`; `src/flow.ts` → `flow`; outside of `src` the folder itself. */
export function roomOf(path: string): string {
  const [first, ...rest] = path.replace(/\.tsx?$/, '').split('/');
  return first === 'src' ? (rest[0] as string) : (first as string);
}

/** As the table names it: without `src/`, without ending. */
const nameOf = (path: string): string => path.replace(/^src\//, '').replace(/\.tsx?$/, '');
const isWithin = (name: string, allowed: string): boolean =>
  name === allowed || name.startsWith(`${allowed}/`);

/** The imports that lead from one room to another. Packages are nobody's room; what tests share is for tests. */
export const crossings = (sources: Source[]): Import[] =>
  sources
    .filter(({ path }) => !path.startsWith('test/'))
    .flatMap(importsOf)
    .filter(
      ({ from, to }) => /^(src|test|migrations|scripts|config)\//.test(to) && roomOf(from) !== roomOf(to),
    )
    .filter(({ from, to }) => !(isTest(from) && to.startsWith('test/support/')));

export function breaches(imports: Import[], rules: Rules): Finding[] {
  return imports
    .filter(({ from, to }) => !mayImport(from, to, rules))
    .map(({ from, to }) => ({ path: from, what: `imports ${to}` }));
}

function mayImport(from: string, to: string, rules: Rules): boolean {
  const room = roomOf(from);
  if (rules.all.includes(room)) return true;
  const row = rules.table[room];
  const own = rules.files[nameOf(from)]?.may ?? [];
  if (!row) return false;
  const ground = rules.ground.includes(room) ? [] : rules.ground;
  return [...row, ...own, ...ground].some(allowed => isWithin(nameOf(to), allowed));
}

/** What rows allow and nobody does. */
export function unused(imports: Import[], { table, files }: Rules): string[] {
  const product = imports.filter(({ from }) => !isTest(from));
  const isUsed = (who: (from: string) => boolean, allowed: string): boolean =>
    product.some(({ from, to }) => who(from) && isWithin(nameOf(to), allowed));
  return [
    ...Object.entries(table).flatMap(([room, row]) =>
      row
        .filter(allowed => !isUsed(from => roomOf(from) === room, allowed))
        .map(allowed => `${room} may import ${allowed}`),
    ),
    ...Object.entries(files).flatMap(([file, { may }]) =>
      may
        .filter(allowed => !isUsed(from => nameOf(from) === file, allowed))
        .map(allowed => `${file} may import ${allowed}`),
    ),
  ];
}

/** Circles of rooms, each named once, by the way round. What a single file may is not its room's way. */
export function circles(imports: Import[], files: Rules['files']): string[] {
  const ways = imports.filter(
    ({ from, to }) => !files[nameOf(from)]?.may.some(may => isWithin(nameOf(to), may)),
  );
  return circlesIn(ways.map(({ from, to }) => [roomOf(from), roomOf(to)]));
}

/** Circles in any graph: from each node the shortest way back to itself, counted once for all nodes on it. */
export function circlesIn(edges: (readonly [string, string])[]): string[] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of edges) next.set(from, (next.get(from) ?? new Set()).add(to));
  const found = new Map<string, string>();
  for (const start of [...next.keys()].sort()) {
    const way = wayBack(start, next);
    const nodes = [...(way ?? [])].sort().join(' ');
    if (way && !found.has(nodes)) found.set(nodes, [...way, start].join(' → '));
  }
  return [...found.values()];
}

function wayBack(start: string, next: Map<string, Set<string>>): string[] | null {
  const before = new Map<string, string>();
  const waiting = [start];
  for (const node of waiting) {
    for (const following of next.get(node) ?? []) {
      if (following === start) {
        const way = [node];
        while (way[0] !== start) way.unshift(before.get(way[0] as string) as string);
        return way;
      }
      if (before.has(following)) continue;
      before.set(following, node);
      waiting.push(following);
    }
  }
  return null;
}
