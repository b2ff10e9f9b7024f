import { readTime } from '../../platform/clock/read-time.js';
import type { FieldProblem } from '../../platform/problem/problem.js';
import { invalid } from '../../platform/problem/validation.js';
import { flawOfReceipt } from '../received-at.rules.js';
import type { TurnDto } from './chat.dto.js';
import type { Turn } from './chat.rules.js';

const CLOCKS_DIFFER_MS = 5 * 60_000;

/**
 * The turns of a delivery, whose form was checked at the edge. INVALID 400: a turn that is yet to come. 422: none of them
 * is of a time at which the city can still have been reached.
 */
export function turnsFrom(dtos: readonly TurnDto[], now: Date): Turn[] {
  const turns = dtos.map(({ at, ...turn }) => ({ ...turn, at: readTime(at) as Date }));
  const flaws = turns.flatMap(({ at }, index): FieldProblem[] =>
    at.getTime() - now.getTime() > CLOCKS_DIFFER_MS ? [inTheFuture(index)] : [],
  );
  if (flaws.length > 0) throw invalid(flaws);
  const newest = turns.reduce((last, { at }, index) => (at > (turns[last] as Turn).at ? index : last), 0);
  const late = flawOfReceipt((turns[newest] as Turn).at, now, { origin: 'live', mayBeLate: false });
  if (late) throw invalid([{ ...late, field: `turns.${newest}.at` }]);
  return turns;
}

const inTheFuture = (index: number): FieldProblem => ({
  field: `turns.${index}.at`,
  code: 'IN_THE_FUTURE',
  message: { 'zh-TW': '對話的時間不能是未來的時間', en: 'The time of the turn is in the future' },
});
