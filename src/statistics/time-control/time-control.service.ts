import { Injectable } from '@nestjs/common';
import { type Asker, narrowing } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { invalid } from '../../platform/problem/validation.js';
import { daysFrom } from '../period.rules.js';
import { nothingToSee } from '../report.problems.js';
import { ReportView } from '../report-view.service.js';
import type { TimeControlDto, TimeControlRowDto } from './time-control.dto.js';
import { TimeControlQuery } from './time-control.query.js';
import { daysUsed, timeControl } from './time-control.rules.js';
import { TIME_CONTROL_DEFINITIONS } from './time-control.words.js';

/** 公文時效, of petitions: what each agency had to do in a month, and what of it was in time. */
@Injectable()
export class TimeControlService {
  constructor(
    private readonly view: ReportView,
    private readonly limits: TimeControlQuery,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** INVALID 400: no such month, or one to come. NO_AGENCY 403. */
  report(month: string, me: Asker): Promise<TimeControlDto> {
    const mine = narrowing(me, 'report.read');
    if (!mine) throw nothingToSee();
    const now = this.clock.now();
    const period = daysFrom(`${month}-01`, lastDayOf(month));
    if (!period || period.from > now)
      throw invalid([{ field: 'month', message: { 'zh-TW': '這個月還沒開始', en: 'It has not begun' } }]);
    const until = period.to < now ? period.to : now;
    const { agencies = null, districts = null } = mine;
    return this.view.of(async (tx, position) => {
      const counted = await this.limits.of(tx, { ...period, until, agencies, districts });
      const known = new Map<string, number>();
      const daysOf = (startedDay: string, stoppedDay: string): number => {
        const key = `${startedDay} ${stoppedDay}`;
        const days = known.get(key) ?? daysUsed(startedDay, stoppedDay, this.city.calendar);
        known.set(key, days);
        return days;
      };
      const codes = [...new Set(counted.map(({ agency }) => agency))];
      return {
        asOf: { position, at: now },
        month,
        definitions: TIME_CONTROL_DEFINITIONS,
        total: timeControl(counted, daysOf),
        rows: codes
          .map((code): TimeControlRowDto => {
            const ofAgency = counted.filter(({ agency }) => agency === code);
            return { agency: this.named(code), ...timeControl(ofAgency, daysOf) };
          })
          .sort(byLoad),
      };
    });
  }

  private named(code: string | null): TimeControlRowDto['agency'] {
    if (code === null) return null;
    const { name, nameEn } = this.city.agency(code) ?? { name: code, nameEn: code };
    return { code, name, nameEn };
  }
}

/** Who had the most to do first. */
const byLoad = (one: TimeControlRowDto, other: TimeControlRowDto): number =>
  other.carriedOver + other.received - one.carriedOver - one.received ||
  (one.agency?.code ?? '').localeCompare(other.agency?.code ?? '');

function lastDayOf(month: string): string {
  const [year, of] = month.split('-').map(Number) as [number, number];
  return `${month}-${new Date(Date.UTC(year, of, 0)).getUTCDate()}`;
}
