import { Injectable } from '@nestjs/common';
import { TimelineService } from '../cases/timeline.service.js';
import type { FileDto } from '../files/file.dto.js';
import type { FileSize } from '../files/file-store.js';
import { FilesService, type FoundFile } from '../files/files.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import type { ContractorOrderDto, ContractorReportDto } from './contractor.dto.js';
import type { Visit } from './contractor.guard.js';
import { linkInvalid, linkUsedUp, notAtWork } from './contractor.problems.js';
import { ContractorLinkQuery } from './contractor-link.query.js';
import { isAtWork } from './contractor-links.service.js';
import { ContractorOrderQuery } from './contractor-order.query.js';
import { type Leg, LegService, namesOf } from './leg.service.js';

const MOST_REPORTS = 50;
const MOST_PHOTOS_OF_LINK = 60;

/** What a contractor does by a link: look, arrive, show, tell. Acknowledging and reporting stay with the agency. */
@Injectable()
export class ContractorWorkService {
  constructor(
    private readonly database: Database,
    private readonly legs: LegService,
    private readonly links: ContractorLinkQuery,
    private readonly orders: ContractorOrderQuery,
    private readonly files: FilesService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  order(visit: Visit): Promise<ContractorOrderDto> {
    return this.database.transaction(async tx => {
      await this.record(tx, visit, 'order');
      return this.orders.of(tx, visit.id);
    });
  }

  /** Once more changes nothing. */
  arrive(visit: Visit): Promise<ContractorOrderDto> {
    return this.database.transaction(async tx => {
      const leg = await this.atWork(tx, visit);
      const { file, order } = leg;
      const [first] = await tx.query(
        `update contractor_link set arrived_at = $2 where id = $1 and arrived_at is null returning id`,
        [visit.id, this.clock.now()],
      );
      if (first) {
        this.legs.advance(tx, leg, 'arrive');
        tx.set(order, { arrivedAt: order.arrivedAt ?? this.clock.now(), version: order.version + 1 });
        this.timeline.write(tx, { ...namesOf(file, order), kind: 'workorder.arrived' });
        await this.events.tell(tx, 'workorder.arrived', this.legs.identity(leg));
        await this.record(tx, visit, 'arrive');
      }
      return this.orders.of(tx, visit.id);
    });
  }

  /** How far it is, or that it is done. The officer reads it, and reports to the centre. */
  report(visit: Visit, { text, done, photos = [] }: ContractorReportDto): Promise<ContractorOrderDto> {
    return this.database.transaction(async tx => {
      const leg = await this.atWork(tx, visit);
      const { reports } = await this.links.used(tx, visit.id);
      if (reports >= MOST_REPORTS) throw linkUsedUp();
      const names = namesOf(leg.file, leg.order);
      const entry = this.timeline.write(tx, { ...names, kind: 'workorder.progressed', text, data: { done } });
      await this.files.claim(tx, photos, { ...names, entryId: entry.id }, visit.id);
      if (done)
        await tx.query('update contractor_link set done_at = $2 where id = $1', [visit.id, this.clock.now()]);
      const told = { ...this.legs.identity(leg), linkId: visit.id, done };
      await this.events.tell(tx, 'workorder.progressed', told);
      await this.record(tx, visit, 'report');
      return this.orders.of(tx, visit.id);
    });
  }

  /** Keeps a picture, made anew as always, for a report of this link. */
  async addPhoto(visit: Visit, bytes: Buffer): Promise<FileDto> {
    await this.database.transaction(async tx => {
      await this.atWork(tx, visit);
      const { photos } = await this.links.used(tx, visit.id);
      if (photos >= MOST_PHOTOS_OF_LINK) throw linkUsedUp();
      await this.record(tx, visit, 'photo');
    });
    return this.files.add(bytes, { contractorLinkId: visit.id });
  }

  /** Those the officer chose, and the link's own. FILE_NOT_FOUND 404 for any other. */
  photo(visit: Visit, id: string, size: FileSize): Promise<FoundFile> {
    return this.files.findFor(
      id,
      size,
      file => file.contractorLinkId === visit.id || visit.photos.includes(file.id),
    );
  }

  /** Locks the case and the order, and asks for the link once more: it may have been ended a moment ago. */
  private async atWork(tx: Transaction, visit: Visit): Promise<Leg> {
    const leg = await this.legs.byId(tx, visit.workOrderId);
    if (!(await this.links.entered(tx, visit.tokenHash))) throw linkInvalid();
    if (!isAtWork(leg)) throw notAtWork();
    return leg;
  }

  private record(tx: Transaction, { id, caseId }: Visit, what: string): Promise<void> {
    return this.audit.record(tx, {
      action: 'contractor-link.used',
      caseId,
      subject: `contractor-link:${id}`,
      reason: what,
    });
  }
}
