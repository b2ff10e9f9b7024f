import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import type { DecideInspectionDto, InspectionDto } from './inspection.dto.js';
import { Inspection } from './inspection.entity.js';
import { toldOf } from './inspection.facts.js';
import { noSupervision, proposalChanged } from './inspection.problems.js';
import { InspectionCase } from './inspection-case.entity.js';
import { InspectionsQuery } from './inspections.query.js';
import { ReportedQuery } from './reported.query.js';

/**
 * 不預先通知查核: the inspection group decides whether what was reported is looked at on site. Nothing of it stands with the
 * cases before it was held, so that nobody is warned.
 */
@Injectable()
export class DecideInspectionService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly city: CityService,
    private readonly reported: ReportedQuery,
    private readonly views: InspectionsQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** PROTOCOL_MISSING 409, CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403, PROPOSAL_CHANGED 409. */
  decide({ cases, decision, reason }: DecideInspectionDto, me: Asker): Promise<InspectionDto> {
    if (!this.city.protocol?.supervision) throw noSupervision();
    return this.database.transaction(async tx => {
      // Cases before what is about them, as everybody locks.
      for (const file of await this.lock.several(tx, { numbers: cases }))
        this.lock.permitRow(me, 'inspection.decide', file);
      // One after the other: what the one has decided is no proposal for the other any more.
      await tx.query('lock table inspection in share row exclusive mode');
      const proposals = await this.reported.found(tx, me, 'inspection.decide');
      const shown = [...cases].sort().join();
      const proposal = proposals.find(
        ({ reports }) =>
          reports
            .map(({ number }) => number)
            .sort()
            .join() === shown,
      );
      if (!proposal) throw proposalChanged();
      const { why, reports } = proposal;
      const inspection = tx.add(
        Object.assign(new Inspection(), {
          ...{ id: newId(), version: 1, state: decision === 'inspect' ? 'planned' : 'declined', why },
          ...{ decidedAt: this.clock.now(), decidedBy: me.id },
          reason: decision === 'decline' ? (reason as string) : null,
          ...{ heldOn: null, finding: null, result: null, recordedAt: null, recordedBy: null },
        } as const),
      );
      for (const { id: caseId } of reports)
        tx.add(Object.assign(new InspectionCase(), { id: newId(), inspectionId: inspection.id, caseId }));
      const ids = reports.map(({ id }) => id);
      await this.events.tell(tx, 'inspection.decided', toldOf(inspection, ids));
      return this.views.one(tx, inspection.id, me);
    });
  }
}
