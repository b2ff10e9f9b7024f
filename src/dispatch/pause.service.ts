import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { CaseLockService } from '../cases/case-lock.service.js';
import { TimelineService } from '../cases/timeline.service.js';
import { CityService } from '../city/city.service.js';
import type { PauseReason } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { Problem, type Words } from '../platform/problem/problem.js';
import { currentActor } from '../platform/request/context.js';
import { CasePause } from './case-pause.entity.js';
import { LegService, namesOf } from './leg.service.js';
import { PauseQuery } from './pause.query.js';
import { legActed, type PauseDto, type ResumeDto, type WorkOrderActed } from './work-order.dto.js';
import { WorkOrder } from './work-order.entity.js';

/** 等候: nothing can be done before the citizen has supplemented (補陳) or parts have come (備料). */
@Injectable()
export class PauseService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly legs: LegService,
    private readonly allowed: PauseQuery,
    private readonly city: CityService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** PAUSE_NOT_ALLOWED 422 where the limit of the item does not rest for this. */
  pause(id: string, { version, reason, text }: PauseDto, me: Asker): Promise<WorkOrderActed> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.byId(tx, id);
      const { file, order } = leg;
      this.legs.permit(me, 'workorder.pause', leg, version);
      this.legs.advance(tx, leg, 'pause');
      if (!(await this.allowed.allowed(tx, file.id)).includes(reason)) throw this.notAllowed(file, reason);
      const names = namesOf(file, order);
      const until = await this.allowed.until(tx, file, reason, this.clock.now());
      tx.set(order, { version: order.version + 1 });
      tx.add(
        Object.assign(new CasePause(), {
          ...{ id: newId(), ...names, reason, startedAt: this.clock.now(), startedBy: me.id, until },
          ...{ leadId: null, endedAt: null, endedBy: null },
        }),
      );
      this.timeline.write(tx, { ...names, kind: 'case.paused', text, data: { reason } });
      await this.events.tell(tx, 'case.paused', { ...this.legs.identity(leg), reason });
      return legActed(leg);
    });
  }

  resume(id: string, { version, text }: ResumeDto, me: Asker): Promise<WorkOrderActed> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.byId(tx, id);
      this.legs.permit(me, 'workorder.resume', leg, version);
      this.legs.advance(tx, leg, 'resume');
      tx.set(leg.order, { version: leg.order.version + 1 });
      await this.end(tx, leg.file, { text: text || null });
      return legActed(leg);
    });
  }

  /** Hears workorder.closed: who has the case no longer waits no longer. Whoever gets it has the time that is left. */
  async endWithLeg(tx: Transaction, { actor, payload }: Fact<'workorder.closed'>): Promise<void> {
    if (actor.kind !== 'replay') await this.end(tx, (await tx.get(CaseFile, payload.caseId)) as CaseFile);
  }

  /** Hears case.withdrawn and case.disposed, before its clocks end: so that they end with the time that was really waited. */
  async endWithCase(
    tx: Transaction,
    { actor, payload }: Fact<'case.withdrawn' | 'case.disposed'>,
  ): Promise<void> {
    if (actor.kind !== 'replay') await this.end(tx, (await tx.get(CaseFile, payload.caseId)) as CaseFile);
  }

  /** Hears case.recategorised, after its clocks have the new rule: it may not be one that waits. */
  async endWhereNotAllowed(tx: Transaction, { payload }: Fact<'case.recategorised'>): Promise<void> {
    const file = (await tx.get(CaseFile, payload.caseId)) as CaseFile;
    if (file.state !== 'waiting') return;
    const [pause] = await tx.read(CasePause, { caseId: file.id, endedAt: null });
    if (!pause || (await this.allowed.allowed(tx, file.id)).includes(pause.reason)) return;
    const [order] = await tx.read(WorkOrder, { id: pause.workOrderId }, { lock: true });
    if (order) tx.set(order, { version: order.version + 1 });
    this.lock.advance(tx, file, 'resume');
    await this.end(tx, file);
  }

  /** The case is locked. `at`: when it had been waited for long enough; from then on its limits run. */
  async end(
    tx: Transaction,
    file: CaseFile,
    { text = null, at = this.clock.now() }: { text?: string | null; at?: Date } = {},
  ): Promise<void> {
    const [pause] = await tx.read(CasePause, { caseId: file.id, endedAt: null }, { lock: true });
    if (!pause) return;
    const { workOrderId, reason } = pause;
    tx.set(pause, { endedAt: at, endedBy: currentActor().id });
    const order = (await tx.get(WorkOrder, workOrderId)) as WorkOrder;
    this.timeline.write(tx, { ...namesOf(file, order), kind: 'case.resumed', text, data: { reason } });
    await this.events.tell(tx, 'case.resumed', { ...this.legs.identity({ file, order }), reason });
  }

  private notAllowed({ category: code }: CaseFile, reason: PauseReason): Problem {
    const category = this.city.category(code);
    return new Problem('PAUSE_NOT_ALLOWED', 422, {
      'zh-TW': `「${category?.name ?? code}」的辦理期限不因${WAITED_FOR[reason]['zh-TW']}而暫停。`,
      en: `The limit of "${category?.nameEn ?? code}" does not rest while ${WAITED_FOR[reason].en}.`,
    });
  }
}

const WAITED_FOR: Record<PauseReason, Words> = {
  citizen: { 'zh-TW': '等候民眾補件', en: 'the citizen has still to send something' },
  parts: { 'zh-TW': '等候備料', en: 'parts have still to come' },
};
