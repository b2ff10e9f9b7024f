import { Injectable } from '@nestjs/common';
import { CaseFile } from '../cases/case-file.entity.js';
import { SharedTexts } from '../cases/shared-texts.service.js';
import { TimelineService } from '../cases/timeline.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import { extensionNotFound } from './extension.problems.js';
import { ExtensionRequest } from './extension-request.entity.js';

export interface FoundExtension {
  file: CaseFile;
  request: ExtensionRequest;
}

interface Outcome {
  /** Null: nobody, it ended with something else. */
  by: string | null;
  text: string | null;
  /** The due times as they were and are, where they have moved. */
  moved?: { before: Date; dueAt: Date };
}

/** A request for more time is found, and what came of it is told: on the request, on the timeline, in the log. */
@Injectable()
export class ExtensionOutcomeService {
  constructor(
    private readonly texts: SharedTexts,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The case first, as everybody locks them. EXTENSION_NOT_FOUND 404. */
  async locked(tx: Transaction, id: string): Promise<FoundExtension> {
    const of = 'id = (select case_id from extension_request where id = $1)';
    const [file] = await tx.find(CaseFile, of, [id], { lock: true });
    const [request] = await tx.read(ExtensionRequest, { id }, { lock: true });
    if (!file || !request) throw extensionNotFound();
    await this.texts.learn(tx, file);
    return { file, request };
  }

  async record(
    tx: Transaction,
    { file, request }: FoundExtension,
    state: 'approved' | 'refused' | 'withdrawn',
    { by, text, moved }: Outcome,
  ): Promise<void> {
    const { id, clockId, clock, agency, size, unit } = request;
    const { before, dueAt } = moved ?? { before: request.dueBefore, dueAt: request.dueAfter };
    const dates = { before: before.toISOString(), dueAt: dueAt.toISOString() };
    const entry = this.timeline.write(tx, {
      ...{ caseId: file.id, kind: `extension.${state}`, text },
      data: { clock, size, unit, agency, ...dates },
    });
    tx.set(request, {
      ...{ state, decidedAt: this.clock.now(), decidedBy: by, version: request.version + 1 },
      ...{ decision: text, sharedDecision: entry.sharedText, dueBefore: before, dueAfter: dueAt },
    });
    const told = { caseId: file.id, number: file.number, extensionId: id, clockId, clock, agency };
    if (state === 'approved') await this.events.tell(tx, 'extension.approved', { ...told, ...dates });
    else await this.events.tell(tx, `extension.${state}`, told);
  }
}
