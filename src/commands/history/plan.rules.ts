import type { Figures } from '../../statistics/annual/annual-figures.js';
import { figureKind } from '../../statistics/annual/annual-figures.js';
import { type AnnualSpan, monthsIn } from '../../statistics/annual/annual-period.rules.js';
import { contradictionsIn } from '../../statistics/annual/contradictions.rules.js';
import type { PrintedYear } from '../../statistics/annual/printed-figures.js';
import { PETITION_DOORS } from './profile.js';

/** Counts of a synthetic year. */
export interface HistoryPlan {
  span: AnnualSpan;
  inquiries: number;
  answeredAtOnce: number;
  forwarded: number;
  other: number;
  /** By channel. */
  dispatch: Record<string, number>;
  petitions: Record<string, number>;
  answers: number;
  satisfied: number;
  questions: number;
  /** The first month in which the chatbot was there. */
  questionsFrom: number;
  served: Record<string, number>;
  /** What people enter, as it was printed. */
  entered: Figures;
  /** What is not known and was assumed, and what cannot be loaded as printed. */
  notes: string[];
}

const MOST_ANSWERS = 10_000;
/** Of no year: 107 and 101 lie around them. */
const USUAL_INQUIRY_PCT = 37;
const USUAL_INSTANT_PCT = 99.8;
const NOVEMBER = 11;
const SHARES = ['share_inquiry_pct', 'share_forwarded_pct', 'share_other_pct'];

/** The counts whose report prints what was printed, as far as that agrees with itself. `scale`: of everything. */
export function historyPlan({ span, figures, further, decimals }: PrintedYear, scale = 1): HistoryPlan {
  const all: Figures = { ...figures, ...further };
  const known = (key: string): number | null => all[key] ?? null;
  const scaled = (count: number): number => Math.round(count * scale);
  const counted = (key: string): number => scaled(known(key) ?? 0);
  const notes = contradictionsIn({ figures: all, months: monthsIn(span), decimals }).map(
    ({ keys, words }) => `${keys.join(', ')}: ${words.en}; the consistent ones are loaded`,
  );
  const assume = (what: string): unknown => notes.push(what);

  const calls = counted('calls');
  const dispatchByApp = counted('app_dispatch');
  const dispatchByPhone = counted('dispatch_cases') - dispatchByApp;
  const inquiries = inquiriesOf(all, calls, scaled, assume);
  const forwarded = forwardedOf(all, calls, inquiries, dispatchByPhone + counted('petitions'), assume);
  const instant = known('instant_reply_pct');
  if (instant === null) assume(`instant_reply_pct is not printed: ${USUAL_INSTANT_PCT} % is assumed`);
  const satisfaction = known('satisfaction_pct');
  if (satisfaction === null) assume('satisfaction_pct is not printed: nobody is asked');
  const answers = satisfaction === null ? 0 : Math.max(1, scaled(MOST_ANSWERS));
  const lastMonths = known('chatbot_questions_nov_dec');
  for (const key of ['dispatch_cases', 'petitions', 'mayor_mailbox', 'legal_advice'])
    if (known(key) === null) assume(`${key} is not printed: there are none`);
  return {
    span,
    ...{ inquiries, forwarded, other: calls - inquiries - forwarded },
    answeredAtOnce: Math.round((inquiries * (instant ?? USUAL_INSTANT_PCT)) / 100),
    dispatch: { phone: dispatchByPhone, app: dispatchByApp },
    petitions: petitionsOf(all, scaled, forwarded - dispatchByPhone),
    ...{ answers, satisfied: Math.round((answers * (satisfaction ?? 0)) / 100) },
    questions: scaled(lastMonths ?? known('chatbot_questions') ?? 0),
    questionsFrom: lastMonths === null ? span.firstMonth : NOVEMBER,
    served: { 'legal-advice': counted('legal_advice'), 'blood-pressure': counted('health_service') },
    entered: Object.fromEntries(Object.entries(all).filter(([key]) => isByHand(key))),
    notes,
  };
}

const isByHand = (key: string): boolean => (figureKind(key)?.basis ?? 'counted') !== 'counted';

function inquiriesOf(
  all: Figures,
  calls: number,
  scaled: (count: number) => number,
  assume: (what: string) => unknown,
): number {
  const { inquiries, share_inquiry_pct: share } = all;
  if (inquiries != null) return scaled(inquiries);
  if (share == null) assume(`share_inquiry_pct is not printed: ${USUAL_INQUIRY_PCT} % is assumed`);
  return Math.round((calls * (share ?? USUAL_INQUIRY_PCT)) / 100);
}

/** Every case that came by telephone was recorded by a call. */
function forwardedOf(
  all: Figures,
  calls: number,
  inquiries: number,
  cases: number,
  assume: (what: string) => unknown,
): number {
  const share = all.share_forwarded_pct;
  if (share != null) return Math.round((calls * share) / 100);
  assume(`${SHARES.slice(1).join(', ')} are not printed: as many calls are recorded as there are cases`);
  return Math.min(cases, calls - inquiries);
}

function petitionsOf(
  all: Figures,
  scaled: (count: number) => number,
  mostByPhone: number,
): Record<string, number> {
  const petitions = scaled(all.petitions ?? 0);
  const app = scaled(all.app_mailbox ?? 0);
  const phone = Math.min(Math.round(petitions * PETITION_DOORS.phone), mostByPhone);
  const counter = Math.min(Math.round(petitions * PETITION_DOORS.counter), petitions - phone);
  const fax = Math.min(Math.round(petitions * PETITION_DOORS.fax), petitions - phone - counter);
  const letter = petitions - phone - counter - fax;
  return { ...{ phone, counter, letter, fax, app }, mailbox: scaled(all.mayor_mailbox ?? 0) - app };
}
