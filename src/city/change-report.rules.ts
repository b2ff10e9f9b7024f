import type { Loaded } from './city-loader.service.js';
import type { Change } from './profile-changes.rules.js';

const MOST_LINES = 60;
const WHY_LEFT = {
  imported: 'which was imported from the government’s file',
  not_in_profile: 'which the profile does not have: a known year stays known',
} as const;
const SIGN = { added: '+', changed: '~', retired: '-' } as const;

/** What a load did, for the person at the terminal: line by line, or only counted when it is too much to read. */
export function changeReport({ version, changes, reordered, leftAlone, limitsFrom }: Loaded): string[] {
  const order = reordered ? ['The order of the lists has changed.'] : [];
  const left = leftAlone.map(
    ({ year, because }) => `Left alone: the calendar of ${year}, ${WHY_LEFT[because]}.`,
  );
  if (changes.length === 0) {
    const nothing = `Nothing ${reordered ? 'else ' : ''}has changed: version ${version} stays in force.`;
    return [...order, nothing, ...left];
  }
  const listed = changes.length > MOST_LINES ? countsByKind(changes) : changes.map(line);
  const later = limitsFrom === null ? [] : [`Limits that have changed are in force from ${limitsFrom} on.`];
  return [`Version ${version} is in force. What has changed:`, ...listed, ...later, ...order, ...left];
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
