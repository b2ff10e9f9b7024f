import { isDeepStrictEqual } from 'node:util';
import type { ProfileEntry } from './profile.js';

export interface Change {
  change: 'added' | 'changed' | 'retired';
  kind: ProfileEntry['kind'];
  code: string;
  /** Of a changed entry: what differs, for people. */
  details: string[];
}

type Entry = Pick<ProfileEntry, 'kind' | 'code' | 'content'>;

/** What loading `wanted` over `current` does; every change makes a version. */
export function changesBetween(current: readonly Entry[], wanted: readonly Entry[]): Change[] {
  const known = new Map(current.map(entry => [keyOf(entry), entry]));
  const kept = new Set(wanted.map(keyOf));
  const changes: Change[] = [];
  for (const { kind, code, content } of wanted) {
    const before = known.get(keyOf({ kind, code }));
    if (!before) changes.push({ change: 'added', kind, code, details: [] });
    else if (!isDeepStrictEqual(before.content, content)) {
      changes.push({ change: 'changed', kind, code, details: differences(before.content, content) });
    }
  }
  for (const { kind, code } of current) {
    if (!kept.has(keyOf({ kind, code }))) changes.push({ change: 'retired', kind, code, details: [] });
  }
  return changes;
}

export const keyOf = ({ kind, code }: { kind: string; code: string }): string => `${kind} ${code}`;

function differences(before: object, after: object): string[] {
  const [old, now] = [named(before), named(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter(name => !isDeepStrictEqual(old[name], now[name]))
    .map(name => `${name}: ${spoken(old[name])} → ${spoken(now[name])}`);
}

/** Of a list of limits, each by its kind: `complete.hours`. */
function named(content: object): Record<string, unknown> {
  if (!Array.isArray(content)) return content as Record<string, unknown>;
  const fields = content.flatMap((one, i) =>
    Object.entries(one).map(([name, value]) => [`${one.kind ?? i}.${name}`, value]),
  );
  return Object.fromEntries(fields);
}

function spoken(value: unknown): string {
  const text = value === undefined ? 'none' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
