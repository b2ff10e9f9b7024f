import { Injectable } from '@nestjs/common';
import { hashOfToken } from '../access/tokens.js';
import type { CaseFile } from '../cases/case-file.entity.js';
import { CaseLockService } from '../cases/case-lock.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { MOST_ANSWER_TEXT } from './answer.rules.js';
import { AnswerKeeper } from './answer-keeper.service.js';
import type { SurveyAnswerDto, SurveyAnsweredDto, SurveyDto } from './survey.dto.js';
import { Survey } from './survey.entity.js';
import { answeredBefore, linkExpired, linkInvalid, openAgain } from './survey.problems.js';

interface Found {
  survey: Survey;
  file: CaseFile;
}

/** By the link, without an account, once. */
@Injectable()
export class AnswerService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly answers: AnswerKeeper,
    private readonly clock: Clock,
  ) {}

  /** SURVEY_LINK_INVALID 404, SURVEY_LINK_EXPIRED 410, SURVEY_ANSWERED 409, SURVEY_MOOT 409. */
  open(token: string): Promise<SurveyDto> {
    return this.database.transaction(async tx => {
      const { survey, file } = await this.answerable(tx, token);
      const { releasedAt, expiresAt } = survey;
      const { reasons } = this.answers;
      const { number } = file;
      return { number, releasedAt, expiresAt: expiresAt as Date, reasons, mostText: MOST_ANSWER_TEXT };
    });
  }

  /** As `open`; UNKNOWN_REASON 422, REASONS_NOT_ASKED 422. Of two that come at once one is the answer. */
  answer({ token, ...said }: SurveyAnswerDto): Promise<SurveyAnsweredDto> {
    return this.database.transaction(async tx => {
      const found = await this.answerable(tx, token);
      return { answeredAt: await this.answers.keep(tx, found, said, null) };
    });
  }

  private async answerable(tx: Transaction, token: string): Promise<Found> {
    const [known] = await tx.read(Survey, { tokenHash: hashOfToken(token) });
    const file = known && (await this.lock.byId(tx, known.caseId));
    if (!known || !file) throw linkInvalid();
    const [survey] = await tx.read(Survey, { id: known.id }, { lock: true });
    if (!survey) throw linkInvalid();
    const { state, expiresAt } = survey;
    if (state === 'answered') throw answeredBefore();
    if (state === 'moot') throw openAgain();
    if (state === 'expired' || expiresAt === null || expiresAt <= this.clock.now()) throw linkExpired();
    return { survey, file };
  }
}
