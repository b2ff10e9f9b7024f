import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { CaseFile } from '../../cases/case-file.entity.js';
import { TimelineService } from '../../cases/timeline.service.js';
import type { EventMap } from '../../events.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import type { Fact } from '../../platform/log/fact.js';
import { currentActor } from '../../platform/request/context.js';
import { type ArbitratedFor, Arbitration } from './arbitration.entity.js';

interface Wish {
  why: ArbitratedFor;
  /** Who has returned it last, or disputes it. */
  agency: string;
  opinion: string | null;
}

/** A leg that ends like this leaves the question open whose the case is. */
const STAYS_OPEN: readonly EventMap['workorder.closed']['why'][] = [
  'returned',
  'recalled',
  'reassigned',
  'arbitrated',
];

/** 送裁定: agencies do not agree whose a case is. */
@Injectable()
export class OpenArbitrationService {
  constructor(
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The case is locked, and none is open for it. */
  async open(tx: Transaction, file: CaseFile, { why, agency, opinion }: Wish, me: Asker): Promise<string> {
    const entry = this.timeline.write(tx, {
      ...{ caseId: file.id, kind: 'arbitration.opened', text: opinion },
      data: { why, agency },
    });
    const { id } = tx.add(
      Object.assign(new Arbitration(), {
        ...{ id: newId(), version: 1, caseId: file.id, why, state: 'open' as const, agencyFrom: agency },
        ...{ opinion, sharedOpinion: entry.sharedText, openedAt: this.clock.now(), openedBy: me.id },
        ...{ decidedAt: null, decidedBy: null, agency: null, decision: null, sharedDecision: null },
        keepsRule: false,
      }),
    );
    const told = { caseId: file.id, number: file.number, arbitrationId: id, why, from: agency };
    await this.events.tell(tx, 'arbitration.opened', told);
    return id;
  }

  /** Hears case.withdrawn, workorder.reported and case.replied: the case is over, or who did it has taken it. */
  async end(
    tx: Transaction,
    { actor, payload }: Fact<'case.withdrawn' | 'case.disposed' | 'workorder.reported' | 'case.replied'>,
  ): Promise<void> {
    if (actor.kind !== 'replay') await this.moot(tx, payload.caseId);
  }

  /** Hears workorder.closed: where the case has ended with it, too. */
  async endWithLeg(tx: Transaction, { actor, payload }: Fact<'workorder.closed'>): Promise<void> {
    if (actor.kind !== 'replay' && !STAYS_OPEN.includes(payload.why)) await this.moot(tx, payload.caseId);
  }

  private async moot(tx: Transaction, caseId: string): Promise<void> {
    const [open] = await tx.read(Arbitration, { caseId, state: 'open' }, { lock: true });
    if (!open) return;
    const by = { decidedAt: this.clock.now(), decidedBy: currentActor().id };
    tx.set(open, { state: 'moot', ...by, version: open.version + 1 });
    this.timeline.write(tx, { caseId, kind: 'arbitration.moot' });
    const { number } = (await tx.get(CaseFile, caseId)) as CaseFile;
    await this.events.tell(tx, 'arbitration.moot', { caseId, number, arbitrationId: open.id });
  }
}
