import type { Unit } from '../city/counting.rules.js';
import type { DateWords } from '../city/dates.words.js';
import type { ClosedBecause, Closure, WorkingCalendar } from '../city/working-days.rules.js';
import type { Words } from '../platform/problem/problem.js';
import type { ClockInFull, Sentence, SentenceCode, Surroundings } from './clock-in-full.js';
import { amountWords, en, list, NOTHING, PART, words, zh } from './explain.words.js';
import type { Piece, Walk } from './walk.rules.js';

/** What sentences are made of. */
export interface Telling {
  clock: ClockInFull;
  walked: Walk;
  around: Surroundings;
  /** By which the walk arrives: as it is, or as it was when the clock was stopped. */
  calendar: WorkingCalendar;
  unit: Unit;
  dates: DateWords;
}

/** Every day, half day and hour on the way: what was counted, and what was not and why. Pauses are told by themselves. */
export function explainPieces(telling: Telling): Sentence[] {
  let total = 0;
  return groups(telling.walked).flatMap(pieces => {
    const [first, last] = [pieces[0] as Piece, pieces.at(-1) as Piece];
    const { became } = first;
    const run: Run = { from: first.from, to: last.to };
    if (became.as === 'pause') return [];
    if (became.as === 'first-day') return [sentence('first-day', run, firstDay(run, telling))];
    if (became.as === 'closed') return [closed(became.because, run, telling)];
    const amount = pieces.reduce((sum, piece) => sum + piece.amount, 0);
    total += amount;
    const makeUp = pieces.map(makeUpOf).find(name => name !== null) ?? null;
    return [counted({ amount, total, makeUp }, run, telling)];
  });
}

interface Run {
  from: number;
  to: number;
}

const sentence = (code: SentenceCode, { from, to }: Run, said: Words): Sentence => ({
  ...{ code, words: said, from: new Date(from), to: new Date(to) },
});

/** One sentence is about what is counted from day to day, and the hours between in which offices are closed. */
function groups({ pieces, originalDueAt }: Walk): Piece[][] {
  const found: Piece[][] = [];
  for (const piece of pieces) {
    const last = found.at(-1) ?? [];
    const makeUps = [...last, piece].filter(({ amount }) => amount > 0).map(makeUpOf);
    const goesOn = [...last, piece].every(isOfHours) && new Set(makeUps).size < 2;
    if (last.length > 0 && goesOn && piece.from !== +originalDueAt) last.push(piece);
    else found.push([piece]);
  }
  return found;
}

const isOfHours = ({ became }: Piece): boolean => became.as === 'counted' || became.as === 'after-hours';
const makeUpOf = ({ became }: Piece): string | null => (became.as === 'counted' ? became.makeUp : null);

function firstDay({ from }: Run, { walked, calendar, dates }: Telling): Words {
  const day = dates.day(from);
  const first = walked.pieces.find(({ became }) => became.as === 'counted') as Piece;
  const { days } = calendar;
  const next = dates.run(first.from, Math.min(first.to, days.at(days.dayOf(first.from) + 1)));
  return {
    'zh-TW': zh`${day}是始日，不計；第一個計入的日子是 ${next}。`,
    en: en`${day} is the day it began, and is not counted; the first day that counts is ${next}.`,
  };
}

function closed(why: ClosedBecause, run: Run, telling: Telling): Sentence {
  const days = telling.dates.run(run.from, run.to);
  if (why.because === 'closure') return sentence('closure', run, shut(why.closure, days, telling));
  if (why.because === 'holiday')
    return sentence('holiday', run, {
      'zh-TW': zh`${days}：${why.name}，不計。`,
      en: en`${days}: holiday (${why.name}), not counted.`,
    });
  return sentence('weekend', run, {
    'zh-TW': zh`${days}：週末，不計。`,
    en: en`${days}: weekend, not counted.`,
  });
}

function shut({ id, districts, part, reason }: Closure, days: Words, { around, dates }: Telling): Words {
  const where = districts === null ? words('全市', 'the whole city') : list(districts.map(around.district));
  const saved = around.closures.find(one => one.id === id)?.savedAt;
  const when = saved ? dates.moment(+saved) : null;
  const note = when ? { 'zh-TW': zh`（${when} 登錄）`, en: en` It was saved ${when}.` } : NOTHING;
  return {
    'zh-TW': zh`${days}：${where}${PART[part]}停止上班，不計。事由：${reason}${note}。`,
    en: en`${days}: offices closed ${PART[part]} in ${where}, not counted. Reason: ${reason}.${note}`,
  };
}

interface Counted {
  amount: number;
  total: number;
  makeUp: string | null;
}

const HOW: Record<Unit, Words> = {
  hours: words('不分晝夜', ' around the clock'),
  workingHours: NOTHING,
  workingDays: NOTHING,
};

function counted({ amount, total, makeUp }: Counted, run: Run, { dates, unit }: Telling): Sentence {
  const days = unit === 'workingDays' ? dates.run(run.from, run.to) : dates.span(run.from, run.to);
  if (amount === 0)
    return sentence('after-hours', run, {
      'zh-TW': zh`${days}：上班時間以外，不計。`,
      en: en`${days}: outside office hours, not counted.`,
    });
  const here = amountWords(amount, unit);
  const all = amountWords(total, unit);
  const sum = total === amount ? NOTHING : { 'zh-TW': zh`，累計 ${all}`, en: en`, ${all} in all` };
  if (makeUp)
    return sentence('make-up', run, {
      'zh-TW': zh`${days}：${makeUp}，計入 ${here}${sum}。`,
      en: en`${days}: offices make up for a holiday (${makeUp}), ${here} counted${sum}.`,
    });
  return sentence('counted', run, {
    'zh-TW': zh`${days}：${HOW[unit]}計入 ${here}${sum}。`,
    en: en`${days}: ${here} counted${HOW[unit]}${sum}.`,
  });
}
