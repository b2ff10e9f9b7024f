import type { Figures } from './annual-figures.js';

/** What the facts of a period count. */
export interface AnnualCounts {
  calls: number;
  inquiries: number;
  answeredAtOnce: number;
  forwarded: number;
  other: number;
  /** Of those who answered a question about the service. */
  satisfied: number;
  answers: number;
  dispatch: number;
  dispatchByApp: number;
  petitions: number;
  petitionsByMailbox: number;
  petitionsByApp: number;
  chatbotQuestions: number;
  /** November and December of the period; null: it has neither. */
  chatbotQuestionsNovDec: number | null;
  legalAdvice: number;
  healthService: number;
}

/** Half up, as the city's reports do. */
export function rounded(value: number, decimals = 0): number {
  const factor = 10 ** decimals;
  // What a binary fraction falls short of a half is not meant.
  return Math.round(value * factor * (1 + Number.EPSILON * 4)) / factor;
}

export const percentOf = (part: number, whole: number, decimals: number): number | null =>
  whole === 0 ? null : rounded((part * 100) / whole, decimals);

/** Shares of one whole that add up to 100: what rounding leaves over goes where it was cut most. */
export function sharesOf(parts: readonly number[], decimals: number): (number | null)[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return parts.map(() => null);
  const units = 100 * 10 ** decimals;
  const exact = parts.map(part => (part * units) / whole);
  const floors = exact.map(Math.floor);
  const left = units - floors.reduce((sum, floor) => sum + floor, 0);
  const most = exact
    .map((value, i) => ({ i, cut: value - (floors[i] as number) }))
    .sort((a, b) => b.cut - a.cut || a.i - b.i)
    .slice(0, left)
    .map(({ i }) => i);
  return floors.map((floor, i) => (floor + (most.includes(i) ? 1 : 0)) / 10 ** decimals);
}

/** The figures that follow from what was counted in so many months. */
export function countedFigures(counts: AnnualCounts, months: number, decimals: number): Figures {
  const { calls, inquiries, forwarded, other, dispatch, petitions, petitionsByMailbox, petitionsByApp } =
    counts;
  const [inquiry = null, recorded = null, rest = null] = sharesOf([inquiries, forwarded, other], decimals);
  const mailbox = petitionsByMailbox + petitionsByApp;
  return {
    ...{ calls, inquiries, forwarded, other },
    calls_monthly_average: rounded(calls / months),
    ...{ share_inquiry_pct: inquiry, share_forwarded_pct: recorded, share_other_pct: rest },
    instant_reply_pct: percentOf(counts.answeredAtOnce, inquiries, decimals),
    satisfaction_pct: percentOf(counts.satisfied, counts.answers, decimals),
    satisfaction_answers: counts.answers,
    dispatch_cases: dispatch,
    dispatch_monthly_average: rounded(dispatch / months),
    petitions: petitions - mailbox,
    mayor_mailbox: mailbox,
    petitions_and_mailbox: petitions,
    app_mailbox: petitionsByApp,
    app_dispatch: counts.dispatchByApp,
    app_dispatch_share_pct: percentOf(counts.dispatchByApp, dispatch, decimals),
    chatbot_questions: counts.chatbotQuestions,
    chatbot_questions_nov_dec: counts.chatbotQuestionsNovDec,
    legal_advice: counts.legalAdvice,
    health_service: counts.healthService,
  };
}
