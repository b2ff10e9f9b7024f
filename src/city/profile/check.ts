import type { ProfileFile, ProfileSource } from './files.js';
import type { Path } from './source.js';

/** What is wrong, and where. */
export type Complaint = [file: ProfileFile, path: Path, reason: string];

/** Reads only the files it needs, so that a fault of form in one file does not hide what is wrong in the others. */
export interface Check {
  needs: ProfileFile[];
  find: (profile: ProfileSource) => Iterable<Complaint>;
}

/** Every value that occurs again, at its later places. */
export function* repeated(
  file: ProfileFile,
  what: string,
  values: Iterable<[Path, string | undefined]>,
): Generator<Complaint> {
  const seen = new Set<string>();
  for (const [path, value] of values) {
    if (value === undefined) continue;
    if (seen.has(value)) yield [file, path, `${what} ${value} is used twice`];
    seen.add(value);
  }
}
