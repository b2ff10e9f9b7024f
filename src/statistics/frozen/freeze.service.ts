import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { WakefulLoop } from '../../platform/log/wakeful-loop.js';
import { lastClosed, type Month, monthsToFreeze, periodOfMonth } from '../months.rules.js';
import { FACTS_CONSUMER } from '../statistics.service.js';
import { correctedMeanwhile, notComplete, notFrozen, nothingChanged } from './frozen.problems.js';
import { type FrozenMonth, FrozenQuery } from './frozen.query.js';
import { FROZEN_FAMILIES, MonthFigures } from './month-figures.service.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** More have closed only where the figures of long ago are loaded, or nothing ran for long: that is for somebody to look at. */
const MOST_UNSEEN = 12;

/** `open`: it has not closed. `empty`: nothing is counted in it. `waits`: not all that was told of it is counted yet. */
export type Freezing = 'frozen' | 'open' | 'empty' | 'waits';

/** Who asks for a correction, of which version, and why. */
export interface Correction {
  by: string;
  version: number;
  reason: string;
}

/** A closed month is frozen; what is corrected later is another version beside it, never a silent change. */
@Injectable()
export class FreezeService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(FreezeService.name);
  private readonly loop = new WakefulLoop(FreezeService.name, () => this.freezeDue(), HOUR_MS);

  constructor(
    private readonly database: Database,
    private readonly frozen: FrozenQuery,
    private readonly figures: MonthFigures,
    private readonly city: CityService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /**
   * Months that have closed. One that is not complete yet waits, and those after it with it; one in which nothing is counted
   * holds up no other. Of more than a year nothing is frozen unseen.
   */
  async freezeDue(): Promise<boolean> {
    const due = await this.database.transaction(async tx => {
      const frozen = (await this.frozen.newest(tx)).map(({ month }) => month);
      const months = monthsToFreeze(this.lastClosed(), await this.frozen.newestByCalendar(tx));
      return months.filter(month => !frozen.includes(month));
    });
    if (due.length > MOST_UNSEEN) {
      this.logger.warn(
        `${due[0]} to ${due.at(-1)} have closed: more than ${MOST_UNSEEN} months are not frozen by themselves. See them through and freeze them: npm run statistics -- freeze ${due[0]}`,
      );
      return false;
    }
    for (const month of due) {
      if ((await this.freeze(month, true)) !== 'waits') continue;
      if (month <= this.lastClosed(DAY_MS))
        this.logger.warn(
          `${month} has closed, and is not all counted yet. If that stays: npm run statistics -- rebuild, admin -- parked`,
        );
      break;
    }
    return false;
  }

  /** A month that is frozen stays as it is. */
  freeze(month: Month, byCalendar = false): Promise<Freezing> {
    return this.database.transaction(async tx => {
      await this.frozen.alone(tx);
      const [known] = (await this.frozen.newest(tx)).filter(one => one.month === month);
      if (known) return 'frozen';
      if (month > this.lastClosed()) return 'open';
      const standing = await this.standing(tx, month);
      if (standing !== 'complete') return standing;
      const first = { month, version: 1, frozenBy: null, byCalendar, reason: null };
      await this.keep(tx, first, await this.figures.current(tx, month));
      return 'frozen';
    });
  }

  /** MONTH_NOT_FROZEN 404. STALE_VERSION 409. MONTH_NOT_COMPLETE 409. NOTHING_TO_CORRECT 422. */
  correct(month: Month, { by, version, reason }: Correction): Promise<FrozenMonth> {
    return this.database.transaction(async tx => {
      await this.frozen.alone(tx);
      const [known] = (await this.frozen.newest(tx)).filter(one => one.month === month);
      if (!known) throw notFrozen();
      if (known.version !== version) throw correctedMeanwhile();
      if ((await this.standing(tx, month)) === 'waits') throw notComplete();
      const now = await this.figures.current(tx, month);
      if (!(await this.figures.haveChanged(tx, known, now))) throw nothingChanged();
      const corrected = { month, version: version + 1, frozenBy: by, byCalendar: false, reason };
      await this.audit.record(tx, {
        ...{ action: 'report.corrected' as const, reason },
        subject: `month:${month}/${corrected.version}`,
      });
      return this.keep(tx, corrected, now);
    });
  }

  private lastClosed(agoMs = 0): Month {
    const at = new Date(+this.clock.now() - agoMs);
    return lastClosed(at, this.city.city.figuresFrozenOnDay, this.city.calendar.days);
  }

  private standing(tx: Transaction, month: Month): ReturnType<FrozenQuery['standing']> {
    return this.frozen.standing(tx, month, periodOfMonth(month).to, FROZEN_FAMILIES, FACTS_CONSUMER);
  }

  private async keep(
    tx: Transaction,
    of: Omit<FrozenMonth, 'frozenAt' | 'position'>,
    figures: Awaited<ReturnType<MonthFigures['current']>>,
  ): Promise<FrozenMonth> {
    const [row] = await tx.query<{ position: number }>('select position from consumer where name = $1', [
      FACTS_CONSUMER,
    ]);
    const version = { ...of, frozenAt: this.clock.now(), position: row?.position ?? 0 };
    await this.frozen.add(tx, version);
    for (const [family, sums] of figures) await this.frozen.addSums(tx, version, family, sums);
    return version;
  }
}
