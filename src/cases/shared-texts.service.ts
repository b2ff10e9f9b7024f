import { Injectable } from '@nestjs/common';
import { type Cover, PetitionerScan } from '../citizens/petitioner-scan.service.js';
import type { Transaction } from '../platform/database/transaction.js';

/** The part of a case that its texts are scanned by. */
export interface Matter {
  id: string;
  citizenId: string | null;
  place: string | null;
}

/**
 * What others than the centre read: every text about a case is scanned when it is written, with what is known of its
 * petitioner. Who wrote it makes no difference; an agency reads its own texts as shared texts too.
 */
@Injectable()
export class SharedTexts {
  private readonly covers = new WeakMap<Transaction, Map<string, Cover>>();

  constructor(private readonly petitioners: PetitionerScan) {}

  /** At the beginning of everything that may write about the case in this transaction. */
  async learn(tx: Transaction, { id, citizenId, place }: Matter): Promise<Cover> {
    const learned = this.covers.get(tx) ?? new Map<string, Cover>();
    this.covers.set(tx, learned);
    const cover = learned.get(id) ?? (await this.petitioners.cover(tx, citizenId, place));
    learned.set(id, cover);
    return cover;
  }

  /** Null: as it was typed. Of a case that was not learned about, by the signs in the text alone. */
  sharedForm(tx: Transaction, caseId: string, text: string | null): string | null {
    const cover = this.covers.get(tx)?.get(caseId) ?? this.petitioners.coverOfNobody;
    return cover(text);
  }
}
