import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OpenDataRules } from '../../city/open-data-rules.js';
import { Clock } from '../../platform/clock/clock.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import { Database } from '../../platform/database/database.js';
import { dayAt, type Period } from '../period.rules.js';
import { districtsTold } from './generalise.rules.js';
import { type OpenCase, OpenCasesQuery, type Publishable } from './open-cases.query.js';
import { type Week, weeksOf } from './weeks.rules.js';

const HOUR_MS = 3_600_000;

/**
 * A week is published whole and once, when it is first asked for after its time: what two readings differ by, on two days
 * or of two windows, is never what was left out.
 */
@Injectable()
export class PublishService {
  constructor(
    private readonly database: Database,
    private readonly cases: OpenCasesQuery,
    private readonly clock: Clock,
  ) {}

  async due(period: Period, rules: OpenDataRules): Promise<void> {
    const weeks = weeksOf(period, rules.delayDays, this.clock.now());
    const known = await this.cases.publishedWeeks(weeks.map(({ monday }) => monday));
    for (const week of weeks) if (!known.includes(week.monday)) await this.publish(week, rules);
  }

  private async publish(week: Week, { atLeast, exemptCategories }: OpenDataRules): Promise<void> {
    await this.database.transaction(async tx => {
      if (!(await this.cases.beginWeek(tx, week.monday, this.clock.now(), atLeast))) return;
      const found = await this.cases.publishable(tx, week, exemptCategories);
      const told = districtsTold(found, atLeast);
      const shown = found.map(one => {
        const isTold = one.district !== null && told.get(one.category)?.has(one.district) === true;
        return isTold ? placed(one) : unplaced(one);
      });
      await this.cases.keep(tx, week.monday, shown);
    });
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

/** A number of its own, by which nobody finds the case: citizens ask for theirs by the real one. */
function named({ caseId, receivedAt }: Publishable): Pick<OpenCase, 'fileNo' | 'day'> {
  const drawn = createHash('sha256').update(`open-data:${caseId}`).digest('hex').slice(0, 12).toUpperCase();
  return { fileNo: `INS${formatInTaipei(receivedAt, 'yyMMdd')}${drawn}`, day: dayAt(receivedAt) };
}
