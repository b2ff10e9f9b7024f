import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  after,
  foldTo,
  type History,
  histories,
  ITEMS,
  inFull,
  opened,
  type Step,
  sameKind,
  workedIn,
} from '../../test/support/histories.js';
import { calendarOf, closuresFrom } from '../../test/support/worlds.js';
import type { Closure } from '../city/working-days.rules.js';

const RUNS = { numRuns: 600 };
const HOUR = 3_600_000;

const withCalendar = (changing: boolean) =>
  histories({ changing }).chain(history =>
    closuresFrom(+history.openedAt).map((closures): { history: History; closures: Closure[] } => ({
      ...{ history, closures },
    })),
  );

/** Who has the case makes no difference to the citizen. */
const asSeen = (clocks: ReturnType<typeof inFull>): object[] =>
  clocks.map(({ kind, startedAt, originalDueAt, dueAt, stoppedAt, outcome, rule }) => ({
    ...{ kind, startedAt, originalDueAt, dueAt, stoppedAt, outcome, category: rule.category },
  }));

/** To B and back, at a moment at which nobody waits and nothing is reported; who had acknowledged does so again. */
function handedOverAndBack(history: History, place: number, hours: number): History | null {
  let now = opened(history);
  const before: Step[] = [];
  for (const step of history.steps.slice(0, place)) {
    now = after(now, step) ?? now;
    before.push(step);
  }
  const rest = history.steps.slice(place);
  if (now.phase !== 'sent' && now.phase !== 'acknowledged') return null;
  const from = before.at(-1)?.at ?? history.openedAt;
  const until = new Date(Math.min(+from + hours * HOUR, +(rest[0]?.at ?? new Date(8.64e15))));
  const { agency } = now;
  const other = agency === 'B' ? 'C' : 'B';
  const there: Step = { act: 'reassign', to: other, at: from };
  const back: Step = { act: 'reassign', to: agency, at: until };
  const again: Step[] = now.phase === 'acknowledged' ? [{ act: 'acknowledge', at: until }] : [];
  return { ...history, steps: [...before, there, back, ...again, ...rest] };
}

describe('any history of a case', () => {
  it('that goes from A to B and back to A is, to the citizen, as if it had never gone', () => {
    let moves = 0;
    fc.assert(
      fc.property(withCalendar(true), fc.nat(12), fc.nat(100), ({ history, closures }, place, hours) => {
        const moved = handedOverAndBack(history, Math.min(place, history.steps.length), hours);
        if (!moved) return;
        moves += 1;
        const calendar = calendarOf({ closures });
        expect(asSeen(inFull(foldTo(moved), calendar))).toEqual(asSeen(inFull(foldTo(history), calendar)));
        expect(foldTo(moved).phase).toBe(foldTo(history).phase);
      }),
      RUNS,
    );
    expect(moves).toBeGreaterThan(100);
  });

  it('in which the case becomes another item has, in what runs, that item’s limit from the original start', () => {
    let changes = 0;
    fc.assert(
      fc.property(
        withCalendar(false),
        fc.constantFrom(...ITEMS),
        fc.nat(12),
        ({ history, closures }, to, place) => {
          if (to === history.item || !sameKind(to, history.item)) return;
          const calendar = calendarOf({ closures });
          const steps = [...history.steps];
          const before = steps[Math.min(place, steps.length) - 1]?.at ?? history.openedAt;
          steps.splice(Math.min(place, steps.length), 0, { act: 'recategorise', to, at: before });
          const changed = foldTo({ ...history, steps });
          for (const clock of inFull(changed, calendar).filter(one => one.stoppedAt === null)) {
            changes += 1;
            const [always] = opened({ ...history, item: to, openedAt: clock.startedAt }).clocks.filter(
              ({ kind }) => kind === clock.kind,
            );
            if (!always) continue;
            const asIf = { ...always, extension: clock.extension };
            const [expected] = inFull({ ...changed, clocks: [asIf] }, calendar);
            expect(asSeen([clock])).toEqual(asSeen([expected as typeof clock]));
          }
        },
      ),
      RUNS,
    );
    expect(changes).toBeGreaterThan(100);
  });

  it('never takes back what was worked off, whatever becomes known later, and never finds more than has passed', () => {
    fc.assert(
      fc.property(withCalendar(false), ({ history, closures }) => {
        const calendar = calendarOf({ closures });
        let before: number[] = [];
        for (const { at } of history.steps) {
          const now = foldTo(history, +at);
          const worked = workedIn(now, at, calendar);
          for (const [i, amount] of worked.entries()) {
            const clock = now.clocks[i] as (typeof now.clocks)[number];
            const passed = (+(clock.stoppedAt ?? at) - +clock.startedAt) / HOUR;
            const most = clock.rule.workingDays === undefined ? passed : passed / 24;
            expect(amount).toBeLessThanOrEqual(most + 1e-9);
            expect(amount).toBeGreaterThanOrEqual(before[i] ?? 0);
          }
          before = worked;
        }
      }),
      RUNS,
    );
  });
});
