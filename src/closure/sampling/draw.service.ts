import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Asker, narrowing } from '../../access/rights.js';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { CityService } from '../../city/city.service.js';
import { dayNumber, isDate, isoDate } from '../../city/local-days.js';
import { Clock } from '../../platform/clock/clock.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { drawOf, type Release, type SamplingWeights, weightOf } from './draw.rules.js';
import { Sample } from './sample.entity.js';
import type { DrawDto, SamplingDto, WeightDto } from './sampling.dto.js';
import { Sampling } from './sampling.entity.js';
import { noForm, nothingToSample, periodInvalid } from './sampling.problems.js';
import { SamplingQuery } from './sampling.query.js';

interface Released extends Release {
  caseId: string;
  releasedAt: Date;
}

const MOST_DAYS = 366;
const OFFSET = '+08:00';

/** 抽查: the commission draws from what was released. A release is drawn once, whoever draws and however often. */
@Injectable()
export class DrawService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly city: CityService,
    private readonly timeline: TimelineService,
    private readonly views: SamplingQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** PROTOCOL_MISSING 409, PERIOD_INVALID 422, NOTHING_TO_SAMPLE 422. */
  draw(dto: DrawDto, me: Asker): Promise<SamplingDto> {
    this.check(dto);
    const { from, until, count, seed = randomBytes(16).toString('hex') } = dto;
    const weights = weightsOf(dto.weights ?? []);
    return this.database.transaction(async tx => {
      // One after the other: what the one has drawn the other does not find any more.
      await tx.query('lock table sampling in share row exclusive mode');
      const population = (await this.released(tx, dto, me)).filter(one => weightOf(one, weights) > 0);
      const found = drawOf(population, count, seed, weights);
      const ids = found.map(({ caseId }) => caseId);
      const files = await this.lock.several(tx, { ids });
      const locked = new Map(files.map(file => [file.id, file]));
      const drawn = found.filter(one => stands(one, locked.get(one.caseId)));
      if (drawn.length === 0) throw nothingToSample();
      const now = this.clock.now();
      const sampling = tx.add(
        Object.assign(new Sampling(), {
          ...{ id: newId(), fromOn: from, untilOn: until, asked: count, seed, weights },
          ...{ population: population.length, drawn: drawn.length, drawnAt: now, drawnBy: me.id },
        }),
      );
      for (const one of drawn) await this.keep(tx, sampling, one, locked.get(one.caseId) as CaseFile);
      return this.views.sampling(tx, sampling.id);
    });
  }

  private check({ from, until }: DrawDto): void {
    if (!this.city.protocol?.sampling) throw noForm();
    const today = formatInTaipei(this.clock.now(), 'yyyy-MM-dd');
    const isPeriod = isDate(from) && isDate(until) && from <= until && until <= today;
    if (!isPeriod || dayNumber(until) - dayNumber(from) > MOST_DAYS) throw periodInvalid();
  }

  private async keep(tx: Transaction, sampling: Sampling, one: Released, file: CaseFile): Promise<void> {
    const { workOrderId, agency, outcome, releasedAt, caseId } = one;
    const sample = tx.add(
      Object.assign(new Sample(), {
        ...{ id: newId(), version: 1, samplingId: sampling.id, caseId, workOrderId, agency, outcome },
        ...{ releasedAt, state: 'drawn' as const, drawnAt: sampling.drawnAt, answers: null },
        ...{ judgedAt: null, judgedBy: null, reworkOrderId: null },
      }),
    );
    this.timeline.write(tx, { caseId, workOrderId, kind: 'sample.drawn', data: { agency } });
    const { number } = file;
    await this.events.tell(tx, 'sample.drawn', { caseId, number, workOrderId, agency, sampleId: sample.id });
  }

  /**
   * What stands as released, was not drawn yet, and whose reporter needs no protection. What was merged (併案) was done on
   * the order of the case that leads, and is drawn with it.
   */
  private released(tx: Transaction, { from, until }: DrawDto, me: Asker): Promise<Released[]> {
    const scope = narrowing(me, 'sampling.draw');
    const end = isoDate(dayNumber(until) + 1);
    return tx.query<Released>(
      `select w.id as "workOrderId", c.id as "caseId", c.category, w.agency, w.outcome, c.closed_at as "releasedAt"
         from case_file c
         join lateral (select id, agency, outcome from work_order
                        where case_id = c.id and role = 'lead' order by dispatched_at desc, id desc limit 1) w on true
        where c.state = 'released' and c.kind <> 'decision' and c.origin <> 'replay' and not c.confidential
          and c.closed_at >= $1 and c.closed_at < $2 and ($3::text[] is null or c.district = any($3))
          and not exists (select 1 from incident_member m where m.case_id = c.id and m.left_at is null)
          and not exists (select 1 from sample s where s.work_order_id = w.id)`,
      [`${from}T00:00:00${OFFSET}`, `${end}T00:00:00${OFFSET}`, scope?.districts ?? null],
    );
  }
}

/** Reopened or protected in this very moment, it is not what was found any more. */
const stands = ({ releasedAt }: Released, file: CaseFile | undefined): boolean =>
  file?.state === 'released' && !file.confidential && file.closedAt?.getTime() === releasedAt.getTime();

function weightsOf(wishes: readonly WeightDto[]): SamplingWeights {
  const by = (what: WeightDto['of']): Record<string, number> =>
    Object.fromEntries(wishes.filter(one => one.of === what).map(({ code, weight }) => [code, weight]));
  return { categories: by('category'), agencies: by('agency'), outcomes: by('outcome') };
}
