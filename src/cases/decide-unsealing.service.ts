import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { GrantsService } from '../citizens/grants.service.js';
import type { EventMap } from '../events.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { CaseFile } from './case-file.entity.js';
import { checkVersion } from './case-lock.service.js';
import { HandsQuery } from './hands.query.js';
import { SharedTexts } from './shared-texts.service.js';
import { TimelineService } from './timeline.service.js';
import type { DecideUnsealingDto, RefuseUnsealingDto, UnsealingDto } from './unsealing.dto.js';
import { Unsealing } from './unsealing.entity.js';
import {
  madeTheOther,
  notInForce,
  notWaiting,
  notYoursToDecide,
  notYoursToEnd,
  unsealingNotFound,
} from './unsealing.problems.js';
import { UnsealingQuery } from './unsealing.query.js';
import { mayDecide, mayEnd, stateAt, UNSEALED_HOURS } from './unsealing.rules.js';

const HOUR_MS = 3_600_000;

type Why = 'by-hand' | 'handed-over' | 'confidential';

interface Found {
  file: CaseFile;
  unsealing: Unsealing;
}

/** Somebody else has the case from then on, or nobody. */
const LEAVES_THE_AGENCY: readonly EventMap['workorder.closed']['why'][] = [
  'reassigned',
  'recalled',
  'returned',
  'arbitrated',
];

/** Approved for a time, refused, or ended: by hand, or because the case has gone to somebody else. */
@Injectable()
export class DecideUnsealingService {
  constructor(
    private readonly database: Database,
    private readonly grants: GrantsService,
    private readonly texts: SharedTexts,
    private readonly timeline: TimelineService,
    private readonly views: UnsealingQuery,
    private readonly hands: HandsQuery,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** UNSEALING_NOT_FOUND 404, UNSEALING_NOT_YOURS 403, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409, ACCOUNT_OF_YOURS 403. */
  approve(id: string, dto: DecideUnsealingDto, me: Asker): Promise<UnsealingDto> {
    return this.decide(id, 'approved', dto, me);
  }

  refuse(id: string, dto: RefuseUnsealingDto, me: Asker): Promise<UnsealingDto> {
    return this.decide(id, 'refused', dto, me);
  }

  end(id: string, { version }: DecideUnsealingDto, me: Asker): Promise<UnsealingDto> {
    return this.database.transaction(async tx => {
      const found = await this.locked(tx, id);
      const { unsealing } = found;
      if (!mayEnd(me, unsealing)) throw notYoursToEnd();
      checkVersion(unsealing, version);
      const state = stateAt(unsealing, this.clock.now());
      if (state !== 'asked' && state !== 'approved') throw notInForce();
      await this.over(tx, found, 'by-hand');
      return this.views.one(tx, id, me);
    });
  }

  /** Hears workorder.closed: what the agency was told of the person was for as long as it had the case. */
  async endWithHandOver(tx: Transaction, { actor, payload }: Fact<'workorder.closed'>): Promise<void> {
    if (actor.kind === 'replay') return;
    if (!LEAVES_THE_AGENCY.includes(payload.why)) return;
    await this.endAll(tx, payload.caseId, ({ askedAgency }) => askedAgency !== null, 'handed-over');
  }

  /** Hears case.recategorised: who reports in confidence is unsealed by the commission's word only. */
  async endWithProtection(tx: Transaction, { payload }: Fact<'case.recategorised'>): Promise<void> {
    if (!payload.becomesConfidential) return;
    await this.endAll(tx, payload.caseId, ({ decider }) => decider !== 'commission', 'confidential');
  }

  private async endAll(
    tx: Transaction,
    caseId: string,
    isMeant: (one: Unsealing) => boolean,
    why: Why,
  ): Promise<void> {
    const open = await tx.find(
      Unsealing,
      `case_id = $1 and (state = 'asked' or (state = 'approved' and until_at > $2))`,
      [caseId, this.clock.now()],
      { lock: true },
    );
    const meant = open.filter(isMeant);
    if (meant.length === 0) return;
    const file = (await tx.get(CaseFile, caseId)) as CaseFile;
    for (const unsealing of meant) await this.over(tx, { file, unsealing }, why);
  }

  private decide(
    id: string,
    state: 'approved' | 'refused',
    { version, note }: DecideUnsealingDto,
    me: Asker,
  ): Promise<UnsealingDto> {
    return this.database.transaction(async tx => {
      const { file, unsealing } = await this.locked(tx, id);
      if (!mayDecide(me, unsealing)) throw notYoursToDecide();
      checkVersion(unsealing, version);
      if (unsealing.state !== 'asked') throw notWaiting();
      const now = this.clock.now();
      if (state === 'approved' && (await this.hands.areOne(tx, me.id, unsealing.askedBy, now)))
        throw madeTheOther();
      const untilAt = state === 'approved' ? new Date(now.getTime() + UNSEALED_HOURS * HOUR_MS) : null;
      const decided = { decidedBy: me.id, decidedAt: now, note: note || null, untilAt };
      tx.set(unsealing, { state, ...decided, version: unsealing.version + 1 });
      if (untilAt && file.citizenId) {
        this.grants.give(tx, {
          staffId: unsealing.askedBy,
          citizenId: file.citizenId,
          caseId: file.id,
          ground: 'unsealed',
          sourceId: unsealing.id,
          untilAt,
        });
      }
      await this.tell(tx, { file, unsealing }, state, note || null);
      return this.views.one(tx, id, me);
    });
  }

  private async over(tx: Transaction, found: Found, why: Why): Promise<void> {
    const { unsealing } = found;
    tx.set(unsealing, { state: 'ended', endedAt: this.clock.now(), version: unsealing.version + 1 });
    await this.grants.end(tx, unsealing.id);
    await this.tell(tx, found, 'ended', null, why);
  }

  private async tell(
    tx: Transaction,
    { file, unsealing }: Found,
    what: 'approved' | 'refused' | 'ended',
    note: string | null,
    why: Why = 'by-hand',
  ): Promise<void> {
    const of = { caseId: file.id, number: file.number, unsealingId: unsealing.id };
    this.timeline.write(tx, { caseId: file.id, kind: `unsealing.${what}` });
    const subject = `unsealing:${unsealing.id}`;
    const { citizenId } = file;
    // The record stays when the request is redacted.
    const reason = this.texts.sharedForm(tx, file.id, note) ?? note;
    await this.audit.record(tx, { action: `unsealing.${what}`, citizenId, caseId: file.id, subject, reason });
    if (what === 'ended') await this.events.tell(tx, 'unsealing.ended', { ...of, why });
    else await this.events.tell(tx, `unsealing.${what}`, of);
  }

  /** The case first, as everybody locks them. */
  private async locked(tx: Transaction, id: string): Promise<Found> {
    const of = 'id = (select case_id from unsealing where id = $1)';
    const [file] = await tx.find(CaseFile, of, [id], { lock: true });
    const [unsealing] = await tx.read(Unsealing, { id }, { lock: true });
    if (!file || !unsealing) throw unsealingNotFound();
    await this.texts.learn(tx, file);
    return { file, unsealing };
  }
}
