import { Injectable } from '@nestjs/common';
import type { EventMap } from '../../events.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { Fact, LoggedFact } from '../../platform/log/fact.js';
import { CaseFile } from '../case-file.entity.js';
import { CaseLockService } from '../case-lock.service.js';
import { TimelineService } from '../timeline.service.js';
import type { ConversionMove } from './link.events.js';

type OfPetition = Fact<
  'case.replied' | 'case.sent-back' | 'case.reassigned' | 'case.withdrawn' | 'case.disposed'
>;

const MOVES: Record<Exclude<OfPetition['kind'], 'case.disposed'>, ConversionMove> = {
  'case.replied': 'answered',
  'case.sent-back': 'unanswered',
  'case.reassigned': 'unanswered',
  'case.withdrawn': 'withdrawn',
};

/**
 * A converted case is not closed: what happens to its petition happens to it. The petition is locked when that is told,
 * and the converted case is the older of the two, which would be the wrong order; so it follows from the log.
 */
@Injectable()
export class ConversionsService {
  constructor(
    private readonly lock: CaseLockService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  /** Hears what answers a petition, takes the answer back, or ends it. */
  async tellFirst(tx: Transaction, { kind, payload }: OfPetition): Promise<void> {
    const [first] = await tx.query<{ caseId: string; number: string }>(
      `select c.id as "caseId", c.number from case_link l join case_file c on c.id = l.from_case
        where l.to_case = $1 and l.kind = 'converted'`,
      [payload.caseId],
    );
    if (!first) return;
    const how = kind === 'case.disposed' ? (payload as EventMap['case.disposed']).as : MOVES[kind];
    const petition = { petitionId: payload.caseId, petition: payload.number };
    await this.events.tell(tx, 'case.conversion-moved', { ...first, ...petition, how });
  }

  /** Hears case.conversion-moved, each in its time. */
  async follow(tx: Transaction, facts: LoggedFact<'case.conversion-moved'>[]): Promise<void> {
    for (const { at, payload } of facts) {
      const file = await this.lock.byId(tx, payload.caseId);
      if (file?.state === 'converted') await this.move(tx, file, payload, at);
    }
  }

  private async move(
    tx: Transaction,
    file: CaseFile,
    { how, petitionId, petition }: LoggedFact<'case.conversion-moved'>['payload'],
    at: Date,
  ): Promise<void> {
    const about = { caseId: file.id, number: file.number, petitionId, petition };
    const { caseId } = about;
    const data = { petitionId, petition };
    if (how === 'answered') {
      tx.set(file, { closedAt: at });
      const told = { ...about, agency: file.agency, answeredAt: at.toISOString() };
      this.timeline.write(tx, { caseId, kind: 'case.conversion-answered', data });
      await this.events.tell(tx, 'case.conversion-answered', told);
    } else if (how !== 'unanswered') {
      tx.set(file, { closedAt: at });
      this.timeline.write(tx, { caseId, kind: 'case.conversion-ended', data: { ...data, how } });
      await this.events.tell(tx, 'case.conversion-ended', { ...about, how });
    } else if (file.closedAt !== null) {
      tx.set(file, { closedAt: null });
      this.timeline.write(tx, { caseId, kind: 'case.conversion-unanswered', data });
      await this.events.tell(tx, 'case.conversion-unanswered', about);
    }
  }
}
