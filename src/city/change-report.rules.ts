import type { Loaded } from './city-loader.service.js';
import type { Change } from './profile-changes.rules.js';

const MOST_LINES = 60;
const SIGN = { added: '+', changed: '~', retired: '-' } as const;

/** What a load did, for the person at the terminal: line by line, or only counted when it is too much to read. */
export function changeReport({ version, changes, reordered }: Loaded): string[] {
  const order = reordered ? ['The order of the lists has changed.'] : [];
  if (changes.length === 0)
    return [...order, `Nothing ${reordered ? 'else ' : ''}has changed: version ${version} stays in force.`];
  const listed = changes.length > MOST_LINES ? countsByKind(changes) : changes.map(line);
  return [`Version ${version} is in force. What has changed:`, ...listed, ...order];
}

const line = ({ change, kind, code, details }: Change): string =>
  [`  ${SIGN[change]} ${kind} ${code}`, ...details.map(detail => `      ${detail}`)].join('\n');

function countsByKind(changes: readonly Change[]): string[] {
  const counts = new Map<string, number>();
  for (const { change, kind } of changes) {
    const what = `  ${SIGN[change]} ${kind}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => `${what}: ${count}`);
}
