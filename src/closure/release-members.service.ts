import { Injectable } from '@nestjs/common';
import type { CaseFile } from '../cases/case-file.entity.js';
import { CaseLockService } from '../cases/case-lock.service.js';
import { membersNotTold } from '../cases/incidents/incident.problems.js';
import { MembershipService } from '../cases/incidents/membership.service.js';
import { TimelineService } from '../cases/timeline.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import type { MemberToldDto, ReleaseWay } from './closure.dto.js';

/** How a call-back ended says how the citizen was told; without one there was nobody to tell. */
const TOLD: Readonly<Record<string, ReleaseWay>> = {
  told: 'called_back',
  not_reached: 'call_not_reached',
  not_needed: 'not_needed',
};

/** 併案解除管制: everyone who was merged is released with the case that leads, and nobody without a word. */
@Injectable()
export class ReleaseMembersService {
  constructor(
    private readonly lock: CaseLockService,
    private readonly membership: MembershipService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** `told` says it of those whose call-back has not ended. MEMBERS_NOT_TOLD 409 names those left over. */
  async releaseWith(tx: Transaction, lead: CaseFile, told: readonly MemberToldDto[]): Promise<void> {
    const members = await this.membership.membersOf(tx, lead);
    const ways = new Map<CaseFile, ReleaseWay>();
    for (const file of members) {
      const how = told.find(({ number }) => number === file.number)?.how ?? (await this.told(tx, file));
      if (how !== null) ways.set(file, how);
    }
    const silent = members.filter(file => !ways.has(file));
    if (silent.length > 0) throw membersNotTold(silent.map(({ number }) => number));
    for (const [file, how] of ways) await this.release(tx, file, { how, text: null, lead: lead.number });
  }

  async release(
    tx: Transaction,
    file: CaseFile,
    { how, text, lead }: { how: ReleaseWay; text: string | null; lead: string },
  ): Promise<void> {
    this.lock.advance(tx, file, 'release-member', { closedAt: this.clock.now(), releasedHow: how });
    this.timeline.write(tx, { caseId: file.id, kind: 'case.released', text, data: { how, lead } });
    await this.events.tell(tx, 'case.released', { caseId: file.id, number: file.number, how });
  }

  private async told(tx: Transaction, { id }: CaseFile): Promise<ReleaseWay | null> {
    const [last] = await tx.query<{ result: string | null }>(
      `select result from call_back where case_id = $1 and purpose = 'tell_result'
        order by opened_at desc, id desc limit 1`,
      [id],
    );
    return last ? (TOLD[last.result ?? ''] ?? null) : 'not_needed';
  }
}
