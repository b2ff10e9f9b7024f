import { randomBytes } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
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

/**
 * A week is published whole and once, when its time has come and the facts know all of it: what two readings differ by, on
 * two days or of two windows, is never what was left out. Nothing of this is done by who asks.
 */
@Injectable()
export class PublishService implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(PublishService.name, () => this.publishDue(), HOUR_MS);

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

  /** Where the facts do not know yet all that was told, everything waits: what is left out once is left out for ever. */
  async publishDue(): Promise<boolean> {
    const rules = this.city.protocol?.openData;
    if (!rules) return false;
    const { delayDays, exemptCategories } = rules;
    await this.database.transaction(tx => this.follow(tx, rules));
    const due = dueUntil(delayDays, this.clock.now());
    if (!(await this.publishing.hasHeard(settledBy(due, delayDays)))) return false;
    const waiting = await this.publishing.waiting(due, exemptCategories);
    for (const monday of waiting) await this.database.transaction(tx => this.publish(tx, monday, rules));
    await this.publishing.reached(dayBefore(due), this.clock.now(), waiting.length > 0);
    return false;
  }

  /** At most once a day, so that nobody who asks again and again learns the minute. */
  private async follow(tx: Transaction, { exemptCategories }: OpenDataRules): Promise<void> {
    const now = this.clock.now();
    if (await this.publishing.beginDay(tx, dayAt(now), now))
      await this.publishing.follow(tx, exemptCategories);
  }

  private async publish(tx: Transaction, monday: string, rules: OpenDataRules): Promise<void> {
    const { atLeast, exemptCategories } = rules;
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
