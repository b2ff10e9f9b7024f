/** Why initdb or the server ended, as far as what follows depends on it. */
export type FailureCause = 'port-busy' | 'already-running' | 'disk-full' | 'other';

export interface Failure {
  cause: FailureCause;
  /** The line that says it best. */
  line: string;
}

const SIGNS: [FailureCause, RegExp][] = [
  ['disk-full', /No space left on device|Disk quota exceeded/],
  ['already-running', /lock file "postmaster\.pid" already exists/],
  ['port-busy', /could not bind .*(Address already in use|Permission denied)/],
];

/** From what the program wrote before it ended. */
export function readFailure(output: string): Failure {
  const lines = output
    .split('\n')
    .map(line => line.replace(/^\d{4}-\d\d-\d\d [\d:.]+ \w+ \[\d+\] /, '').trim());
  for (const [cause, sign] of SIGNS) {
    const line = lines.find(one => sign.test(one));
    if (line) return { cause, line };
  }
  const line = lines.findLast(one => /FATAL|PANIC|error:/.test(one)) ?? lines.findLast(Boolean);
  return { cause: 'other', line: line ?? 'it ended without a word' };
}
