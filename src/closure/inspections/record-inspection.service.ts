import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { type ReasonDto } from '../../cases/case-action.dto.js';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService, checkVersion } from '../../cases/case-lock.service.js';
import { SharedTexts } from '../../cases/shared-texts.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { isDate } from '../../city/local-days.js';
import { Clock } from '../../platform/clock/clock.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { InspectionDto, RecordInspectionDto } from './inspection.dto.js';
import { Inspection } from './inspection.entity.js';
import { toldOf } from './inspection.facts.js';
import { dayInvalid, inspectionNotFound, notPlanned } from './inspection.problems.js';
import { InspectionCase } from './inspection-case.entity.js';
import { InspectionsQuery } from './inspections.query.js';

interface Planned {
  inspection: Inspection;
  files: CaseFile[];
}

/** What was found on site; from here on the agencies read it, too. */
@Injectable()
export class RecordInspectionService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly texts: SharedTexts,
    private readonly timeline: TimelineService,
    private readonly views: InspectionsQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * INSPECTION_NOT_FOUND 404, CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403, ACTION_NOT_POSSIBLE 409, STALE_VERSION 409,
   * INSPECTION_DAY_INVALID 422.
   */
  record(
    id: string,
    { version, heldOn, finding, result }: RecordInspectionDto,
    me: Asker,
  ): Promise<InspectionDto> {
    return this.database.transaction(async tx => {
      const { inspection, files } = await this.planned(tx, id, version, me);
      const now = this.clock.now();
      const first = Math.min(...files.map(({ receivedAt }) => receivedAt.getTime()));
      if (!isDate(heldOn) || heldOn > dayOf(now) || heldOn < dayOf(new Date(first))) throw dayInvalid();
      tx.set(inspection, {
        ...{ state: 'held', heldOn, finding, result, recordedAt: now, recordedBy: me.id },
        version: inspection.version + 1,
      });
      const text = await this.coveredForAll(tx, files, result);
      for (const { id: caseId, number } of files) {
        this.timeline.write(tx, { caseId, kind: 'case.inspected', text, data: { finding, heldOn } });
        await this.events.tell(tx, 'case.inspected', { caseId, number, inspectionId: id, finding });
      }
      await this.events.tell(tx, 'inspection.held', toldOf(inspection, idsOf(files)));
      return this.views.one(tx, id, me);
    });
  }

  /** One text stands with every case of the group: nobody who reported any of them is named in it. */
  private async coveredForAll(tx: Transaction, files: readonly CaseFile[], text: string): Promise<string> {
    let covered = text;
    for (const file of files) {
      await this.texts.learn(tx, file);
      covered = this.texts.sharedForm(tx, file.id, covered) ?? covered;
    }
    return covered;
  }

  /** As in `record`: planned, and not held after all. */
  drop(id: string, { version, reason }: ReasonDto, me: Asker): Promise<InspectionDto> {
    return this.database.transaction(async tx => {
      const { inspection, files } = await this.planned(tx, id, version, me);
      tx.set(inspection, { state: 'declined', reason, version: inspection.version + 1 });
      await this.events.tell(tx, 'inspection.dropped', toldOf(inspection, idsOf(files)));
      return this.views.one(tx, id, me);
    });
  }

  /** Cases before what is about them, as everybody locks. */
  private async planned(tx: Transaction, id: string, version: number, me: Asker): Promise<Planned> {
    const about = await tx.read(InspectionCase, { inspectionId: id });
    const files = await this.lock.several(tx, { ids: about.map(({ caseId }) => caseId) });
    const [inspection] = await tx.read(Inspection, { id }, { lock: true });
    if (!inspection) throw inspectionNotFound();
    for (const file of files) this.lock.permitRow(me, 'inspection.decide', file);
    // Before the version: of two who record at once the second is told what the first has.
    if (inspection.state !== 'planned') throw notPlanned(inspection.state);
    checkVersion(inspection, version);
    return { inspection, files };
  }
}

const idsOf = (files: readonly CaseFile[]): string[] => files.map(({ id }) => id);
const dayOf = (time: Date): string => formatInTaipei(time, 'yyyy-MM-dd');
