import { wilson } from '../responses/interval.rules.js';
import { percentOf, rounded, sharesOf } from '../shares.rules.js';
import type { Figures } from './annual-figures.js';

/** Of one sample of citizens: never added up with another. */
export interface AnswersCounted {
  /** Whom the question has reached while it had a meaning. */
  asked: number;
  answered: number;
  /** With the service: 4 or 5 of 5. */
  satisfied: number;
}

/** Of reports of suspected bullying that were decided, whatever was decided. */
export interface BullyingCounted {
  accepted: number;
  notAccepted: number;
  /** By the codes of the city. */
  bySource: Record<string, number>;
}

/** Of public works: reports that came in, those of them that have ended, and inspections that were held. */
export interface SupervisionCounted {
  reports: number;
  closed: number;
  inspections: number;
}

/** What happened to people (意外事件), and emergencies in which nobody was hurt. */
export interface AccidentsCounted {
  hurt: number;
  emergencies: number;
  /** Of both: somebody was there within the limit. */
  inTime: number;
  careVisits: number;
  /** At the end of the period, from whenever. */
  open: number;
}

/** What the facts of a period count. */
export interface AnnualCounts {
  calls: number;
  inquiries: number;
  answeredAtOnce: number;
  forwarded: number;
  other: number;
  /** Drawn at random, as the city's printed figure is one of telephone interviews. */
  phone: AnswersCounted;
  /** Who answers by themselves. */
  self: AnswersCounted;
  /** Written down by the agencies of public works (全民督工), which ask themselves. */
  works: AnswersCounted;
  dispatch: number;
  /** Of these came in during a surge. */
  dispatchInSurge: number;
  dispatchByApp: number;
  petitions: number;
  /** Written by a citizen: a petition that came of another case is nobody's letter to the mayor. */
  petitionsByMailbox: number;
  petitionsByApp: number;
  chatbotQuestions: number;
  /** November and December of the period; null: it has neither. */
  chatbotQuestionsNovDec: number | null;
  legalAdvice: number;
  healthService: number;
  /** Null: no report at all. */
  bullying: BullyingCounted | null;
  /** Null: neither a report nor an inspection. */
  supervision: SupervisionCounted | null;
  /** Null: none at all. */
  accidents: AccidentsCounted | null;
}

/** Of the printed years, where the rest has one. */
const WORKS_DECIMALS = 2;

const PRINTED_SOURCES = [
  'mayor_mailbox',
  'hotline_1999',
  'city_anti_bullying_mailbox',
  'education_bureau_line',
];

/** The figures that follow from what was counted in so many months. Null: they are not over, and have no average. */
export function countedFigures(counts: AnnualCounts, months: number | null, decimals: number): Figures {
  const { phone, self, works } = counts;
  const average = (count: number): number | null => (months === null ? null : rounded(count / months));
  const { calls, inquiries, forwarded, other, dispatch, petitions, petitionsByMailbox, petitionsByApp } =
    counts;
  const [inquiry = null, recorded = null, rest = null] = sharesOf([inquiries, forwarded, other], decimals);
  const mailbox = petitionsByMailbox + petitionsByApp;
  const [worksSatisfied = null, worksDissatisfied = null] = sharesOf(
    [works.satisfied, works.answered - works.satisfied],
    WORKS_DECIMALS,
  );
  return {
    ...{ calls, inquiries, forwarded, other },
    calls_monthly_average: average(calls),
    ...{ share_inquiry_pct: inquiry, share_forwarded_pct: recorded, share_other_pct: rest },
    instant_reply_pct: percentOf(counts.answeredAtOnce, inquiries, decimals),
    satisfaction_pct: percentOf(phone.satisfied, phone.answered, decimals),
    satisfaction_answers: phone.answered,
    satisfaction_response_pct: percentOf(phone.answered, phone.asked, decimals),
    satisfaction_self_pct: percentOf(self.satisfied, self.answered, decimals),
    satisfaction_self_answers: self.answered,
    satisfaction_self_response_pct: percentOf(self.answered, self.asked, decimals),
    dispatch_cases: dispatch,
    dispatch_monthly_average: average(dispatch),
    dispatch_in_surge: counts.dispatchInSurge,
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
    public_works_supervision_satisfied_pct: worksSatisfied,
    public_works_supervision_dissatisfied_pct: worksDissatisfied,
    public_works_supervision_answers: works.answered,
    ...supervisionFigures(counts.supervision),
    ...accidentFigures(counts.accidents, decimals),
    ...bullyingFigures(counts.bullying),
  };
}

/** 查核率: inspections of every hundred reports. */
function supervisionFigures(counted: SupervisionCounted | null): Figures {
  if (!counted) return {};
  const { reports, closed, inspections } = counted;
  return {
    public_works_supervision_reports: reports,
    public_works_supervision_closed: closed,
    public_works_supervision_inspections: inspections,
    public_works_supervision_inspection_rate_pct: percentOf(inspections, reports, WORKS_DECIMALS),
  };
}

/** Where nobody has been yet, nobody was in time. */
function accidentFigures(counted: AccidentsCounted | null, decimals: number): Figures {
  if (!counted) return {};
  const { hurt, emergencies, inTime, careVisits, open } = counted;
  return {
    ...{ accidents: hurt, emergencies },
    accidents_on_site_in_time_pct: percentOf(inTime, hurt + emergencies, decimals),
    ...{ accident_care_visits: careVisits, accidents_open_at_end: open },
  };
}

/** In print there are five sources; what came another way is among the others, so that the parts make the whole. */
function bullyingFigures(counted: BullyingCounted | null): Figures {
  if (!counted) return {};
  const { accepted, notAccepted, bySource } = counted;
  const total = accepted + notAccepted;
  const named = PRINTED_SOURCES.map((source): [string, number] => [source, bySource[source] ?? 0]);
  const other = total - named.reduce((all, [, count]) => all + count, 0);
  return {
    ...{ 'bullying_reports.accepted': accepted, 'bullying_reports.not_accepted': notAccepted },
    'bullying_reports.total': total,
    ...Object.fromEntries(
      [...named, ['other', other]].map(([source, count]) => [`bullying_reports.by_source.${source}`, count]),
    ),
  };
}

/** What chance leaves open of a share. */
interface Chance {
  low: number;
  high: number;
}

/** 95 %, of the shares of those who answered. */
export const intervalsOf = ({ phone, self, works }: AnnualCounts): Record<string, Chance | null> => ({
  satisfaction_pct: intervalOf(phone),
  satisfaction_self_pct: intervalOf(self),
  public_works_supervision_satisfied_pct: intervalOf(works),
});

function intervalOf({ satisfied, answered }: AnswersCounted): Chance | null {
  const { low, high } = wilson(satisfied / answered, answered);
  return low === null || high === null ? null : { low, high };
}
