import { randomBytes } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import type { OpenDataRules } from '../../city/open-data-rules.js';
import { Clock } from '../../platform/clock/clock.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { WakefulLoop } from '../../platform/log/wakeful-loop.js';
import { dayAt } from '../period.rules.js';
import { districtsTold } from './generalise.rules.js';
import { type OpenCase, type Publishable, PublishingQuery } from './publishing.query.js';
import { dayBefore, dueUntil, settledBy, weekOf } from './weeks.rules.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** So many published cases are followed at a time. */
const PORTION = 5_000;

/**
 * A week is published whole and once, when its time has come and the facts know all of it: what two readings differ by, on
 * two days or of two windows, is never what was left out. Nothing of this is done by who asks.
 */
@Injectable()
export class PublishService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(PublishService.name);
  private readonly loop = new WakefulLoop(PublishService.name, () => this.tryToPublish(), HOUR_MS);

  constructor(
    private readonly database: Database,
    private readonly publishing: PublishingQuery,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** What cannot be followed holds up nothing that is to be published, nor the other way round. */
  async publishDue(): Promise<void> {
    const rules = this.city.protocol?.openData;
    if (!rules) return;
    try {
      await this.publishWeeks(rules);
    } finally {
      await this.follow(rules);
    }
  }

  /** What fails is tried again in an hour and not in seconds: the work is heavy, and never urgent. */
  private async tryToPublish(): Promise<boolean> {
    await this.publishDue().catch((fault: Error) => this.logger.error(fault.message, fault.stack));
    return false;
  }

  /** Where the facts do not know yet all that was told, everything waits: what is left out once is left out for ever. */
  private async publishWeeks(rules: OpenDataRules): Promise<void> {
    const { delayDays, exemptCategories } = rules;
    const due = dueUntil(delayDays, this.clock.now());
    const from = await this.publishing.untoldFrom();
    if (!from || +weekOf(from).from >= +due) return;
    if (!(await this.publishing.hasHeard(settledBy(due, delayDays)))) return this.warn(from, delayDays);
    const waiting = await this.publishing.waiting(from, due, exemptCategories);
    for (const monday of waiting) await this.database.transaction(tx => this.publish(tx, monday, rules));
    await this.publishing.reached(dayBefore(due), this.clock.now(), waiting.length > 0);
  }

  /** A while is nothing; but what is parked stays so until somebody looks. */
  private warn(from: string, delayDays: number): void {
    const due = settledBy(weekOf(from).to, delayDays);
    if (+this.clock.now() - +due > DAY_MS)
      this.logger.warn(
        `Open data waits from ${from} on: not all of it is counted yet. If that stays: npm run admin -- parked, npm run statistics -- rebuild`,
      );
  }

  /**
   * At most once a day, so that nobody who asks again and again learns the minute. What may no longer be told of changes
   * with a new week only: else its day would say which one it is.
   */
  private async follow({ exemptCategories }: OpenDataRules): Promise<void> {
    const now = this.clock.now();
    for (let after: string | null = null, isMore = true; isMore; )
      isMore = await this.database.transaction(async tx => {
        const begun = await this.publishing.beginFollowing(tx, dayAt(now));
        if (!begun) return false;
        const caseIds = await this.publishing.published(tx, after, PORTION);
        await this.publishing.follow(tx, caseIds, exemptCategories);
        if (begun.isNewWeek) await this.publishing.conceal(tx, caseIds, exemptCategories);
        after = caseIds.at(-1) ?? null;
        if (caseIds.length === PORTION) return true;
        await this.publishing.followed(tx, dayAt(now), now);
        return false;
      });
  }

  private async publish(
    tx: Transaction,
    monday: string,
    { atLeast, exemptCategories }: OpenDataRules,
  ): Promise<void> {
    if (!(await this.publishing.beginWeek(tx, monday, this.clock.now(), atLeast))) return;
    const found = await this.publishing.publishable(tx, weekOf(monday), exemptCategories);
    const told = districtsTold(found, atLeast);
    const shown = found.map(one => {
      const isTold = one.district !== null && told.get(one.category)?.has(one.district) === true;
      return isTold ? placed(one) : unplaced(one);
    });
    await this.publishing.keep(tx, monday, shown);
  }
}

/** To the hour, with its district and who has it. */
const placed = (one: Publishable): OpenCase => ({
  ...one,
  ...named(one),
  receivedAt: new Date(Math.floor(one.receivedAt.getTime() / HOUR_MS) * HOUR_MS),
});

/** To the day; who has it would say where it is. */
const unplaced = (one: Publishable): OpenCase => ({
  ...one,
  ...named(one),
  receivedAt: new Date(`${dayAt(one.receivedAt)}T00:00:00+08:00`),
  ...{ district: null, unit: null },
});

/** A number of its own, drawn by lot: nobody finds the case by it, whatever else they know of it. */
function named({ receivedAt }: Publishable): Pick<OpenCase, 'fileNo' | 'day'> {
  const drawn = randomBytes(6).toString('hex').toUpperCase();
  return { fileNo: `INS${formatInTaipei(receivedAt, 'yyMMdd')}${drawn}`, day: dayAt(receivedAt) };
}
