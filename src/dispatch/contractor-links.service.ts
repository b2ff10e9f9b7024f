import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { isPossible } from '../cases/case-actions.rules.js';
import { TimelineService } from '../cases/timeline.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import type { ContractorLinkMadeDto, ContractorLinksDto, ContractorLinkWishDto } from './contractor.dto.js';
import {
  linkNotFound,
  notAtWork,
  notForContractors,
  photosOfAnother,
  tooManyLinks,
} from './contractor.problems.js';
import { ContractorLinkQuery } from './contractor-link.query.js';
import { drawToken, hashOf } from './contractor-token.rules.js';
import { type Leg, LegService, namesOf } from './leg.service.js';

const MOST_VALID = 10;

/** 交付承包商: an officer hands one work order on. The agency still acknowledges, and answers for the report. */
@Injectable()
export class ContractorLinksService {
  constructor(
    private readonly database: Database,
    private readonly legs: LegService,
    private readonly links: ContractorLinkQuery,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  /** CASE_CONFIDENTIAL 403, FILE_NOT_OF_CASE 422, TOO_MANY_LINKS 409, ACTION_NOT_POSSIBLE 409 unless the order is being worked on. */
  make(orderId: string, wish: ContractorLinkWishDto, me: Asker): Promise<ContractorLinkMadeDto> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.byId(tx, orderId);
      this.legs.permit(me, 'workorder.delegate', leg, null);
      if (leg.file.confidential) throw notForContractors();
      if (!isAtWork(leg)) throw notAtWork();
      await this.mayMakeOneMore(tx, orderId);
      const photos = [...new Set(wish.photos ?? [])];
      await this.areOfCase(tx, photos, leg.file.id);
      const token = drawToken();
      const id = newId();
      const [made] = await tx.query<{ expiresAt: Date }>(
        `insert into contractor_link (id, work_order_id, contractor, photos, token_hash, made_by, made_at, expires_at)
         values ($1, $2, $3, $4::jsonb, $5, $6, statement_timestamp(),
                 statement_timestamp() + $7 * interval '1 hour')
         returning expires_at as "expiresAt"`,
        [id, orderId, wish.contractor, JSON.stringify(photos), hashOf(token), me.id, wish.hours],
      );
      const { expiresAt } = made as { expiresAt: Date };
      await this.tell(tx, leg, 'workorder.delegated', id, {
        contractor: wish.contractor,
        expiresAt: expiresAt.toISOString(),
      });
      await this.record(tx, 'contractor-link.made', leg.file.id, id);
      return { id, contractor: wish.contractor, expiresAt, path: `/contractor#${token}` };
    });
  }

  async list(orderId: string, me: Asker): Promise<ContractorLinksDto> {
    await this.database.transaction(async tx => {
      this.legs.permit(me, 'workorder.delegate', await this.legs.seen(tx, orderId), null);
    });
    return { items: await this.links.ofOrder(orderId) };
  }

  /** Ended before, it stays so. CONTRACTOR_LINK_NOT_FOUND 404. */
  end(orderId: string, linkId: string, me: Asker): Promise<ContractorLinksDto> {
    return this.database
      .transaction(async tx => {
        const leg = await this.legs.byId(tx, orderId);
        this.legs.permit(me, 'workorder.delegate', leg, null);
        const [link] = await tx.query<{ contractor: string; isEnded: boolean }>(
          `select contractor, ended_at is not null as "isEnded" from contractor_link
            where id = $1 and work_order_id = $2 for update`,
          [linkId, orderId],
        );
        if (!link) throw linkNotFound();
        if (link.isEnded) return;
        await tx.query('update contractor_link set ended_at = statement_timestamp() where id = $1', [linkId]);
        await this.tell(tx, leg, 'workorder.delegation-ended', linkId, { contractor: link.contractor });
        await this.record(tx, 'contractor-link.ended', leg.file.id, linkId);
      })
      .then(() => this.links.ofOrder(orderId).then(items => ({ items })));
  }

  /** Hears workorder.closed: with the leg ends what others may do with it. */
  async endWithLeg(tx: Transaction, { payload }: Fact<'workorder.closed'>): Promise<void> {
    const ended = await tx.query<{ id: string }>(
      `update contractor_link set ended_at = statement_timestamp()
        where work_order_id = $1 and ended_at is null returning id`,
      [payload.workOrderId],
    );
    for (const { id } of ended) await this.record(tx, 'contractor-link.ended', payload.caseId, id);
  }

  private async mayMakeOneMore(tx: Transaction, orderId: string): Promise<void> {
    const valid = await tx.query(
      `select 1 from contractor_link
        where work_order_id = $1 and ended_at is null and expires_at > statement_timestamp()`,
      [orderId],
    );
    if (valid.length >= MOST_VALID) throw tooManyLinks();
  }

  private async areOfCase(tx: Transaction, photos: readonly string[], caseId: string): Promise<void> {
    if (photos.length === 0) return;
    const found = await tx.query(
      `select 1 from attachment where id = any($1) and case_id = $2 and kind = 'photo' and not withheld`,
      [photos, caseId],
    );
    if (found.length < photos.length) throw photosOfAnother();
  }

  private async tell(
    tx: Transaction,
    leg: Leg,
    kind: 'workorder.delegated' | 'workorder.delegation-ended',
    linkId: string,
    data: Record<string, unknown>,
  ): Promise<void> {
    this.timeline.write(tx, { ...namesOf(leg.file, leg.order), kind, data });
    await this.events.tell(tx, kind, { ...this.legs.identity(leg), linkId });
  }

  private record(
    tx: Transaction,
    action: 'contractor-link.made' | 'contractor-link.ended',
    caseId: string,
    linkId: string,
  ): Promise<void> {
    return this.audit.record(tx, { action, caseId, subject: `contractor-link:${linkId}` });
  }
}

/** A dispatch order that the agency has acknowledged and not reported. */
export const isAtWork = ({ file, order }: Leg): boolean =>
  order.state === 'acknowledged' && isPossible(file.kind, file.state, 'report');
