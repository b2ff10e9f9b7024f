import { Injectable } from '@nestjs/common';
import { CaseFile } from '../../cases/case-file.entity.js';
import { holderOf } from '../../cases/incidents/merge.rules.js';
import { CityService } from '../../city/city.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { Fact } from '../../platform/log/fact.js';
import { Accident } from './accident.entity.js';
import { tellOf } from './accident.rules.js';
import { type FoundAccident, identityOf } from './accident-lock.service.js';
import { EndNoticesService } from './end-notices.service.js';
import { NoticesService } from './notices.service.js';

type Sent = 'workorder.dispatched' | 'case.merged' | 'case.lead-changed' | 'case.lead-moved';

/** Who has the case changes; the accident stays, and who has it by now must know of it at once. */
@Injectable()
export class AccidentHolders {
  constructor(
    private readonly city: CityService,
    private readonly notices: NoticesService,
    private readonly ends: EndNoticesService,
    private readonly events: Events,
  ) {}

  /** Hears that somebody has the case from now on, or the case that leads it. The case is locked. */
  async tellHolder(tx: Transaction, { actor, payload }: Fact<Sent>): Promise<void> {
    const rules = this.city.protocol?.accidents;
    if (actor.kind === 'replay' || !rules) return;
    const found = await this.openOf(tx, payload.caseId);
    if (!found) return;
    await this.endFormer(tx, found);
    if (holderOf(found.file) === null) return;
    const told = await this.notices.send(
      tx,
      found,
      tellOf(rules).filter(({ holder }) => holder),
    );
    if (told > 0) await this.events.tell(tx, 'accident.handed-on', identityOf(found));
  }

  /** Hears that an order has ended, or a case is not led any more: it may be the centre's by now. */
  async endOfHolder(tx: Transaction, fact: Fact<'workorder.closed' | 'case.unmerged'>): Promise<void> {
    if (fact.actor.kind === 'replay') return;
    const found = await this.openOf(tx, fact.payload.caseId);
    if (found) await this.endFormer(tx, found);
  }

  /** Who stands on the list is told as before. */
  private async endFormer(tx: Transaction, { file, accident }: FoundAccident): Promise<void> {
    const theirs = [holderOf(file), ...accident.told];
    const former = (await this.ends.known(tx, accident.id)).filter(
      ({ agency, endedAt }) => agency !== null && endedAt === null && !theirs.includes(agency),
    );
    await this.ends.end(tx, former, file.number, 'moved');
  }

  private async openOf(tx: Transaction, caseId: string): Promise<FoundAccident | null> {
    const [accident] = await tx.read(Accident, { caseId, closedAt: null });
    const file = accident && (await tx.get(CaseFile, caseId));
    return accident && file ? { accident, file } : null;
  }
}
