import { Injectable } from '@nestjs/common';
import type { Staff } from '../../access/staff.js';
import { checkVersion } from '../../cases/case-lock.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { readTime } from '../../platform/clock/read-time.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { Vault } from '../../platform/vault/vault.js';
import type {
  AccidentDto,
  AttendDto,
  CareDto,
  CloseAccidentDto,
  FollowUpAccidentDto,
} from './accident.dto.js';
import type { Accident } from './accident.entity.js';
import { standsInTheWay, unknownWay, wrongTime } from './accident.problems.js';
import { AccidentQuery } from './accident.query.js';
import { type AccidentAction, flawOfTime, followUpAfter, isLate, obstacleTo } from './accident.rules.js';
import { AccidentLockService, type FoundAccident, identityOf } from './accident-lock.service.js';
import { AccidentStep } from './accident-step.entity.js';
import { ConfirmAccidentService } from './confirm-accident.service.js';
import { EndNoticesService } from './end-notices.service.js';

/**
 * 到場、關懷慰問、追蹤、結案. All: ACCIDENT_NOT_FOUND 404, ACCIDENT_NOT_YOURS 403, ACTION_NOT_POSSIBLE 409, STALE_VERSION 409;
 * with a time of their own NO_SUCH_TIME, TIME_TO_COME, TIME_BEFORE_RECEIPT 422.
 */
@Injectable()
export class AccidentStepsService {
  constructor(
    private readonly database: Database,
    private readonly found: AccidentLockService,
    private readonly ends: EndNoticesService,
    private readonly confirms: ConfirmAccidentService,
    private readonly timeline: TimelineService,
    private readonly views: AccidentQuery,
    private readonly events: Events,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  attend(id: string, dto: AttendDto, me: Staff): Promise<AccidentDto> {
    return this.step(id, 'attend', dto, me, async (tx, found) => {
      const { rules } = this.found;
      const at = this.timeOf(dto.at, found);
      const late = isLate(at, found.accident.onSiteDue);
      this.keep(tx, found, { kind: 'on_site', at, way: null, text: dto.text }, me);
      this.change(tx, found, { arrivedAt: at, nextFollowUpAt: followUpAfter(this.clock.now(), rules) });
      const arrivedAt = at.toISOString();
      this.note(tx, found, 'accident.attended', { at: arrivedAt, late });
      await this.events.tell(tx, 'accident.attended', { ...identityOf(found), arrivedAt, late });
      // Whoever is there knows of it; the centre writes down what it hears of others.
      if (me.agency !== null) await this.confirms.knows(tx, found, me);
    });
  }

  /** UNKNOWN_CODE 422. */
  care(id: string, dto: CareDto, me: Staff): Promise<AccidentDto> {
    return this.step(id, 'care', dto, me, async (tx, found) => {
      const { way } = dto;
      if (!this.found.rules.ways.some(({ code }) => code === way)) throw unknownWay();
      const at = this.timeOf(dto.at, found);
      const { careDue, caredAt: before } = found.accident;
      const late = before === null && careDue !== null && isLate(at, careDue);
      this.keep(tx, found, { kind: 'care', at, way, text: dto.text }, me);
      this.change(tx, found, { caredAt: before === null || at < before ? at : before });
      const caredAt = at.toISOString();
      this.note(tx, found, 'accident.cared', { at: caredAt, way, late });
      await this.events.tell(tx, 'accident.cared', { ...identityOf(found), caredAt, way, late });
    });
  }

  followUp(id: string, dto: FollowUpAccidentDto, me: Staff): Promise<AccidentDto> {
    return this.step(id, 'follow-up', dto, me, async (tx, found) => {
      const now = this.clock.now();
      const nextFollowUpAt = followUpAfter(now, this.found.rules);
      this.keep(tx, found, { kind: 'follow_up', at: now, way: null, text: dto.text }, me);
      this.change(tx, found, { nextFollowUpAt });
      const next = nextFollowUpAt.toISOString();
      this.note(tx, found, 'accident.followed-up', {});
      await this.events.tell(tx, 'accident.followed-up', { ...identityOf(found), next });
    });
  }

  close(id: string, dto: CloseAccidentDto, me: Staff): Promise<AccidentDto> {
    return this.step(id, 'close', dto, me, async (tx, found) => {
      const { result, text } = dto;
      const now = this.clock.now();
      this.keep(tx, found, { kind: 'closed', at: now, way: null, text }, me);
      this.change(tx, found, { closedAt: now, closedBy: me.id, result, nextFollowUpAt: null });
      this.note(tx, found, 'accident.closed', { result });
      await this.events.tell(tx, 'accident.closed', { ...identityOf(found), result });
      await this.ends.withAccident(tx, id, found.file.number);
    });
  }

  private step(
    id: string,
    action: AccidentAction,
    { version, result = null }: { version: number; result?: CloseAccidentDto['result'] | null },
    me: Staff,
    take: (tx: Transaction, found: FoundAccident) => Promise<void>,
  ): Promise<AccidentDto> {
    return this.database.transaction(async tx => {
      const found = await this.found.permitted(tx, id, `accident.${action}`, me);
      // Before the version: of two who act at once the second is told what the first has done.
      const obstacle = obstacleTo(action, found.accident, result);
      if (obstacle) throw standsInTheWay(obstacle);
      checkVersion(found.accident, version);
      await take(tx, found);
      return this.views.one(tx, id, me);
    });
  }

  private timeOf(said: string | undefined, { file }: FoundAccident): Date {
    const now = this.clock.now();
    const at = said === undefined ? now : readTime(said);
    const flaw = flawOfTime(at, file.receivedAt, now);
    if (!at || flaw) throw wrongTime(flaw ?? 'no_time');
    return at;
  }

  private keep(
    tx: Transaction,
    { accident }: FoundAccident,
    { text, ...step }: Pick<AccidentStep, 'kind' | 'at' | 'way'> & { text: string },
    me: Staff,
  ): void {
    const id = newId();
    tx.add(
      Object.assign(new AccidentStep(), {
        ...{ id, accidentId: accident.id, ...step, recordedAt: this.clock.now() },
        ...{ by: me.id, agency: me.agency },
        text: this.vault.seal(text, { column: 'accident_step.text', row: id }),
      }),
    );
  }

  private change(tx: Transaction, { accident }: FoundAccident, changes: Partial<Accident>): void {
    tx.set(accident, { ...changes, version: accident.version + 1 });
  }

  private note(
    tx: Transaction,
    { file }: FoundAccident,
    kind: 'accident.attended' | 'accident.cared' | 'accident.followed-up' | 'accident.closed',
    data: Record<string, unknown>,
  ): void {
    this.timeline.write(tx, { caseId: file.id, kind, data });
  }
}
