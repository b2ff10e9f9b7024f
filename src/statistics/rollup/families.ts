import { TAIPEI } from '../../platform/clock/taipei.js';
import { KIND_OF_CLOCK } from '../breaches/reported-clocks.js';
import { OF_SURGE_CASE, ofSurge } from './of-surge.js';
import { STANDING_RELEASES } from './standing-releases.sql.js';

/**
 * What is added up of each day: which rows are the day's, in which columns they are counted, and by what they are told
 * apart. The same words make the rolled-up days and answer what is asked of fewer rows than all.
 */
export interface Family {
  /** The table, and what the other words call its rows. */
  table: string;
  row: string;
  /** The rows whose time lies in a period: `$1` its beginning, `$2` its end. */
  within: string;
  /** The calendar day of a row, in Taipei. */
  day: string;
  /** Of which kind a row is; kinds are never added up. */
  kind: string;
  /** Names of figures and the SQL aggregate of each. Only ever added to at the end: the days keep them by their place. */
  figures: Record<string, string>;
  /** By what rows are told apart, and the SQL of its key. */
  dimensions: Record<string, string>;
  /** What rows can be narrowed by without being told apart by it: never added up, so always from the facts. */
  narrowedBy?: Record<string, string>;
  /** Rows of one key of these that are found instead of looked for in a whole period. */
  foundBy?: Record<string, Record<string, string>>;
}

const dayOf = (time: string): string => `((${time}) at time zone '${TAIPEI}')::date`;
/** Weekday (1: Monday) and hour, as in 1-08. */
const hourOf = (time: string): string => `to_char(${time} at time zone '${TAIPEI}', 'ID-HH24')`;
const within = (time: string): string => `${time} >= $1 and ${time} < $2`;
const count = (which: string): string => `count(*) filter (where ${which})`;
const within4h = (time: string): string => `${time} <= c.received_at + interval '4 hours'`;

/** Petitions and dispatch cases, by the day on which the citizen reached the city. */
const OF_CASES = {
  ...{ table: 'fact_case', row: 'c' },
  within: within('c.received_at'),
  day: dayOf('c.received_at'),
  kind: 'c.kind',
  figures: {
    opened: 'count(*)',
    timed: count('not c.untimed'),
    acknowledgedWithin4h: count(`not c.untimed and ${within4h('c.first_acknowledged_at')}`),
    reportedWithin4h: count(`not c.untimed and ${within4h('c.first_reported_at')}`),
    /** Nobody had to do anything any more before the four hours were over. */
    withdrawnBeforeAcknowledged: count(
      `not c.untimed and ${within4h('c.withdrawn_at')} and not coalesce(${within4h('c.first_acknowledged_at')}, false)`,
    ),
    withdrawnBeforeReported: count(
      `not c.untimed and ${within4h('c.withdrawn_at')} and not coalesce(${within4h('c.first_reported_at')}, false)`,
    ),
    returned: count('c.returned > 0'),
    returns: 'sum(c.returned)',
    arbitrated: count('c.arbitrated > 0'),
    reassigned: count('c.reassigned > 0'),
    recategorised: count('c.recategorised > 0'),
    coHandled: count('c.co_handled > 0'),
    reminded: count('c.reminders > 0'),
    reminders: 'sum(c.reminders)',
    chased: count('c.chases > 0'),
    chases: 'sum(c.chases)',
    merged: count('c.merged_into is not null'),
    converted: count('c.converted_at is not null'),
    reopened: count('c.reopened > 0'),
    withdrawn: count('c.withdrawn_at is not null'),
    bounced: count('c.reassigned > 1'),
    /** To an agency, by itself or with the case that leads. */
    passedOn: count('c.first_dispatched_at is not null or c.merged_into is not null'),
    undelivered: count('c.undelivered > 0'),
    /** Came of another case (轉陳情, 附帶陳情): nobody reached the city by its channel. */
    derived: count('c.opened_as is not null'),
    /** Linked to the petition it became, or released with no more than the word for it. */
    becamePetition: count(`c.converted_at is not null or c.how is not distinct from 'converted_to_petition'`),
  },
  dimensions: {
    all: `''`,
    agency: 'c.agency',
    category: 'c.category',
    district: 'c.district',
    channel: 'c.channel',
    officer: 'c.officer::text',
    hour: hourOf('c.received_at'),
  },
  ...OF_SURGE_CASE,
} satisfies Family;

const MET = `k.outcome is not distinct from 'met'`;
const MISSED = `(k.outcome is not distinct from 'missed' or not ${MET} and k.breached_at is not null)`;
const EXTENDED = 'k.due_at <> k.original_due_at';

/**
 * Limits that ran out or were kept, by the day on which they fell due: 24:00 belongs to the day that ends. Those that
 * still run are told as of now, and kept nowhere.
 */
const OF_CLOCKS = {
  ...{ table: 'fact_clock', row: 'k' },
  within: 'k.stopped_at is not null and k.due_at > $1 and k.due_at <= $2',
  day: dayOf(`k.due_at - interval '1 microsecond'`),
  kind: KIND_OF_CLOCK,
  figures: {
    met: count(MET),
    missed: count(MISSED),
    /** Given up within its limit. */
    cancelled: count(`not ${MET} and not ${MISSED}`),
    extended: count(`${EXTENDED} and (${MET} or ${MISSED})`),
    metByExtension: count(`${MET} and k.stopped_at > k.original_due_at`),
    cured: count(`k.cured_at is not null and (${MET} or ${MISSED})`),
  },
  dimensions: {
    all: `''`,
    agency: 'k.held_by',
    category: 'k.category',
    district: 'k.district',
    channel: 'k.channel',
    officer: 'k.officer::text',
    hour: hourOf('k.started_at'),
  },
  ...ofSurge('k.case_id'),
} satisfies Family;

const OF_CONTACTS = {
  ...{ table: 'fact_contact', row: 't' },
  within: within('t.received_at'),
  day: dayOf('t.received_at'),
  kind: `''`,
  figures: {
    contacts: 'count(*)',
    inquiries: count(`t.outcome = 'inquiry'`),
    answeredAtOnce: count(`t.outcome = 'inquiry' and t.answered_at_once`),
    recorded: count(`t.outcome = 'recorded'`),
    other: count(`t.outcome = 'other'`),
  },
  dimensions: { all: `''`, channel: 't.channel', hour: hourOf('t.received_at') },
} satisfies Family;

const OF_CALLS = {
  ...{ table: 'fact_call', row: 'l' },
  within: within('l.offered_at'),
  day: dayOf('l.offered_at'),
  kind: `''`,
  figures: {
    offered: 'count(*)',
    answered: count(`l.outcome = 'answered'`),
    abandoned: count(`l.outcome = 'abandoned'`),
    answeredIn20s: count(`l.outcome = 'answered' and l.waiting_seconds <= 20`),
    abandonedIn5s: count(`l.outcome = 'abandoned' and l.waiting_seconds < 5`),
    waitingSeconds: `coalesce(sum(l.waiting_seconds) filter (where l.outcome = 'answered'), 0)`,
    waitingKnown: count(`l.outcome = 'answered' and l.waiting_seconds is not null`),
    talkSeconds: 'coalesce(sum(l.talk_seconds), 0)',
    talkKnown: count('l.talk_seconds is not null'),
    /** Out of the same calls as talk. */
    holdSeconds: 'coalesce(sum(l.hold_seconds) filter (where l.talk_seconds is not null), 0)',
    wrapUpSeconds: 'coalesce(sum(l.wrap_up_seconds), 0)',
    wrapUpKnown: count('l.wrap_up_seconds is not null'),
    transferred: count(`l.outcome = 'answered' and l.transfers > 0`),
    abandonedIn20s: count(`l.outcome = 'abandoned' and l.waiting_seconds <= 20`),
  },
  dimensions: {
    all: `''`,
    line: 'l.line',
    group: 'l.agent_group',
    agent: 'l.agent_id::text',
    hour: hourOf('l.offered_at'),
  },
} satisfies Family;

const ANSWERED = `s.fate = 'answered'`;
const levels = (about: 'service' | 'outcome'): Record<string, string> =>
  Object.fromEntries(
    [1, 2, 3, 4, 5].map(level => [`${about}${level}`, count(`${ANSWERED} and s.${about} = ${level}`)]),
  );

/** Questions to citizens, by the day on which they were asked, whenever they answer. */
const OF_SURVEYS = {
  ...{ table: 'fact_survey', row: 's' },
  within: within('s.invited_at'),
  day: dayOf('s.invited_at'),
  kind: 's.sample',
  figures: {
    invited: 'count(*)',
    undelivered: count(`s.fate = 'undelivered'`),
    moot: count(`s.fate = 'moot'`),
    answered: count(ANSWERED),
    expired: count(`s.fate = 'expired'`),
    ...levels('service'),
    ...levels('outcome'),
    /** With one or the other. */
    unhappy: count(`${ANSWERED} and least(s.service, s.outcome) <= 2`),
    afterReopening: count(`${ANSWERED} and s.after_reopening`),
  },
  dimensions: {
    all: `''`,
    agency: 's.agency',
    category: 's.category',
    district: 's.district',
    channel: 's.channel',
    surveyChannel: 's.survey_channel',
    hour: hourOf('s.invited_at'),
    /** By item and district at once: what answers are weighted by. */
    cell: `json_build_array(s.category, coalesce(s.district, ''))::text`,
  },
  ...ofSurge('s.case_id'),
} satisfies Family;

/** Why they were unhappy, by the day on which they were asked; one answer may give several reasons. */
const OF_REASONS = {
  ...OF_SURVEYS,
  table: `(select s.*, reason from fact_survey s, jsonb_array_elements_text(s.reasons) reason where ${ANSWERED})`,
  figures: { answers: 'count(*)' },
  dimensions: { ...OF_SURVEYS.dimensions, reason: 's.reason' },
} satisfies Family;

/** Of each release whose it was and what it was about then. */
const OF_RELEASES = {
  ...{ table: STANDING_RELEASES, row: 'r' },
  within: within('r.at'),
  day: dayOf('r.at'),
  kind: 'r.kind',
  figures: {
    released: 'count(*)',
    /** For which answers stand. */
    asked: count('not r.unasked'),
  },
  dimensions: {
    all: `''`,
    agency: 'r.agency',
    category: 'r.category',
    district: 'r.district',
    channel: 'r.channel',
  },
  ...ofSurge('r.case_id'),
} satisfies Family;

export const FAMILIES = {
  cases: OF_CASES,
  clocks: OF_CLOCKS,
  contacts: OF_CONTACTS,
  calls: OF_CALLS,
  surveys: OF_SURVEYS,
  reasons: OF_REASONS,
  releases: OF_RELEASES,
};
export type FamilyName = keyof typeof FAMILIES;
