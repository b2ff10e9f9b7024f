import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { HandsQuery } from '../../cases/hands.query.js';
import { RepeatsService } from '../../cases/petitions/repeats.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import type { DispositionOfCaseDto, NotHandleDto, TransferDto } from './disposition.dto.js';
import { Disposition } from './disposition.entity.js';
import { dispositionPending, unknownGround } from './disposition.problems.js';
import { DispositionQuery } from './disposition.query.js';
import { dispositionNamed } from './disposition-outcome.service.js';
import { NoticeService } from './notice.service.js';
import { OutsideService } from './outside.service.js';

type Wish = Pick<Disposition, 'kind' | 'ground' | 'authority' | 'opinion'> & { earlier: string[] };

/** 申請不予處理、申請移轉: by who has the petition. It goes on until a second person has decided. */
@Injectable()
export class AskDispositionService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly repeats: RepeatsService,
    private readonly outside: OutsideService,
    private readonly notices: NoticeService,
    private readonly hands: HandsQuery,
    private readonly city: CityService,
    private readonly timeline: TimelineService,
    private readonly views: DispositionQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409,
   * DISPOSITION_PENDING 409; UNKNOWN_GROUND 422, UNKNOWN_AUTHORITY 422, and what `refusalOf` refuses.
   */
  notHandle(number: string, dto: NotHandleDto, me: Asker): Promise<DispositionOfCaseDto> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.not-handle', file, dto.version);
      this.lock.advance(tx, file, 'not-handle');
      const { ground: code, owner = null, opinion } = dto;
      const ground = this.city.protocol?.notHandledGrounds?.find(one => one.code === code);
      if (!ground) throw unknownGround(code);
      const authority = ground.needs === 'owner' && owner !== null ? this.outside.owner(file, owner) : null;
      const named = ground.needs === 'earlier_answers' ? (dto.earlier ?? []) : [];
      const earlier = await this.repeats.link(tx, file, named, me);
      const wish = { kind: 'not_handled' as const, ground: code, authority, opinion };
      return this.ask(tx, file, { ...wish, earlier }, me);
    });
  }

  /** The same; AUTHORITY_OF_THE_CITY 422, REPORTED_AGENCY 422. */
  transfer(number: string, dto: TransferDto, me: Asker): Promise<DispositionOfCaseDto> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.transfer', file, dto.version);
      this.lock.advance(tx, file, 'transfer');
      const authority = this.outside.authority(file, dto.authority);
      const wish = { kind: 'transferred' as const, ground: null, authority, opinion: dto.opinion };
      return this.ask(tx, file, { ...wish, earlier: [] }, me);
    });
  }

  private async ask(tx: Transaction, file: CaseFile, wish: Wish, me: Asker): Promise<DispositionOfCaseDto> {
    const open = { caseId: file.id, state: 'asked' as const };
    if ((await tx.read(Disposition, open)).length > 0) throw dispositionPending();
    const notice = await this.notices.of(tx, file, wish);
    const now = this.clock.now();
    // Where an agency has no chief at work but who asks, it goes to the centre.
    const hasChief = me.agency !== null && (await this.hands.haveChief(tx, me, now));
    const approver = hasChief ? ('agency_chief' as const) : ('supervisor' as const);
    const { kind, ground, authority, opinion, earlier } = wish;
    const { id: caseId } = file;
    const entry = this.timeline.write(tx, {
      ...{ caseId, kind: 'disposition.asked', text: opinion },
      data: { as: kind, ground, authority, approver },
    });
    const request = tx.add(
      Object.assign(new Disposition(), {
        ...{ id: newId(), version: 1, caseId, kind, state: 'asked' as const, agency: me.agency },
        ...{ ground, authority, earlier, opinion, sharedOpinion: entry.sharedText, notice, approver },
        ...{ askedAt: now, askedBy: me.id, decidedAt: null, decidedBy: null },
        ...{ decision: null, sharedDecision: null },
      }),
    );
    await this.events.tell(tx, 'disposition.asked', {
      ...dispositionNamed(file, request),
      ...{ agency: me.agency, approver },
    });
    return this.views.one(tx, request.id, me);
  }
}
