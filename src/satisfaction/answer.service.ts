import { Injectable } from '@nestjs/common';
import { hashOfToken } from '../access/tokens.js';
import type { CaseFile } from '../cases/case-file.entity.js';
import { CaseLockService } from '../cases/case-lock.service.js';
import { TimelineService } from '../cases/timeline.service.js';
import { CityService } from '../city/city.service.js';
import type { SurveyReason } from '../city/satisfaction-rules.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import { Vault } from '../platform/vault/vault.js';
import { Answer } from './answer.entity.js';
import { flawOfAnswer, MOST_ANSWER_TEXT } from './answer.rules.js';
import type { SurveyAnswerDto, SurveyAnsweredDto, SurveyDto } from './survey.dto.js';
import { Survey } from './survey.entity.js';
import { tellable } from './survey.facts.js';
import { answeredBefore, answerIs, linkExpired, linkInvalid, openAgain } from './survey.problems.js';

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
    private readonly city: CityService,
    private readonly timeline: TimelineService,
    private readonly vault: Vault,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** SURVEY_LINK_INVALID 404, SURVEY_LINK_EXPIRED 410, SURVEY_ANSWERED 409, SURVEY_MOOT 409. */
  open(token: string): Promise<SurveyDto> {
    return this.database.transaction(async tx => {
      const { survey, file } = await this.answerable(tx, token);
      const { releasedAt, expiresAt } = survey;
      const reasons = this.reasons.map(({ code, about, name, nameEn }) => ({ code, about, name, nameEn }));
      const { number } = file;
      return { number, releasedAt, expiresAt: expiresAt as Date, reasons, mostText: MOST_ANSWER_TEXT };
    });
  }

  /** As `open`; UNKNOWN_REASON 422, REASONS_NOT_ASKED 422. Of two that come at once one is the answer. */
  answer({ token, service, outcome, reasons = [], text }: SurveyAnswerDto): Promise<SurveyAnsweredDto> {
    return this.database.transaction(async tx => {
      const { survey, file } = await this.answerable(tx, token);
      const flaw = flawOfAnswer({ service, outcome, reasons }, this.reasons);
      if (flaw) throw answerIs(flaw);
      const answeredAt = this.clock.now();
      const sealed = text ? this.vault.seal(text, { column: 'answer.text', row: survey.id }) : null;
      const said = { service, outcome, reasons };
      const row = { surveyId: survey.id, ...said, text: sealed, answeredAt, takenBy: null };
      tx.set(survey, { state: 'answered' });
      tx.add(Object.assign(new Answer(), row));
      const { channel } = survey;
      this.timeline.write(tx, { caseId: file.id, kind: 'survey.answered', data: { ...said, channel } });
      await this.events.tell(tx, 'survey.answered', { ...tellable(survey, file.number), ...said });
      return { answeredAt };
    });
  }

  private get reasons(): SurveyReason[] {
    return this.city.protocol?.satisfaction?.reasons ?? [];
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
