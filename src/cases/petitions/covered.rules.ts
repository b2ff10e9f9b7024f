import { COVERS } from '../../citizens/personal-data.rules.js';

/** In what it splits, the covers stand between what is not covered. */
const COVER = new RegExp(`(${Object.values(COVERS).join('|')})`);
const isCover = (_: string, i: number): boolean => i % 2 === 1;

/**
 * `text`, by somebody who has read `shared` where `typed` stands: each cover becomes again what it covers. Null where the
 * covers are not all there in their order, since what they cover would be lost.
 */
export function uncovered(text: string, typed: string, shared: string): string | null {
  const pieces = text.split(COVER);
  const before = shared.split(COVER);
  if (pieces.filter(isCover).join() !== before.filter(isCover).join()) return null;
  const covered = coveredParts(typed, before);
  return pieces.map((piece, i) => (isCover(piece, i) ? covered[(i - 1) / 2] : piece)).join('');
}

/** What stands in `typed` where there are covers in the pieces. */
function coveredParts(typed: string, pieces: readonly string[]): string[] {
  const parts: string[] = [];
  let start = pieces[0]?.length ?? 0;
  for (let i = 2; i < pieces.length; i += 2) {
    const next = pieces[i] as string;
    const isLast = i === pieces.length - 1;
    const end = isLast ? typed.length - next.length : typed.indexOf(next, start + 1);
    parts.push(typed.slice(start, end));
    start = end + next.length;
  }
  return parts;
}
