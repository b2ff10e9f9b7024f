import type {
  AnswerFigures,
  CaseFigures,
  ClockFigures,
  ContactFigures,
  CourseFigures,
  GroupingFigures,
  OpenFigures,
  StepFigures,
  UrgingFigures,
  Verdict,
} from './day-figures.js';
import { percentOf, sharesOf } from './shares.rules.js';

/** What the queries found; no contacts where the report is narrowed to one agency, since no contact is an agency's. */
export interface Figures {
  contacts: ContactFigures | null;
  cases: CaseFigures[];
  course: CourseFigures & UrgingFigures;
  answers: AnswerFigures;
  steps: StepFigures;
  grouping: GroupingFigures;
  clocks: ClockFigures[];
  open: OpenFigures[];
}

export interface AgencyFigures {
  agency: string | null;
  opened: number;
  acknowledgedWithin4h: number;
  acknowledgedWithin4hOf: number;
  reportedWithin4h: number;
  reportedWithin4hOf: number;
  respondMissed: number;
  respondOpenOverdue: number;
  completeMissed: number;
  completeOpenOverdue: number;
  replyMissed: number;
  replyOpenOverdue: number;
  open: number;
  openOverdue: number;
}

const CITIZENS_CLOCKS = ['respond', 'complete', 'reply'] as const;
type CitizensClock = (typeof CITIZENS_CLOCKS)[number];

/** What a dispatch case comes to where nothing is done. */
const ENDINGS = ['converted', 'notFound', 'cannotAct', 'handedOver'] as const;
type Ending = (typeof ENDINGS)[number];
/** How a petition ends without an answer. */
const DISPOSITIONS = ['notHandled', 'transferred'] as const;
type Disposed = (typeof DISPOSITIONS)[number];
/** What may become of a case on its way, out of those opened. */
const COURSES = ['returned', 'arbitrated', 'coHandled', 'reminded', 'chased'] as const;

export type Totals = Record<
  | keyof ContactFigures
  | 'inquiryPercent'
  | 'recordedPercent'
  | 'otherPercent'
  | 'instantReplyPercent'
  | 'casesOpened'
  | keyof CourseFigures
  | `${keyof CourseFigures}Percent`
  | keyof UrgingFigures
  | keyof AnswerFigures
  | 'answerDue'
  | 'answerOnTimePercent'
  | keyof StepFigures
  | `${Ending | Disposed}Percent`
  | 'sampleRejectedPercent'
  | keyof GroupingFigures
  | 'mergedPercent'
  | Exclude<keyof CaseFigures, 'agency' | 'opened'>
  | 'acknowledgedWithin4hPercent'
  | 'reportedWithin4hPercent'
  | `${CitizensClock}${'Due' | 'Met' | 'Missed' | 'OpenOverdue' | 'Running' | 'OnTimePercent'}`
  | `${CitizensClock}${'Extended' | 'MetByExtension' | 'OriginalOnTimePercent' | 'Cured'}`
  | 'open'
  | 'openOverdue',
  number | null
>;

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

export function totalsOf(figures: Figures): Totals {
  const { contacts, cases, course, answers, grouping, steps, clocks, open } = figures;
  const of = (figure: Exclude<keyof CaseFigures, 'agency'>): number => sum(cases.map(row => row[figure]));
  const acknowledged = { in: of('acknowledgedWithin4h'), of: of('acknowledgedWithin4hOf') };
  const reported = { in: of('reportedWithin4h'), of: of('reportedWithin4hOf') };
  return {
    ...contactTotals(contacts),
    casesOpened: of('opened'),
    ...course,
    ...courseShares(course, of('opened')),
    ...answerTotals(answers),
    ...steps,
    ...endingShares(steps),
    sampleRejectedPercent: percentOf(steps.sampleRejected, steps.sampleJudged),
    ...grouping,
    mergedPercent: percentOf(grouping.merged, grouping.mergedOf),
    acknowledgedWithin4h: acknowledged.in,
    acknowledgedWithin4hOf: acknowledged.of,
    acknowledgedWithin4hPercent: percentOf(acknowledged.in, acknowledged.of),
    reportedWithin4h: reported.in,
    reportedWithin4hOf: reported.of,
    reportedWithin4hPercent: percentOf(reported.in, reported.of),
    ...clockTotals(clocks),
    open: sum(open.map(row => row.open)),
    openOverdue: sum(open.map(row => row.openOverdue)),
  };
}

const courseShares = (
  course: CourseFigures,
  opened: number,
): Record<`${keyof CourseFigures}Percent`, number | null> =>
  Object.fromEntries(COURSES.map(one => [`${one}Percent`, percentOf(course[one], opened)])) as Record<
    `${keyof CourseFigures}Percent`,
    number | null
  >;

function answerTotals(
  answers: AnswerFigures,
): Pick<Totals, keyof AnswerFigures | 'answerDue' | 'answerOnTimePercent'> {
  const { answerMet, answerMissed, answerOpenOverdue } = answers;
  const answerDue = answerMet + answerMissed + answerOpenOverdue;
  return { ...answers, answerDue, answerOnTimePercent: percentOf(answerMet, answerDue) };
}

const endingShares = (steps: StepFigures): Record<`${Ending | Disposed}Percent`, number | null> =>
  Object.fromEntries([
    ...ENDINGS.map(ending => [`${ending}Percent`, percentOf(steps[ending], steps.ended)]),
    ...DISPOSITIONS.map(one => [`${one}Percent`, percentOf(steps[one], steps.petitionsEnded)]),
  ]) as Record<`${Ending | Disposed}Percent`, number | null>;

function contactTotals(
  contacts: ContactFigures | null,
): Pick<
  Totals,
  keyof ContactFigures | 'inquiryPercent' | 'recordedPercent' | 'otherPercent' | 'instantReplyPercent'
> {
  const counted = contacts ?? {
    contacts: null,
    inquiries: null,
    answeredAtOnce: null,
    recorded: null,
    other: null,
  };
  const { inquiries, answeredAtOnce, recorded, other } = contacts ?? NOBODY;
  const [inquiryPercent = null, recordedPercent = null, otherPercent = null] = sharesOf([
    inquiries,
    recorded,
    other,
  ]);
  const instantReplyPercent = percentOf(answeredAtOnce, inquiries);
  return { ...counted, inquiryPercent, recordedPercent, otherPercent, instantReplyPercent };
}

const NOBODY: ContactFigures = { contacts: 0, inquiries: 0, answeredAtOnce: 0, recorded: 0, other: 0 };

type ClockTotals = Pick<Totals, Extract<keyof Totals, `${CitizensClock}${string}`>>;

/**
 * On time = met ÷ (met + missed + open and overdue): what is still running within its limit is not decided. Said in both
 * ways where due times were extended: by the granted one (含展延) and by the original one (依原限).
 */
function clockTotals(clocks: ClockFigures[]): ClockTotals {
  const totals = CITIZENS_CLOCKS.map(kind => {
    const of = (verdict: Verdict): number => countOf(clocks, kind, verdict);
    const [met, missed, openOverdue] = [of('met'), of('missed'), of('open_overdue')];
    const due = met + missed + openOverdue;
    const decided = clocks.filter(row => row.kind === kind && row.verdict !== 'running');
    const metByExtension = sum(decided.map(row => row.metByExtension));
    return {
      [`${kind}Due`]: due,
      [`${kind}Met`]: met,
      [`${kind}Missed`]: missed,
      [`${kind}OpenOverdue`]: openOverdue,
      [`${kind}Running`]: of('running'),
      [`${kind}OnTimePercent`]: percentOf(met, due),
      [`${kind}Extended`]: sum(decided.map(row => row.extended)),
      [`${kind}MetByExtension`]: metByExtension,
      [`${kind}OriginalOnTimePercent`]: percentOf(met - metByExtension, due),
      [`${kind}Cured`]: sum(decided.map(row => row.cured)),
    };
  });
  return Object.assign({}, ...totals) as ClockTotals;
}

const countOf = (clocks: ClockFigures[], kind: CitizensClock, verdict: Verdict): number =>
  sum(clocks.filter(row => row.kind === kind && row.verdict === verdict).map(row => row.clocks));

type ByAgency = Pick<Figures, 'cases' | 'clocks' | 'open'>;

/** One row for each agency that any figure names; what belongs to none comes last. */
export function byAgency({ cases, clocks, open }: ByAgency): AgencyFigures[] {
  const names = new Set([...cases, ...clocks, ...open].map(row => row.agency));
  const order = (a: AgencyFigures, b: AgencyFigures): number =>
    Number(a.agency === null) - Number(b.agency === null) ||
    b.opened - a.opened ||
    (a.agency ?? '').localeCompare(b.agency ?? '', 'en');
  return [...names].map(agency => agencyRow(agency, { cases, clocks, open })).sort(order);
}

/** A clock that ran out is its holder's of that moment, whoever has the case now. */
function agencyRow(agency: string | null, figures: ByAgency): AgencyFigures {
  const clocks = figures.clocks.filter(row => row.agency === agency);
  return {
    ...NO_CASES,
    ...figures.cases.find(row => row.agency === agency),
    respondMissed: countOf(clocks, 'respond', 'missed'),
    respondOpenOverdue: countOf(clocks, 'respond', 'open_overdue'),
    completeMissed: countOf(clocks, 'complete', 'missed'),
    completeOpenOverdue: countOf(clocks, 'complete', 'open_overdue'),
    replyMissed: countOf(clocks, 'reply', 'missed'),
    replyOpenOverdue: countOf(clocks, 'reply', 'open_overdue'),
    ...NONE_OPEN,
    ...figures.open.find(row => row.agency === agency),
    agency,
  };
}

const NO_CASES = {
  opened: 0,
  acknowledgedWithin4h: 0,
  acknowledgedWithin4hOf: 0,
  reportedWithin4h: 0,
  reportedWithin4hOf: 0,
};
const NONE_OPEN = { open: 0, openOverdue: 0 };
