import { Injectable } from '@nestjs/common';
import type { PauseReason } from '../../events.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { CaseFile } from '../case-file.entity.js';
import { TimelineService } from '../timeline.service.js';
import type { IncidentEvents } from './incident.events.js';

/** Tells of a case what the one it was merged into has done: on its timeline, and in the log. */
@Injectable()
export class LeadFacts {
  constructor(
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  async acknowledged(tx: Transaction, file: CaseFile, lead: CaseFile, agency: string): Promise<void> {
    this.write(tx, 'case.lead-acknowledged', file, { lead: lead.number, agency });
    await this.events.tell(tx, 'case.lead-acknowledged', { ...namesOf(file, lead), agency });
  }

  async reported(
    tx: Transaction,
    file: CaseFile,
    lead: CaseFile,
    { agency, outcome }: { agency: string; outcome: string },
  ): Promise<void> {
    this.write(tx, 'case.lead-reported', file, { lead: lead.number, agency, outcome });
    await this.events.tell(tx, 'case.lead-reported', { ...namesOf(file, lead), agency, outcome });
  }

  async unreported(
    tx: Transaction,
    file: CaseFile,
    lead: CaseFile,
    why: IncidentEvents['case.lead-unreported']['why'],
  ): Promise<void> {
    this.write(tx, 'case.lead-unreported', file, { lead: lead.number, why });
    await this.events.tell(tx, 'case.lead-unreported', { ...namesOf(file, lead), why });
  }

  async paused(tx: Transaction, file: CaseFile, lead: CaseFile, reason: PauseReason): Promise<void> {
    this.write(tx, 'case.lead-paused', file, { lead: lead.number, reason });
    await this.events.tell(tx, 'case.lead-paused', { ...namesOf(file, lead), reason });
  }

  async resumed(tx: Transaction, file: CaseFile, lead: CaseFile, reason: PauseReason): Promise<void> {
    this.write(tx, 'case.lead-resumed', file, { lead: lead.number, reason });
    await this.events.tell(tx, 'case.lead-resumed', { ...namesOf(file, lead), reason });
  }

  /** Null: back to the centre. */
  async moved(tx: Transaction, file: CaseFile, lead: CaseFile, agency: string | null): Promise<void> {
    if (file.agency === agency) return;
    tx.set(file, { agency });
    this.write(tx, 'case.lead-moved', file, { lead: lead.number, agency });
    await this.events.tell(tx, 'case.lead-moved', { ...namesOf(file, lead), agency });
  }

  private write(
    tx: Transaction,
    kind: Extract<keyof IncidentEvents, `case.lead-${string}`>,
    file: CaseFile,
    data: Record<string, unknown>,
  ): void {
    this.timeline.write(tx, { caseId: file.id, kind, data });
  }
}

export const namesOf = (
  file: CaseFile,
  lead: CaseFile,
): { caseId: string; number: string; leadId: string; lead: string } => ({
  ...{ caseId: file.id, number: file.number },
  ...{ leadId: lead.id, lead: lead.number },
});
