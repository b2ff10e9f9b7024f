import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { acted, type CaseActed, type ReasonDto } from '../cases/case-action.dto.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { CaseLockService } from '../cases/case-lock.service.js';
import { TimelineService } from '../cases/timeline.service.js';
import { CityService } from '../city/city.service.js';
import type { EventMap } from '../events.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { Problem } from '../platform/problem/problem.js';
import type { ReassignDto } from './case-dispatch.dto.js';
import { LegService } from './leg.service.js';
import { StandingQuery } from './returns/standing.query.js';
import { knownAgency, RoutingService } from './routing.service.js';
import { WorkOrder } from './work-order.entity.js';

/** The leg moves to another agency, back to the centre, or ends with the case. */
@Injectable()
export class ReassignService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly legs: LegService,
    private readonly routing: RoutingService,
    private readonly standing: StandingQuery,
    private readonly city: CityService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  /** ALREADY_THERE 422 when the agency holds it already. */
  reassign(number: string, dto: ReassignDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.reassign', file, dto.version);
      knownAgency(this.city, dto.agency);
      if (file.agency === dto.agency) throw alreadyThere();
      await this.standing.permitSending(tx, file, dto.agency);
      const from = file.agency;
      this.lock.advance(tx, file, 'reassign');
      const order = await this.legs.openLead(tx, file);
      await this.legs.close(tx, { file, order }, 'reassigned');
      this.timeline.write(tx, {
        caseId: file.id,
        kind: 'case.reassigned',
        text: dto.reason,
        data: { from, to: dto.agency },
      });
      await this.events.tell(tx, 'case.reassigned', {
        caseId: file.id,
        number: file.number,
        from,
        to: dto.agency,
      });
      await this.legs.dispatch(tx, file, dto.agency);
      return acted(file);
    });
  }

  /** Back to the centre, before anyone acknowledged it. */
  recall(number: string, dto: ReasonDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.recall', file, dto.version);
      // Nobody's until it is sent again; of history the feed may still say whose it was meant to be.
      this.lock.advance(tx, file, 'recall', file.origin === 'replay' ? {} : { agency: null });
      const order = await this.legs.openLead(tx, file);
      await this.legs.close(tx, { file, order }, 'recalled');
      this.timeline.write(tx, { caseId: file.id, kind: 'case.recalled', text: dto.reason });
      await this.events.tell(tx, 'case.recalled', { caseId: file.id, number: file.number });
      await this.routing.toTray(tx, file, {
        'zh-TW': '已由話務中心收回，待重新派案。',
        en: 'Recalled by the centre.',
      });
      return acted(file);
    });
  }

  /** Hears case.withdrawn and case.disposed: no leg outlives its case; who is asked beside it is told by itself. */
  async endLegs(tx: Transaction, { kind, payload }: Fact<'case.withdrawn' | 'case.disposed'>): Promise<void> {
    const why = kind === 'case.withdrawn' ? 'withdrawn' : (payload as EventMap['case.disposed']).as;
    const file = (await tx.get(CaseFile, payload.caseId)) as CaseFile;
    const orders = await tx.read(WorkOrder, { caseId: file.id, role: 'lead' }, { lock: true });
    for (const order of orders) {
      if (order.state !== 'closed') await this.legs.close(tx, { file, order }, why);
    }
  }
}

const alreadyThere = (): Problem =>
  new Problem('ALREADY_THERE', 422, {
    'zh-TW': '案件已在這個機關，請選擇其他機關。',
    en: 'The case is at this agency already. Choose another one.',
  });
