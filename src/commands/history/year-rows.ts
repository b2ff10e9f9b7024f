import { caseNumberOn } from '../../cases/case-number.rules.js';
import type { CityService } from '../../city/city.service.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import { dueTimes, type FrozenRule } from '../../sla/clock.rules.js';
import { periodOfSpan } from '../../statistics/annual/annual-period.rules.js';
import { Dice, exactly, weighted } from './dice.js';
import type { HistoryPlan } from './plan.rules.js';
import { ACKNOWLEDGED_IN_TIME, DISTRICTS, HOURS, ITEMS, REPLIED_IN_TIME, WEEKDAYS } from './profile.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TAIPEI_MS = 8 * HOUR;
/** Who is asked came early enough to have answered before the year ends. */
const ASKED_BEFORE_END_MS = 45 * DAY;
/** How content with the service: 4 and 5 of 5, and less. */
const CONTENT = [4, 5];
const NOT_CONTENT = [1, 2, 3];
const TOPICS = ['environment', 'traffic', 'taxation', 'land', 'social', 'health'];
const REASONS = ['transfer', 'silent', 'wrong_number', 'dropped'];

export interface CaseRow {
  id: string;
  number: string;
  kind: 'dispatch' | 'petition';
  category: string;
  version: number;
  district: string;
  channel: string;
  agency: string;
  received: Date;
  acknowledged: Date;
  reported: Date;
  released: Date;
  due: Date;
  /** Of whoever was asked: how content with the service. */
  service: number | null;
}

export interface ContactRow {
  id: string;
  channel: string;
  outcome: 'inquiry' | 'recorded' | 'other';
  topic: string | null;
  reason: string | null;
  answeredAtOnce: boolean | null;
  received: Date;
  questions: string | null;
  caseId: string | null;
  relation: 'opened' | 'joined' | null;
}

/** The same rows for the same plan and seed. */
export class YearRows {
  private readonly dice: Dice;
  private readonly days: (dice: Dice) => number;
  private readonly hours = weighted(HOURS.map((weight, hour) => [hour, weight] as const));
  private readonly items = weighted(Object.entries(ITEMS));
  private readonly districts = weighted(Object.entries(DISTRICTS));
  private readonly replyDue = new Map<string, Date>();
  private readonly rules = new Map<string, FrozenRule>();
  private readonly routes = new Map<string, string>();
  private readonly serials = new Map<string, number>();
  private readonly phoneCases: string[] = [];

  constructor(
    private readonly plan: HistoryPlan,
    private readonly city: CityService,
    seed: number,
  ) {
    const { year, firstMonth } = plan.span;
    this.dice = new Dice((seed * 1000 + year) * 12 + firstMonth);
    this.days = this.daysFrom(plan.span.firstMonth);
  }

  /** The limit of each kind of case, as of the year: what the clocks are frozen with. */
  rule(kind: CaseRow['kind'], category: string): FrozenRule {
    const clock = kind === 'dispatch' ? 'respond' : 'reply';
    return known(this.rules, category, () => {
      const limits = this.city.limits(category, periodOfSpan(this.plan.span).from);
      const limit = limits.find(one => one.kind === clock);
      if (!limit) throw new Error(`Item ${category} has no limit "${clock}" in that year.`);
      return { ...limit, category };
    });
  }

  *cases(): Generator<{ row: CaseRow; contact: ContactRow }> {
    const { plan } = this;
    const petitions = this.city.categories.filter(
      ({ kind, uncategorised }) => kind === 'petition' && !uncategorised,
    );
    const byDoor = (kind: CaseRow['kind'], doors: Record<string, number>) =>
      Object.entries(doors).map(([channel, count]) => ({ kind, channel, count }));
    const wanted = [...byDoor('dispatch', plan.dispatch), ...byDoor('petition', plan.petitions)];
    const all = wanted.reduce((sum, { count }) => sum + count, 0);
    if (all < plan.answers)
      throw new Error(`There are not enough cases to ask about: ${all} of ${plan.answers}.`);
    const isAsked = exactly(plan.answers, all);
    const isSatisfied = exactly(plan.satisfied, plan.answers);
    for (const { kind, channel, count } of wanted) {
      for (let i = 0; i < count; i += 1) {
        const category = kind === 'dispatch' ? this.items(this.dice) : this.dice.of(petitions).code;
        const asked = isAsked(this.dice);
        const row = this.caseRow(kind, category, channel, asked ? this.earlyMoment() : this.moment());
        if (asked) row.service = isSatisfied(this.dice) ? this.dice.of(CONTENT) : this.dice.of(NOT_CONTENT);
        if (channel === 'phone') this.phoneCases.push(row.id);
        yield { row, contact: this.contact(channel, 'recorded', row.received, row.id, 'opened') };
      }
    }
  }

  /** What opened no case: inquiries, other calls, calls about a case that was there, conversations with the chatbot. */
  *contacts(): Generator<ContactRow> {
    const { plan, dice } = this;
    for (let i = 0; i < plan.inquiries; i += 1) {
      const row = this.contact('phone', 'inquiry', this.moment());
      row.answeredAtOnce = i < plan.answeredAtOnce;
      row.topic = dice.of(TOPICS);
      yield row;
    }
    for (let i = 0; i < plan.other; i += 1) {
      const row = this.contact('phone', 'other', this.moment());
      row.reason = dice.of(REASONS);
      yield row;
    }
    const joining = plan.forwarded - this.phoneCases.length;
    for (let i = 0; i < joining; i += 1)
      yield this.contact('phone', 'recorded', this.moment(), dice.of(this.phoneCases), 'joined');
    const lateDays = this.daysFrom(plan.questionsFrom);
    for (let left = plan.questions; left > 0; ) {
      const asked = Math.min(left, 1 + Math.floor(dice.next() * 3));
      left -= asked;
      const row = this.contact('chatbot', 'inquiry', this.momentOn(lateDays(dice)));
      row.answeredAtOnce = true;
      row.topic = dice.of(TOPICS);
      row.questions = JSON.stringify({ [row.topic]: { asked, answered: asked } });
      yield row;
    }
  }

  /** Persons at the counters: on working days, at each place. */
  *served(): Generator<{ id: string; service: string; site: string; day: string; persons: number }> {
    for (const { code, sites } of this.city.city.counterServices ?? []) {
      const counts = new Map<string, number>();
      for (let left = this.plan.served[code] ?? 0; left > 0; left -= 1) {
        const day = dayOf(new Date(this.days(this.dice)));
        const key = `${day} ${this.dice.of(sites)}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      for (const [key, persons] of counts) {
        const [day = '', site = ''] = key.split(' ');
        yield { id: this.dice.uuid(), service: code, site, day, persons };
      }
    }
  }

  private caseRow(kind: CaseRow['kind'], category: string, channel: string, received: Date): CaseRow {
    const { dice } = this;
    const district = this.districts(dice);
    const agency = known(this.routes, `${category} ${district}`, () => this.agencyOf(category, district));
    const rule = this.rule(kind, category);
    const due = this.dueOf(rule, received, district);
    const limit = due.getTime() - received.getTime();
    const isDispatch = kind === 'dispatch';
    const isInTime = dice.next() < (isDispatch ? ACKNOWLEDGED_IN_TIME : REPLIED_IN_TIME);
    const taken = isInTime
      ? dice.between(0.05, 0.95) * limit
      : limit + dice.between(0.1, isDispatch ? 20 : 96) * HOUR;
    const acted = new Date(received.getTime() + Math.round(taken));
    const acknowledged = isDispatch
      ? acted
      : new Date(received.getTime() + Math.round(taken * dice.between(0.05, 0.4)));
    const reported = isDispatch
      ? new Date(acted.getTime() + Math.round(dice.between(0.2, 60) * HOUR))
      : acted;
    const released = new Date(reported.getTime() + Math.round(dice.between(0.1, 20) * HOUR));
    const version = this.city.category(category)?.version ?? 1;
    const number = this.numberOf(kind, received);
    return {
      ...{ id: dice.uuid(), number, kind, category, version, district, channel, agency },
      ...{ received, acknowledged, reported, released, due, service: null },
    };
  }

  private agencyOf(category: string, district: string): string {
    const { agency } = this.city.route({ category, district, attributes: {} });
    return agency?.code ?? this.city.city.centre;
  }

  private numberOf(kind: CaseRow['kind'], received: Date): string {
    const date = dayOf(received).replaceAll('-', '');
    const serial = this.serials.get(date) ?? 1;
    this.serials.set(date, serial + 1);
    return caseNumberOn(kind, date, serial);
  }

  /** Of limits in days every moment of a day has the same. */
  private dueOf(rule: FrozenRule, startedAt: Date, district: string): Date {
    const limited = { rule, startedAt, extension: 0, district, pauses: [] };
    const due = (): Date => dueTimes(limited, this.city.calendar).dueAt;
    if (rule.kind !== 'reply') return due();
    return known(this.replyDue, `${rule.category} ${dayOf(startedAt)}`, due);
  }

  private contact(
    channel: string,
    outcome: ContactRow['outcome'],
    received: Date,
    caseId: string | null = null,
    relation: ContactRow['relation'] = null,
  ): ContactRow {
    const nothing = { topic: null, reason: null, answeredAtOnce: null, questions: null };
    return { id: this.dice.uuid(), channel, outcome, received, caseId, relation, ...nothing };
  }

  /** The days of the year from a month on, by weekday: the beginning of each. */
  private daysFrom(firstMonth: number): (dice: Dice) => number {
    const { from, to } = periodOfSpan({ ...this.plan.span, firstMonth });
    const starts: [number, number][] = [];
    for (let at = from.getTime(); at < to.getTime(); at += DAY)
      starts.push([at, WEEKDAYS[Number(formatInTaipei(new Date(at), 'i')) % 7] as number]);
    return weighted(starts);
  }

  private moment(): Date {
    return this.momentOn(this.days(this.dice));
  }

  private earlyMoment(): Date {
    const until = periodOfSpan(this.plan.span).to.getTime() - ASKED_BEFORE_END_MS;
    for (;;) {
      const moment = this.moment();
      if (moment.getTime() < until) return moment;
    }
  }

  private momentOn(day: number): Date {
    return new Date(day + this.hours(this.dice) * HOUR + Math.floor(this.dice.next() * HOUR));
  }
}

/** In Taipei, whose clocks have not been moved since there is a hotline: so many rows have no time for more. */
const dayOf = (time: Date): string => new Date(time.getTime() + TAIPEI_MS).toISOString().slice(0, 10);

function known<T>(map: Map<string, T>, key: string, find: () => T): T {
  const found = map.get(key) ?? find();
  map.set(key, found);
  return found;
}
