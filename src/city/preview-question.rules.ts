import type { RoutedCase } from './city-profile.js';

/** `attributes[roadWidth]=under6m`, whether the server's parser nests it or not. Empty values count as not given. */
export function previewQuestion(query: Record<string, unknown>): Partial<RoutedCase> {
  const attributes: Record<string, string> = {};
  const nested = typeof query.attributes === 'object' && query.attributes !== null ? query.attributes : {};
  const flat = Object.entries(query).map(([name, value]) => [/^attributes\[(\w+)\]$/.exec(name)?.[1], value]);
  for (const [code, value] of [...Object.entries(nested), ...flat]) {
    if (typeof code === 'string' && typeof value === 'string' && value) attributes[code] = value;
  }
  return { category: text(query.category), district: text(query.district), attributes };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
