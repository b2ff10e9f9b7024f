import { Injectable } from '@nestjs/common';
import { CaseFile } from '../../cases/case-file.entity.js';
import { CityService } from '../../city/city.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';
import type { CoLegEnd } from './co-handling.events.js';
import { openCoLegs } from './co-handling.problems.js';
import { CoLegService } from './co-leg.service.js';

const ENDS = {
  'case.withdrawn': 'withdrawn',
  'case.converted': 'converted',
  'case.disposed': 'disposed',
  'case.merged': 'merged',
} as const;

/** Nobody is asked any more: the case has ended, or is the agency's own by now. The case is locked. */
@Injectable()
export class EndCoLegsService {
  constructor(
    private readonly coLegs: CoLegService,
    private readonly city: CityService,
  ) {}

  /** OPEN_CO_LEGS 409 without the lead's reason why it need not wait for them; they are told it. */
  async beforeRelease(tx: Transaction, file: CaseFile, reason: string | null): Promise<void> {
    const open = await this.coLegs.open(tx, file);
    if (open.length === 0) return;
    if (!reason) throw openCoLegs(open.map(({ agency }) => this.city.agency(agency)?.name ?? agency));
    for (const order of open) await this.coLegs.close(tx, { file, order }, { why: 'released', text: reason });
  }

  /** Hears what ends a case: no leg outlives it. Of what was merged the one that leads asks for itself. */
  async withCase(tx: Transaction, { kind, payload }: Fact<keyof typeof ENDS>): Promise<void> {
    await this.end(tx, payload.caseId, ENDS[kind]);
  }

  /** Hears workorder.dispatched: whoever has the case is not asked about it. */
  async whereItLeads(tx: Transaction, { payload }: Fact<'workorder.dispatched'>): Promise<void> {
    if (payload.origin !== 'replay') await this.end(tx, payload.caseId, 'leads', payload.agency);
  }

  private async end(tx: Transaction, caseId: string, why: CoLegEnd, agency?: string): Promise<void> {
    const file = (await tx.get(CaseFile, caseId)) as CaseFile;
    for (const order of await this.coLegs.open(tx, file))
      if (agency === undefined || order.agency === agency)
        await this.coLegs.close(tx, { file, order }, { why, text: null });
  }
}
