import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { Reply } from '../cases/reply.entity.js';
import { TimelineService } from '../cases/timeline.service.js';
import { CityService } from '../city/city.service.js';
import { FilesService } from '../files/files.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import { Problem } from '../platform/problem/problem.js';
import { photosOfAnother } from './contractor.problems.js';
import { LegService, namesOf } from './leg.service.js';
import { legActed, type ReplyDto, type ReportDto, type WorkOrderActed } from './work-order.dto.js';

/** The agency says what it did: a report for a work order, a written reply for a petition. */
@Injectable()
export class ReportService {
  constructor(
    private readonly database: Database,
    private readonly legs: LegService,
    private readonly files: FilesService,
    private readonly city: CityService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** PHOTO_REQUIRED 422 where the item asks for proof of what was done, by the agency or by its contractor. */
  report(id: string, dto: ReportDto, me: Asker): Promise<WorkOrderActed> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.byId(tx, id);
      const { file, order } = leg;
      this.legs.permit(me, 'workorder.report', leg, dto.version);
      const photos = dto.photos ?? [];
      const mustShow = file.origin !== 'replay' && this.city.category(file.category)?.photoRequired === true;
      const shown = await this.ofContractors(tx, order.id, dto.contractorPhotos ?? []);
      if (mustShow && dto.outcome === 'done' && photos.length + shown.length === 0) throw photoRequired();
      this.legs.advance(tx, leg, 'report');
      const entry = this.timeline.write(tx, {
        ...namesOf(file, order),
        kind: 'workorder.reported',
        text: dto.text,
        data: { outcome: dto.outcome, ...(shown.length > 0 && { photos: shown }) },
      });
      tx.set(order, {
        state: 'reported',
        reportedAt: this.clock.now(),
        outcome: dto.outcome,
        reportText: dto.text,
        sharedReport: entry.sharedText,
        version: order.version + 1,
      });
      if (photos.length > 0)
        await this.files.claim(tx, photos, { ...namesOf(file, order), entryId: entry.id }, me.id);
      await this.events.tell(tx, 'workorder.reported', { ...this.legs.identity(leg), outcome: dto.outcome });
      return legActed(leg);
    });
  }

  /** FILE_NOT_OF_CASE 422 where one was not uploaded for this very order. */
  private async ofContractors(tx: Transaction, orderId: string, ids: readonly string[]): Promise<string[]> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return [];
    const found = await tx.query(
      'select 1 from attachment where id = any($1) and work_order_id = $2 and contractor_link_id is not null',
      [wanted, orderId],
    );
    if (found.length < wanted.length) throw photosOfAnother();
    return wanted;
  }

  reply(id: string, dto: ReplyDto, me: Asker): Promise<WorkOrderActed> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.byId(tx, id);
      const { file, order } = leg;
      this.legs.permit(me, 'workorder.reply', leg, dto.version);
      this.legs.advance(tx, leg, 'reply');
      const now = this.clock.now();
      tx.set(order, { state: 'reported', reportedAt: now, outcome: 'replied', version: order.version + 1 });
      const line = { ...namesOf(file, order), kind: 'case.replied' as const, text: dto.text };
      const { sharedText } = this.timeline.write(tx, line);
      tx.add(
        Object.assign(new Reply(), {
          id: newId(),
          ...namesOf(file, order),
          text: dto.text,
          sharedText,
          repliedAt: now,
          repliedBy: me.id,
        }),
      );
      await this.events.tell(tx, 'case.replied', this.legs.identity(leg));
      return legActed(leg);
    });
  }
}

const photoRequired = (): Problem =>
  new Problem('PHOTO_REQUIRED', 422, {
    'zh-TW': '這個派工項目回報完成時，至少需要一張現場照片。',
    en: 'For this item a report that it is done needs at least one photo.',
  });
