import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Letter } from './letter.entity.js';
import { changedMeanwhile, letterNotFound } from './letter.problems.js';
import { permitLetter } from './letter-scope.query.js';

/** A letter and its cases, locked in the order in which everybody locks: the cases first. */
@Injectable()
export class LetterLock {
  /** LETTER_NOT_FOUND 404, also where it is not this person’s to read; STALE_VERSION 409. */
  async lock(tx: Transaction, id: string, version: number, me: Asker): Promise<Letter> {
    await tx.query(
      `select 1 from case_file where id in (select case_id from letter_case where letter_id = $1)
        order by state = 'merged', id for update`,
      [id],
    );
    const [letter] = await tx.read(Letter, { id }, { lock: true });
    if (!letter) throw letterNotFound();
    await permitLetter(tx, id, me);
    if (letter.version !== version) throw changedMeanwhile();
    return letter;
  }
}
