import type pg from 'pg';
import type { WorkingCalendar } from '../../city/working-days.rules.js';
import type { CaseKind } from '../../events.js';
import { dueTimes, type FrozenRule, type Limited } from '../../sla/clock.rules.js';
import { stepsOf } from '../../sla/step.rules.js';
import { wallClock } from './wall-clock.js';

/** Cases to be there before the measuring begins: each with a clock of its own, and one of its leg if wished. */
export interface Load {
  kind: CaseKind;
  category: string;
  rule: FrozenRule;
  /** When they came in; one after the other, and from the beginning again. */
  starts: readonly Date[];
  cases: number;
  withLeg: boolean;
}

const DISTRICT = '64000050';
const AGENCY = 'maintenance';

/**
 * Puts them beside what is there, numbered from `first` on: as rows, since a million over the doors would take hours. The
 * due times and the next steps are those of the rules, so that the server finds nothing to correct.
 */
export async function loadClocks(
  client: pg.Client,
  { kind, category, rule, starts, cases, withLeg }: Load,
  first: number,
  calendar: WorkingCalendar,
): Promise<void> {
  const numbers = [first, first + cases - 1];
  const ofCase = [...numbers, kind, category, starts];
  await client.query(INCIDENTS, ofCase);
  await client.query(CASES, ofCase);
  await client.query(ORDERS, ofCase);
  await client.query(FACT_CASES, ofCase);
  const legs = withLeg ? [false, true] : [false];
  for (const isLeg of legs) {
    const frozen = isLeg ? { ...rule, ladder: [] } : rule;
    const { due, next, done } = standings(frozen, starts, calendar);
    const ofClock = [
      ...numbers,
      kind,
      category,
      starts,
      isLeg,
      rule.kind,
      JSON.stringify(frozen),
      due,
      next,
      done,
    ];
    await client.query(CLOCKS, ofClock);
    await client.query(FACT_CLOCKS, ofClock);
  }
}

function standings(
  rule: FrozenRule,
  starts: readonly Date[],
  calendar: WorkingCalendar,
): { due: Date[]; next: (Date | null)[]; done: number[] } {
  const now = wallClock();
  const all = starts.map(startedAt => {
    const limited: Limited = { rule, startedAt, extension: 0, district: DISTRICT, pauses: [] };
    const times = dueTimes(limited, calendar);
    const steps = stepsOf(limited, times, calendar);
    const done = steps.filter(({ at }) => at.getTime() <= now).length;
    return { due: times.dueAt, next: steps[done]?.at ?? null, done };
  });
  return { due: all.map(one => one.due), next: all.map(one => one.next), done: all.map(one => one.done) };
}

/** An id that says what it is of: one look-up less, and rows lie in the order in which they came. */
const id = (what: number): string => `('0000000${what}-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const [INCIDENT, CASE, ORDER, OWN, LEG] = [id(1), id(2), id(3), id(4), id(5)];
const NUMBER = `'B' || lpad(n::text, 8, '0')`;

/** $1 to $2, each with its start from the list $5. */
const NUMBERED = `
  generate_series($1::int, $2::int) n
  cross join lateral (select ($5::timestamptz[])[1 + (n - $1) % cardinality($5::timestamptz[])] as start) s`;
const OF_CASE = `$3::text as kind, $4::text as category`;

const INCIDENTS = `
  insert into incident (id, category, district, opened_at)
  select ${INCIDENT}, one.category, '${DISTRICT}', start from ${NUMBERED}, (select ${OF_CASE}) one`;

const CASES = `
  insert into case_file (id, number, kind, state, version, origin, incident_id, category, category_version, district,
                         attributes, description, urgency, agency, password_hash, channel, received_at, opened_at, updated_at)
  select ${CASE}, ${NUMBER}, one.kind, 'acknowledged', 3, 'live', ${INCIDENT}, one.category, 1, '${DISTRICT}',
         '{}', '量測用案件', 'normal', '${AGENCY}', '\\x00', 'phone', start, start, start
    from ${NUMBERED}, (select ${OF_CASE}) one`;

const ORDERS = `
  insert into work_order (id, incident_id, case_id, agency, role, state, version, dispatched_at, delivered_at, acknowledged_at)
  select ${ORDER}, ${INCIDENT}, ${CASE}, '${AGENCY}', 'lead', 'acknowledged', 2, start, start, start
    from ${NUMBERED}, (select ${OF_CASE}) one`;

const FACT_CASES = `
  insert into fact_case (case_id, number, kind, category, first_category, district, agency, channel, origin, state,
                         received_at, opened_at, first_dispatched_at, first_acknowledged_at, reopened, reassigned,
                         recategorised, confidential)
  select ${CASE}, ${NUMBER}, one.kind, one.category, one.category, '${DISTRICT}', '${AGENCY}', 'phone', 'live',
         'acknowledged', start, start, start, start, 0, 0, 0, false
    from ${NUMBERED}, (select ${OF_CASE}) one`;

const STANDING = `
  ${NUMBERED} cross join lateral (
    select 1 + (n - $1) % cardinality($5::timestamptz[]) as place, ${OF_CASE}, $6::boolean as leg, $7::text as clock,
           $8::jsonb as rule) p
  cross join lateral (
    select ($9::timestamptz[])[p.place] as due, ($10::timestamptz[])[p.place] as next, ($11::int[])[p.place] as done) t`;
const CLOCK = `case when leg then ${LEG} else ${OWN} end`;

const CLOCKS = `
  insert into clock (id, case_id, work_order_id, agency, kind, rule, started_at, original_due_at, due_at, steps_done,
                     next_at, history)
  select ${CLOCK}, ${CASE}, case when leg then ${ORDER} end, case when leg then '${AGENCY}' end, clock, rule, start, due,
         due, done, next, false
    from ${STANDING}`;

const FACT_CLOCKS = `
  insert into fact_clock (clock_id, case_id, number, work_order_id, kind, case_kind, category, district, channel, origin,
                          started_at, original_due_at, due_at)
  select ${CLOCK}, ${CASE}, ${NUMBER}, case when leg then ${ORDER} end, clock, kind, category, '${DISTRICT}', 'phone',
         'live', start, due, due
    from ${STANDING} where $8 is not null and $10 is not null and $11 is not null`;
