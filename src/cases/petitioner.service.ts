import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { CaseFile } from './case-file.entity.js';
import { RescanTexts } from './rescan-texts.service.js';

/** Who asked is said only after there is a case, as in a chat that goes on. */
@Injectable()
export class PetitionerService {
  constructor(private readonly rescan: RescanTexts) {}

  /** Where nobody was named before. What was written until then is covered by what is known now. */
  async name(tx: Transaction, number: string, citizenId: string): Promise<void> {
    const [file] = await tx.read(CaseFile, { number, citizenId: null }, { lock: true });
    if (!file) return;
    tx.set(file, { citizenId });
    await this.rescan.ofCase(tx, file.id);
  }
}
