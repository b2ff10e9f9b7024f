import type { Sum } from '../rollup/sums.query.js';
import { percentOf, sharesOf } from '../shares.rules.js';
import { type Interval, wilson } from './interval.rules.js';

/** A share and out of how many; of fewer than the city's fewest it is said, and warned of. */
export interface Share extends Interval {
  of: number;
  tooFew: boolean;
}

export interface ContactShares {
  contacts: number;
  inquiries: number;
  answeredAtOnce: number;
  recorded: number;
  other: number;
  instantReplyPercent: number | null;
  /** The three sum to 100.0. */
  inquiryPercent: number | null;
  recordedPercent: number | null;
  otherPercent: number | null;
}

/** Out of the cases of the period (dispatch cases of it: merged, converted). */
const OF_OPENED = ['reopened', 'returned', 'bounced', 'passedOn', 'undelivered'] as const;
const OF_DISPATCH = ['merged', 'converted'] as const;
const FIGURES = { merged: 'merged', converted: 'becamePetition' };
type Course = (typeof OF_OPENED)[number] | (typeof OF_DISPATCH)[number];

export type CaseCourse = Record<'opened' | 'dispatch' | 'released' | Course, number> &
  Record<`${Course}Percent`, number | null>;

/** With what came of it, or with how they were served: from 1 to 5. */
export interface Content {
  levels: number[];
  satisfied: number;
  share: Share;
}

export interface Replies {
  invited: number;
  undelivered: number;
  moot: number;
  expired: number;
  answered: number;
  /** May still be answered. */
  pending: number;
  response: Share;
  service: Content;
  outcome: Content;
  unhappy: number;
  unhappyShare: Share;
  afterReopening: number;
}

/** All of one row: null where it cannot be told apart so. */
export interface ResponseFigures {
  contacts: ContactShares | null;
  cases: CaseCourse | null;
  self: Replies;
  phone: Replies;
}

export const SAMPLES = ['self', 'phone'] as const;
export type Sample = (typeof SAMPLES)[number];

/** Sums of the families that a row is made of; what is not there cannot be told apart so. */
export interface Parts {
  contacts?: readonly Sum[];
  cases?: readonly Sum[];
  released?: readonly Sum[];
  surveys: readonly Sum[];
}

export const figuresOf = (parts: Parts, fewest: number): ResponseFigures => ({
  contacts: parts.contacts ? contactShares(parts.contacts) : null,
  cases: parts.cases ? caseCourse(parts.cases, parts.released ?? []) : null,
  self: replies(ofSample(parts.surveys, 'self'), fewest),
  phone: replies(ofSample(parts.surveys, 'phone'), fewest),
});

const ofSample = (sums: readonly Sum[], sample: Sample): Sum[] => sums.filter(({ kind }) => kind === sample);
const total = (sums: readonly Sum[], figure: string): number =>
  sums.reduce((all, { figures }) => all + (figures[figure] ?? 0), 0);

function contactShares(sums: readonly Sum[]): ContactShares {
  const [contacts, inquiries, answeredAtOnce, recorded, other] = [
    total(sums, 'contacts'),
    total(sums, 'inquiries'),
    total(sums, 'answeredAtOnce'),
    total(sums, 'recorded'),
    total(sums, 'other'),
  ];
  const [inquiryPercent = null, recordedPercent = null, otherPercent = null] = sharesOf([
    inquiries,
    recorded,
    other,
  ]);
  return {
    ...{
      contacts,
      inquiries,
      answeredAtOnce,
      recorded,
      other,
      inquiryPercent,
      recordedPercent,
      otherPercent,
    },
    instantReplyPercent: percentOf(answeredAtOnce, inquiries),
  };
}

function caseCourse(sums: readonly Sum[], released: readonly Sum[]): CaseCourse {
  const dispatched = sums.filter(({ kind }) => kind === 'dispatch');
  const [opened, dispatch] = [total(sums, 'opened'), total(dispatched, 'opened')];
  const course = [
    ...OF_OPENED.map(one => [one, total(sums, one), opened] as const),
    ...OF_DISPATCH.map(one => [one, total(dispatched, FIGURES[one]), dispatch] as const),
  ].flatMap(([one, n, of]) => [
    [one, n],
    [`${one}Percent`, percentOf(n, of)],
  ]);
  return {
    ...{ opened, dispatch, released: total(released, 'released') },
    ...Object.fromEntries(course),
  } as CaseCourse;
}

/** Answers that few give say little: below so many there is a warning. */
export function shareOf(part: number, of: number, fewest: number): Share {
  return { ...wilson(of === 0 ? 0 : part / of, of), of, tooFew: of < fewest };
}

function replies(sums: readonly Sum[], fewest: number): Replies {
  const of = (figure: string): number => total(sums, figure);
  const [invited, undelivered, moot, expired, answered, unhappy] = [
    of('invited'),
    of('undelivered'),
    of('moot'),
    of('expired'),
    of('answered'),
    of('unhappy'),
  ];
  const content = (about: 'service' | 'outcome'): Content => {
    const levels = [1, 2, 3, 4, 5].map(level => of(`${about}${level}`));
    const satisfied = (levels[3] ?? 0) + (levels[4] ?? 0);
    return { levels, satisfied, share: shareOf(satisfied, answered, fewest) };
  };
  return {
    ...{ invited, undelivered, moot, expired, answered, unhappy },
    pending: invited - undelivered - moot - expired - answered,
    response: shareOf(answered, invited - undelivered - moot, fewest),
    service: content('service'),
    outcome: content('outcome'),
    unhappyShare: shareOf(unhappy, answered, fewest),
    afterReopening: of('afterReopening'),
  };
}

/** By what each can be told apart: a contact is no agency's, and only a question has a way of asking. */
export const TOLD_BY: Record<keyof Parts, readonly string[]> = {
  contacts: ['all', 'day', 'channel'],
  cases: ['all', 'day', 'agency', 'category', 'district', 'channel'],
  released: ['all', 'day', 'agency', 'category', 'district', 'channel'],
  surveys: ['all', 'day', 'agency', 'category', 'district', 'channel', 'surveyChannel', 'hour'],
};

/** The sums of one dimension; what cannot be told apart by it is left out. */
export const within = (parts: Parts, dimension: string): Parts =>
  Object.fromEntries(
    Object.entries(parts)
      .filter(([name]) => TOLD_BY[name as keyof Parts].includes(dimension))
      .map(([name, sums]: [string, readonly Sum[]]) => [
        name,
        sums.filter(sum => sum.dimension === dimension),
      ]),
  ) as unknown as Parts;

/** The sums of each key of a dimension, as `rename` names it. */
export function byKey(
  parts: Parts,
  dimension: string,
  rename: (key: string) => string = key => key,
): Map<string, Parts> {
  const told = (Object.entries(within(parts, dimension)) as [string, readonly Sum[]][]).map(
    ([name, sums]) => [name, grouped(sums, rename)] as const,
  );
  const keys = new Set(told.flatMap(([, sums]) => [...sums.keys()]));
  const of = (key: string): Parts =>
    Object.fromEntries(told.map(([name, sums]) => [name, sums.get(key) ?? []])) as unknown as Parts;
  return new Map([...keys].map(key => [key, of(key)]));
}

function grouped(sums: readonly Sum[], rename: (key: string) => string): Map<string, Sum[]> {
  const groups = new Map<string, Sum[]>();
  for (const sum of sums) {
    const key = rename(sum.key);
    const group = groups.get(key);
    if (group) group.push(sum);
    else groups.set(key, [sum]);
  }
  return groups;
}

/** By how much there is, never by a rate: of few answers it would put chance first. What is nobody's comes last. */
export const bySize = (a: ResponseFigures & { key: string }, b: ResponseFigures & { key: string }): number =>
  Number(a.key === '') - Number(b.key === '') || sizeOf(b) - sizeOf(a) || (a.key < b.key ? -1 : 1);

const sizeOf = ({ cases, self, phone }: ResponseFigures): number =>
  (cases?.opened ?? 0) + self.invited + phone.invited;
