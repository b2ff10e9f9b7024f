import { Injectable } from '@nestjs/common';
import { CaseFile } from '../../cases/case-file.entity.js';
import { SharedTexts } from '../../cases/shared-texts.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import type { EventMap } from '../../events.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { Fact } from '../../platform/log/fact.js';
import { Disposition } from './disposition.entity.js';
import { dispositionNotFound, dispositionPending } from './disposition.problems.js';

export interface FoundDisposition {
  file: CaseFile;
  request: Disposition;
}

/** A request to end a petition is found, and what came of it is told: on the request, on the timeline, in the log. */
@Injectable()
export class DispositionOutcomeService {
  constructor(
    private readonly texts: SharedTexts,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The case first, as everybody locks them. DISPOSITION_NOT_FOUND 404. */
  async locked(tx: Transaction, id: string): Promise<FoundDisposition> {
    const of = 'id = (select case_id from disposition where id = $1)';
    const [file] = await tx.find(CaseFile, of, [id], { lock: true });
    if (!file) throw dispositionNotFound();
    await this.texts.learn(tx, file);
    const [request] = await tx.read(Disposition, { id }, { lock: true });
    if (!request) throw dispositionNotFound();
    return { file, request };
  }

  /** `by`: null where nobody decided, it ended with something else. */
  async record(
    tx: Transaction,
    { file, request }: FoundDisposition,
    state: 'approved' | 'refused' | 'withdrawn',
    { by, text }: { by: string | null; text: string | null },
  ): Promise<void> {
    const { kind: as, ground, authority } = request;
    const entry = this.timeline.write(tx, {
      ...{ caseId: file.id, kind: `disposition.${state}`, text },
      data: { as, ground, authority },
    });
    tx.set(request, {
      ...{ state, decidedAt: this.clock.now(), decidedBy: by, version: request.version + 1 },
      ...{ decision: text, sharedDecision: entry.sharedText },
    });
    await this.events.tell(tx, `disposition.${state}`, dispositionNamed(file, request));
  }

  /** Whoever wants a petition to end otherwise does not answer it. DISPOSITION_PENDING 409. */
  async permitAnswering(tx: Transaction, caseId: string): Promise<void> {
    const [pending] = await tx.read(Disposition, { caseId, state: 'asked' });
    if (pending) throw dispositionPending();
  }

  /** Hears workorder.closed and case.withdrawn: what was asked of a case that has moved on is asked no more. */
  async endOvertaken(
    tx: Transaction,
    { actor, payload: { caseId } }: Fact<'workorder.closed' | 'case.withdrawn'>,
  ): Promise<void> {
    if (actor.kind === 'replay') return;
    const [request] = await tx.read(Disposition, { caseId, state: 'asked' }, { lock: true });
    if (!request) return;
    const file = (await tx.get(CaseFile, caseId)) as CaseFile;
    await this.record(tx, { file, request }, 'withdrawn', { by: null, text: null });
  }
}

export const dispositionNamed = (
  { id: caseId, number }: CaseFile,
  { id: dispositionId, kind: as, ground, authority }: Disposition,
): EventMap['disposition.approved'] => ({ caseId, number, dispositionId, as, ground, authority });
