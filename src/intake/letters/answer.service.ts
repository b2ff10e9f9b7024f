import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { Outbox } from '../../messages/mail/outbox.service.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import { type AnsweredCase, AnswerQuery, basisOf } from './answer.query.js';
import type { LetterAnswerDraftDto, LetterAnswerDto, LetterInFullDto } from './letter.dto.js';
import { Letter } from './letter.entity.js';
import { answersChanged, letterNotFound, notAllAnswered } from './letter.problems.js';
import { LetterLock } from './letter-lock.service.js';
import { permitLetter } from './letter-scope.query.js';
import { LetterSeal } from './letter-seal.js';
import { LettersQuery } from './letters.query.js';

/** One letter, one answer, about all that it asked: read word by word by a person before it goes. */
@Injectable()
export class AnswerService {
  constructor(
    private readonly database: Database,
    private readonly locks: LetterLock,
    private readonly seal: LetterSeal,
    private readonly answers: AnswerQuery,
    private readonly outbox: Outbox,
    private readonly views: LettersQuery,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  /** LETTER_NOT_FOUND 404, NOT_ALL_ANSWERED 409. */
  draft(id: string, me: Asker): Promise<LetterAnswerDraftDto> {
    return this.database.transaction(async tx => {
      await permitLetter(tx, id, me);
      const [letter] = await tx.read(Letter, { id });
      if (!letter) throw letterNotFound();
      const cases = await this.settled(tx, id);
      return { ...this.outbox.compose(this.wish(letter, cases)), basis: basisOf(cases) };
    });
  }

  /** LETTER_NOT_FOUND 404, STALE_VERSION 409, NOT_ALL_ANSWERED 409, ANSWERS_CHANGED 409. */
  answer(id: string, { version, basis, text }: LetterAnswerDto, me: Asker): Promise<LetterInFullDto> {
    return this.database.transaction(async tx => {
      const letter = await this.locks.lock(tx, id, version, me);
      const cases = await this.settled(tx, id);
      if (basisOf(cases) !== basis) throw answersChanged();
      const { sourceMessageId } = this.seal.opened(letter, 'sourceMessageId');
      tx.set(letter, { answerDue: false, version: version + 1 });
      const messageId = this.outbox.queue(tx, {
        ...this.wish(letter, cases),
        to: { citizenId: letter.citizenId as string },
        ...{ letterId: id, inReplyTo: sourceMessageId, queuedBy: me.id, text },
      });
      for (const { caseId } of cases)
        this.timeline.write(tx, { caseId, kind: 'letter.answered', data: { letterId: id, messageId } });
      const ids = cases.map(({ caseId }) => caseId);
      await this.events.tell(tx, 'letter.answered', { letterId: id, cases: ids, messageId });
      return this.views.one(tx, id);
    });
  }

  private async settled(tx: Transaction, id: string): Promise<AnsweredCase[]> {
    const cases = await this.answers.cases(tx, id);
    const open = cases.filter(({ isSettled }) => !isSettled);
    if (cases.length === 0 || open.length > 0) throw notAllAnswered(open.map(({ number }) => number));
    return cases;
  }

  private wish({ language }: Letter, cases: readonly AnsweredCase[]) {
    const { caseId, number } = cases[0] as AnsweredCase;
    const values = { answers: this.answers.told(cases, language) };
    return { kind: 'answer' as const, language, about: { caseId, number }, values };
  }
}
