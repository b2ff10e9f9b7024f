import { Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import { everyItem } from '../../city/supervision-rules.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { ServedFigures } from '../day-figures.js';
import { type Parts, PublishedSums } from '../frozen/published-sums.service.js';
import { dayAt, type Period } from '../period.rules.js';
import type { FamilyName } from '../rollup/families.js';
import type { Sum } from '../rollup/sums.query.js';
import type {
  AccidentsCounted,
  AnnualCounts,
  AnswersCounted,
  BullyingCounted,
  SupervisionCounted,
} from './annual-counts.rules.js';
import { type AnnualSpan, periodOfSpan, within } from './annual-period.rules.js';

const CALLS = 'phone';
const MAILBOX = 'mailbox';
const APP = 'app';
const CHATBOT = 'chatbot';
const LEGAL_ADVICE = 'legal-advice';
const HEALTH = 'blood-pressure';
const NOVEMBER = 11;
const DECEMBER = 12;

/** Counts what the yearly report is made of: from the days that are added up, and from facts where there is no sum. */
@Injectable()
export class AnnualCountsQuery {
  constructor(
    private readonly sums: PublishedSums,
    private readonly city: CityService,
  ) {}

  /** `parts`: those of the span. */
  async of(tx: Transaction, span: AnnualSpan, parts: Parts): Promise<AnnualCounts> {
    const period = periodOfSpan(span);
    const sumsOf = (family: FamilyName, dimension: string): Promise<Sum[]> =>
      this.sums.of(tx, family, parts, { by: [dimension] });
    const contacts = await sumsOf('contacts', 'channel');
    const cases = await sumsOf('cases', 'channel');
    const surveys = await sumsOf('surveys', 'all');
    const served = await this.servedAt(tx, span);
    const servedIn = (service: string): number =>
      served.reduce((sum, one) => sum + (one.service === service ? one.persons : 0), 0);
    const lastMonths = within(span, NOVEMBER, DECEMBER);

    const calls = (name: string): number => counted(contacts, name, ({ key }) => key === CALLS);
    const opened = (kind: string, channel?: string): number =>
      counted(cases, 'opened', one => one.kind === kind && (channel === undefined || one.key === channel));
    /** What came of another case has its channel, but nobody came by it. */
    const direct = (kind: string, channel: string): number =>
      opened(kind, channel) - counted(cases, 'derived', one => one.kind === kind && one.key === channel);
    return {
      calls: calls('contacts'),
      inquiries: calls('inquiries'),
      answeredAtOnce: calls('answeredAtOnce'),
      forwarded: calls('recorded'),
      other: calls('other'),
      phone: answersOf(surveys, 'phone'),
      self: answersOf(surveys, 'self'),
      works: answersOf(surveys, 'works'),
      dispatch: opened('dispatch'),
      dispatchInSurge: await this.inSurge(tx, period),
      dispatchByApp: direct('dispatch', APP),
      petitions: opened('petition'),
      petitionsByMailbox: direct('petition', MAILBOX),
      petitionsByApp: direct('petition', APP),
      chatbotQuestions: await this.asked(tx, period),
      chatbotQuestionsNovDec: lastMonths && (await this.asked(tx, periodOfSpan(lastMonths))),
      legalAdvice: servedIn(LEGAL_ADVICE),
      healthService: servedIn(HEALTH),
      bullying: await this.bullying(tx, period),
      supervision: await this.supervision(tx, period),
      accidents: await this.accidents(tx, period),
    };
  }

  /** Few years have any, and no sum is kept of them. */
  private async inSurge(tx: Transaction, { from, to }: Period): Promise<number> {
    const [row] = await tx.query<{ cases: number }>(
      `select count(*)::int as cases from fact_case
        where received_at >= $1 and received_at < $2 and kind = 'dispatch' and surge_id is not null`,
      [from, to],
    );
    return row?.cases ?? 0;
  }

  /** Persons at counters, by service and place. */
  servedAt(tx: Transaction, span: AnnualSpan): Promise<ServedFigures[]> {
    const { from, to } = periodOfSpan(span);
    return tx.query<ServedFigures>(
      `select service, site, sum(persons)::int as persons from fact_service where day >= $1 and day < $2
        group by service, site order by service, site`,
      [dayAt(from), dayAt(to)],
    );
  }

  /** Of reports received in the period and decided since; null: there was none, and somebody else may have counted. */
  private async bullying(tx: Transaction, { from, to }: Period): Promise<BullyingCounted | null> {
    const rows = await tx.query<{ source: string; accepted: boolean; reports: number }>(
      `select source, accepted, count(*)::int as reports from fact_bullying
        where received_at >= $1 and received_at < $2 and accepted is not null group by source, accepted`,
      [from, to],
    );
    if (rows.length === 0) return null;
    const sum = (which: (row: (typeof rows)[number]) => boolean): number =>
      rows.filter(which).reduce((all, { reports }) => all + reports, 0);
    return {
      accepted: sum(({ accepted }) => accepted),
      notAccepted: sum(({ accepted }) => !accepted),
      bySource: Object.fromEntries(rows.map(({ source }) => [source, sum(one => one.source === source)])),
    };
  }

  /** By the item that a case has by now. Null: neither was any, and somebody else may have counted. */
  private async supervision(tx: Transaction, { from, to }: Period): Promise<SupervisionCounted | null> {
    const rules = this.city.protocol?.supervision;
    const codes = rules ? everyItem(rules).map(({ code }) => code) : [];
    const [row] = await tx.query<SupervisionCounted>(
      `select count(*)::int as reports,
              (count(*) filter (where released_at is not null or withdrawn_at is not null))::int as closed,
              (select count(*)::int from fact_inspection where held_on >= $4 and held_on < $5) as inspections
         from fact_case where category = any($1) and received_at >= $2 and received_at < $3`,
      [codes, from, to, dayAt(from), dayAt(to)],
    );
    return row && row.reports + row.inspections > 0 ? row : null;
  }

  /** Without those that were marked by mistake. Null: there was none, and somebody else may have counted. */
  private async accidents(tx: Transaction, { from, to }: Period): Promise<AccidentsCounted | null> {
    const [row] = await tx.query<AccidentsCounted>(
      `select (count(*) filter (where marked_at >= $1 and care_due is not null))::int as hurt,
              (count(*) filter (where marked_at >= $1 and care_due is null))::int as emergencies,
              (count(*) filter (where marked_at >= $1 and arrived_at <= on_site_due))::int as "inTime",
              coalesce(sum(care_visits) filter (where marked_at >= $1), 0)::int as "careVisits",
              (count(*) filter (where closed_at is null or closed_at >= $2))::int as open
         from fact_accident where marked_at < $2 and result is distinct from 'not_an_accident'`,
      [from, to],
    );
    return row && row.hurt + row.emergencies + row.open > 0 ? row : null;
  }

  /** Questions, not conversations: one conversation may have several, of several fields. */
  private async asked(tx: Transaction, { from, to }: Period): Promise<number> {
    const [row] = await tx.query<{ asked: number }>(
      `select coalesce(sum((field.value ->> 'asked')::int), 0)::int as asked
         from fact_contact, jsonb_each(questions) as field
        where received_at >= $1 and received_at < $2 and channel = $3 and questions is not null`,
      [from, to, CHATBOT],
    );
    return row?.asked ?? 0;
  }
}

function answersOf(sums: readonly Sum[], sample: string): AnswersCounted {
  const of = (name: string): number => counted(sums, name, ({ kind }) => kind === sample);
  return {
    asked: of('invited') - of('undelivered') - of('moot'),
    answered: of('answered'),
    satisfied: of('service4') + of('service5'),
  };
}

const counted = (sums: readonly Sum[], name: string, which: (sum: Sum) => boolean = () => true): number =>
  sums.filter(which).reduce((all, { figures }) => all + (figures[name] ?? 0), 0);
