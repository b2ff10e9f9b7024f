import { Injectable } from '@nestjs/common';
import { REDACTED } from '../city/retention.words.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Fact } from '../platform/log/fact.js';
import { CaseFile } from './case-file.entity.js';
import { TimelineService } from './timeline.service.js';

/** What people typed about a case makes room for a fixed sentence; what happened, and when, stays. */
@Injectable()
export class RedactionService {
  constructor(
    private readonly timeline: TimelineService,
    private readonly clock: Clock,
  ) {}

  /** Hears privacy.texts-due; the case is locked. */
  async redact(tx: Transaction, { kind, payload }: Fact<'privacy.texts-due'>): Promise<void> {
    const { caseId, rule } = payload;
    const [file] = await tx.read(CaseFile, { id: caseId }, { lock: true });
    if (!file) return;
    // The point too, which may be somebody's house; the district stays for the figures.
    const nowhere = { place: null, lng: null, lat: null, village: null };
    const shared = { sharedDescription: null, sharedPlace: null };
    tx.set(file, { description: REDACTED, ...nowhere, ...shared, textsRedactedAt: this.clock.now() });
    await tx.query(
      'update case_entry set text = $2, shared_text = null where case_id = $1 and text is not null',
      [caseId, REDACTED],
    );
    await tx.query('update unsealing set reason = $2, note = null where case_id = $1', [caseId, REDACTED]);
    this.timeline.write(tx, { caseId, kind, data: { rule } });
  }

  /** Hears privacy.attachments-due. */
  note(tx: Transaction, { kind, payload }: Fact<'privacy.attachments-due'>): void {
    this.timeline.write(tx, { caseId: payload.caseId, kind, data: { rule: payload.rule } });
  }
}
