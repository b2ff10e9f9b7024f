import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { LetterInFullDto } from './letter.dto.js';
import { letterNotWaiting } from './letter.problems.js';
import { linkEnds } from './letter.rules.js';
import { LetterLock } from './letter-lock.service.js';
import { LetterSeal } from './letter-seal.js';
import { LettersQuery } from './letters.query.js';
import { LettersService } from './letters.service.js';

/** Whoever wrote it asks for the link once more: it was lost, or its time is over. */
@Injectable()
export class SendLinkService {
  constructor(
    private readonly database: Database,
    private readonly locks: LetterLock,
    private readonly seal: LetterSeal,
    private readonly letters: LettersService,
    private readonly views: LettersQuery,
    private readonly clock: Clock,
  ) {}

  /** A link for another month; the one before is void. LETTER_NOT_FOUND 404, STALE_VERSION 409, LETTER_NOT_WAITING 409. */
  send(id: string, version: number, me: Asker): Promise<LetterInFullDto> {
    return this.database.transaction(async tx => {
      const letter = await this.locks.lock(tx, id, version, me);
      const { email, sourceMessageId } = this.seal.opened(letter, 'email', 'sourceMessageId');
      if (letter.state !== 'waiting' || email === null) throw letterNotWaiting();
      tx.set(letter, { version: version + 1, expiresAt: linkEnds(this.clock.now()) });
      this.letters.ask(tx, letter, { email, messageId: sourceMessageId }, me.id);
      return this.views.one(tx, id);
    });
  }
}
