import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import type { CaseFile } from '../cases/case-file.entity.js';
import { Reply } from '../cases/reply.entity.js';
import { SharedTexts } from '../cases/shared-texts.service.js';
import { TimelineService } from '../cases/timeline.service.js';
import { CityService } from '../city/city.service.js';
import { FilesService } from '../files/files.service.js';
import { Clock } from '../platform/clock/clock.js';
import { readTime } from '../platform/clock/read-time.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import { photosOfAnother } from './contractor.problems.js';
import { LegService, namesOf } from './leg.service.js';
import { outcomeNeeds, photosTooOld, unknownRemedy } from './outcome.problems.js';
import { flawOfOutcome, isTooOld, type Told } from './outcome.rules.js';
import { DispositionOutcomeService } from './petitions/disposition-outcome.service.js';
import { PHOTO_SHOWS, type ReportDto, type ReportPhotoDto } from './report.dto.js';
import { StandingQuery } from './returns/standing.query.js';
import { legActed, type ReplyDto, type WorkOrderActed } from './work-order.dto.js';
import type { WorkOrder } from './work-order.entity.js';

/** The agency says what it did: a report for a work order, a written reply for a petition. */
@Injectable()
export class ReportService {
  constructor(
    private readonly database: Database,
    private readonly legs: LegService,
    private readonly standing: StandingQuery,
    private readonly dispositions: DispositionOutcomeService,
    private readonly files: FilesService,
    private readonly city: CityService,
    private readonly texts: SharedTexts,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * What an outcome needs is asked for (outcome.rules); PHOTO_TOO_OLD 422 for a photo from before the case. History is
   * told as it was.
   */
  report(id: string, dto: ReportDto, me: Asker): Promise<WorkOrderActed> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.byId(tx, id);
      const { file, order } = leg;
      this.legs.permit(me, 'workorder.report', leg, dto.version);
      await this.standing.permitReporting(tx, id);
      this.legs.advance(tx, leg, 'report');
      const { photos = [], text, outcome } = dto;
      const shown = await this.ofContractors(tx, order.id, dto.contractorPhotos ?? []);
      const told = this.told(dto, order, shown.length);
      if (file.origin !== 'replay') await this.check(tx, file, told, photos, shown);
      const { legalBasis, utility, arrivedAt } = told;
      const entry = this.timeline.write(tx, {
        ...namesOf(file, order),
        kind: 'workorder.reported',
        text: legalBasis === null ? text : `${text}\n法令依據：${legalBasis}`,
        data: {
          ...{ outcome, ...(utility && { utility }), ...(shown.length > 0 && { photos: shown }) },
          // Where it was told before, it has a line of its own.
          ...(arrivedAt && !order.arrivedAt && { arrivedAt: arrivedAt.toISOString() }),
        },
      });
      tx.set(order, {
        state: 'reported',
        ...{ outcome, legalBasis, utility, arrivedAt, reportText: text, reportedAt: this.clock.now() },
        sharedReport: this.texts.sharedForm(tx, file.id, text),
        sharedLegalBasis: this.texts.sharedForm(tx, file.id, legalBasis),
        version: order.version + 1,
      });
      for (const shows of PHOTO_SHOWS) {
        const ids = photos.filter(({ when }) => when === shows).map(photo => photo.id);
        await this.files.claim(
          tx,
          ids,
          { ...namesOf(file, order), entryId: entry.id, shows, only: 'photo' },
          me.id,
        );
      }
      await this.events.tell(tx, 'workorder.reported', { ...this.legs.identity(leg), outcome });
      return legActed(leg);
    });
  }

  /** As far as the outcome asks for it. */
  private told(
    { outcome, legalBasis, utility, arrivedAt, photos = [] }: ReportDto,
    order: WorkOrder,
    shown: number,
  ): Told {
    return {
      outcome,
      legalBasis: (outcome === 'cannot_act' && legalBasis) || null,
      utility: (outcome === 'handed_over' && utility) || null,
      arrivedAt: order.arrivedAt ?? readTime(arrivedAt),
      proofs: photos.filter(({ when }) => when === 'after').length + shown,
    };
  }

  private async check(
    tx: Transaction,
    { category, receivedAt }: CaseFile,
    told: Told,
    photos: readonly ReportPhotoDto[],
    shown: readonly string[],
  ): Promise<void> {
    const flaw = flawOfOutcome(told, {
      ...{ receivedAt, now: this.clock.now() },
      photoRequired: this.city.category(category)?.photoRequired === true,
      isUtility: code => isInUse(this.city.agency(code)),
    });
    if (flaw) throw outcomeNeeds(flaw);
    const taken = await this.files.takenAt(tx, [...photos.map(({ id }) => id), ...shown]);
    const isOld = (id: string): boolean => isTooOld(taken.get(id) ?? null, receivedAt);
    const old = [
      ...photos.flatMap(({ id, when }, i) => (when === 'after' && isOld(id) ? [`photos.${i}`] : [])),
      ...shown.flatMap((id, i) => (isOld(id) ? [`contractorPhotos.${i}`] : [])),
    ];
    if (old.length > 0) throw photosTooOld(old);
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
      await this.standing.permitReporting(tx, id);
      await this.dispositions.permitAnswering(tx, file.id);
      const { remedies = [] } = dto;
      const unknown = remedies.find(code => !this.city.protocol?.remedies?.some(one => one.code === code));
      if (unknown !== undefined) throw unknownRemedy(unknown);
      this.legs.advance(tx, leg, 'reply');
      const now = this.clock.now();
      tx.set(order, { state: 'reported', reportedAt: now, outcome: 'replied', version: order.version + 1 });
      const data = remedies.length > 0 ? { remedies } : {};
      const line = { ...namesOf(file, order), kind: 'case.replied' as const, text: dto.text, data };
      const { sharedText } = this.timeline.write(tx, line);
      tx.add(
        Object.assign(new Reply(), {
          id: newId(),
          ...namesOf(file, order),
          text: dto.text,
          sharedText,
          remedies,
          repliedAt: now,
          repliedBy: me.id,
        }),
      );
      await this.events.tell(tx, 'case.replied', this.legs.identity(leg));
      return legActed(leg);
    });
  }
}

const isInUse = (agency: { kind: string; retired: boolean } | null): boolean =>
  agency?.kind === 'utility' && !agency.retired;
