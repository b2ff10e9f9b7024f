import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { CaseEntry } from './case-entry.entity.js';
import { CaseFile } from './case-file.entity.js';
import { SharedTexts } from './shared-texts.service.js';

/** Texts that were written before they were scanned, or when less was found, get the shared form they have now. */
@Injectable()
export class RescanTexts {
  constructor(private readonly texts: SharedTexts) {}

  /** How many texts of the case are read otherwise from now on. */
  async ofCase(tx: Transaction, caseId: string): Promise<number> {
    const [file] = await tx.read(CaseFile, { id: caseId }, { lock: true });
    if (!file) return 0;
    const cover = await this.texts.learn(tx, file);
    const entries = await tx.read(CaseEntry, { caseId });
    const shared = { sharedDescription: cover(file.description), sharedPlace: cover(file.place) };
    let changed = 0;
    if (shared.sharedDescription !== file.sharedDescription || shared.sharedPlace !== file.sharedPlace) {
      tx.set(file, shared);
      changed += 1;
    }
    for (const entry of entries) {
      const sharedText = cover(entry.text);
      if (sharedText === entry.sharedText) continue;
      tx.set(entry, { sharedText });
      changed += 1;
    }
    return changed;
  }
}
