import { Injectable } from '@nestjs/common';
import { SharedTexts } from '../cases/shared-texts.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { ExtensionRequest } from './extension-request.entity.js';

/** What was said about more time before it was scanned, or when less was found. */
@Injectable()
export class RescanExtensions {
  constructor(private readonly texts: SharedTexts) {}

  /** After the texts of the case itself, which is locked. */
  async ofCase(tx: Transaction, caseId: string): Promise<number> {
    let changed = 0;
    for (const request of await tx.read(ExtensionRequest, { caseId })) {
      const shared = {
        sharedReason: this.texts.sharedForm(tx, caseId, request.reason),
        sharedDecision: this.texts.sharedForm(tx, caseId, request.decision),
      };
      for (const key of ['sharedReason', 'sharedDecision'] as const) {
        if (shared[key] === request[key]) continue;
        tx.set(request, { [key]: shared[key] });
        changed += 1;
      }
    }
    return changed;
  }
}
