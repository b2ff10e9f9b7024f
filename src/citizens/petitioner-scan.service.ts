import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { Citizen } from './citizen.entity.js';
import { CitizenSeal } from './citizen-seal.js';
import { type KnownMatter, sharedForm } from './personal-data.rules.js';

/** What others than the centre read of a text; null: what was typed. */
export type Cover = (text: string | null) => string | null;

/**
 * Lets texts be scanned for what we know of a petitioner. It hands out a function that covers these data, and never
 * the data: nobody reads a person here, and so nothing is recorded.
 */
@Injectable()
export class PetitionerScan {
  readonly coverOfNobody: Cover = text => sharedForm(text);

  constructor(private readonly seal: CitizenSeal) {}

  /** `place`: of the case; where the petitioner lives there, the officer must still find it. */
  async cover(tx: Transaction, citizenId: string | null, place: string | null): Promise<Cover> {
    const citizen = citizenId === null ? null : await tx.get(Citizen, citizenId);
    if (!citizen) return this.coverOfNobody;
    let known: KnownMatter | null = null;
    return text => {
      if (text === null) return null;
      // Opened when there is a text, and not with every act on a case.
      known ??= { ...this.seal.opened(citizen), place };
      return sharedForm(text, known);
    };
  }
}
