import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService, checkVersion } from '../../cases/case-lock.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { CityService } from '../../city/city.service.js';
import { LegService } from '../../dispatch/leg.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { Fact } from '../../platform/log/fact.js';
import { flawOfForm } from './form.rules.js';
import { Sample } from './sample.entity.js';
import type { JudgeDto, SampleDto } from './sampling.dto.js';
import { formIs, noForm, notDrawn, sampleNotFound } from './sampling.problems.js';
import { SamplingQuery } from './sampling.query.js';

interface Found {
  file: CaseFile;
  sample: Sample;
}

/** Was it done, and done as it was said? What was not is done again (重辦), by who did it. */
@Injectable()
export class JudgeService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly legs: LegService,
    private readonly city: CityService,
    private readonly timeline: TimelineService,
    private readonly views: SamplingQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * SAMPLE_NOT_FOUND 404, CASE_NOT_YOURS 403, ACTION_NOT_POSSIBLE 409, STALE_VERSION 409, UNKNOWN_ITEM 422,
   * FORM_INCOMPLETE 422.
   */
  accept(id: string, dto: JudgeDto, me: Asker): Promise<SampleDto> {
    return this.database.transaction(async tx => {
      const { file, sample } = await this.permitted(tx, id, 'accept-sample', dto, me);
      this.lock.advance(tx, file, 'accept-sample');
      this.judge(tx, { file, sample }, 'accepted', dto, me);
      await this.events.tell(tx, 'sample.accepted', identityOf({ file, sample }));
      return this.views.one(tx, id, me);
    });
  }

  /** As in `accept`; NOTHING_WRONG 422. The case is open again at the agency that did it, under a limit of its own. */
  reject(id: string, dto: JudgeDto, me: Asker): Promise<SampleDto> {
    return this.database.transaction(async tx => {
      const found = await this.permitted(tx, id, 'reject-sample', dto, me);
      const { file, sample } = found;
      this.lock.advance(tx, file, 'reject-sample', { closedAt: null, releasedHow: null });
      this.judge(tx, found, 'rejected', dto, me);
      const { id: caseId, number, kind, category, categoryVersion, origin } = file;
      await this.events.tell(tx, 'case.reopened', {
        ...{ caseId, number, kind, category, categoryVersion, origin },
      });
      const rework = await this.legs.dispatch(tx, file, sample.agency);
      tx.set(sample, { reworkOrderId: rework.id });
      await this.events.tell(tx, 'sample.rejected', { ...identityOf(found), reworkOrderId: rework.id });
      return this.views.one(tx, id, me);
    });
  }

  /** Hears case.reopened and case.release-taken-back: what is open again is nothing to be judged. */
  async endWithRelease(
    tx: Transaction,
    { actor, payload }: Fact<'case.reopened' | 'case.release-taken-back'>,
  ): Promise<void> {
    if (actor.kind === 'replay') return;
    const [sample] = await tx.read(Sample, { caseId: payload.caseId, state: 'drawn' }, { lock: true });
    if (!sample) return;
    tx.set(sample, { state: 'moot', judgedAt: this.clock.now(), version: sample.version + 1 });
    const { workOrderId, agency, id: sampleId } = sample;
    const { caseId, number } = payload;
    await this.events.tell(tx, 'sample.moot', { caseId, number, workOrderId, agency, sampleId });
  }

  private async permitted(
    tx: Transaction,
    id: string,
    action: 'accept-sample' | 'reject-sample',
    { version, answers }: JudgeDto,
    me: Asker,
  ): Promise<Found> {
    const [drawn] = await tx.query<{ number: string }>(
      'select c.number from sample s join case_file c on c.id = s.case_id where s.id = $1',
      [id],
    );
    if (!drawn) throw sampleNotFound();
    const file = await this.lock.withLead(tx, drawn.number);
    const [sample] = await tx.read(Sample, { id }, { lock: true });
    if (!sample) throw sampleNotFound();
    this.lock.permit(me, `case.${action}`, file, null);
    // Before the version: of two who judge at once the second is told what the first has found.
    if (sample.state !== 'drawn') throw notDrawn(sample.state);
    checkVersion(sample, version);
    const form = this.city.protocol?.sampling?.form;
    if (!form) throw noForm();
    const flaw = flawOfForm(answers, form, action === 'accept-sample' ? 'accepted' : 'rejected');
    if (flaw) throw formIs(flaw);
    return { file, sample };
  }

  private judge(
    tx: Transaction,
    { file, sample }: Found,
    state: 'accepted' | 'rejected',
    { answers, opinion }: JudgeDto,
    me: Asker,
  ): void {
    const given = answers.map(({ code, ok }) => ({ code, ok }));
    const wrong = given.filter(({ ok }) => !ok).map(({ code }) => code);
    this.timeline.write(tx, {
      ...{ caseId: file.id, workOrderId: sample.workOrderId, kind: `sample.${state}`, text: opinion },
      data: { agency: sample.agency, wrong },
    });
    tx.set(sample, {
      ...{ state, answers: given, judgedAt: this.clock.now(), judgedBy: me.id, version: sample.version + 1 },
    });
  }
}

const identityOf = ({ file, sample }: Found) => ({
  ...{ caseId: file.id, number: file.number, sampleId: sample.id },
  ...{ workOrderId: sample.workOrderId, agency: sample.agency },
});
