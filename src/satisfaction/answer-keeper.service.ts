import { Injectable } from '@nestjs/common';
import type { CaseFile } from '../cases/case-file.entity.js';
import { TimelineService } from '../cases/timeline.service.js';
import { CityService } from '../city/city.service.js';
import type { SurveyReason } from '../city/satisfaction-rules.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import { Vault } from '../platform/vault/vault.js';
import { Answer } from './answer.entity.js';
import { flawOfAnswer } from './answer.rules.js';
import type { SaidDto, SurveyReasonDto } from './survey.dto.js';
import type { Survey } from './survey.entity.js';
import { tellable } from './survey.facts.js';
import { answerIs } from './survey.problems.js';

/** An answer is kept in one way, whoever writes it down. */
@Injectable()
export class AnswerKeeper {
  constructor(
    private readonly city: CityService,
    private readonly timeline: TimelineService,
    private readonly vault: Vault,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** As they are offered. */
  get reasons(): SurveyReasonDto[] {
    return this.known.map(({ code, about, name, nameEn }) => ({ code, about, name, nameEn }));
  }

  /** Case and survey are locked. UNKNOWN_REASON 422, REASONS_NOT_ASKED 422. */
  async keep(
    tx: Transaction,
    { survey, file }: { survey: Survey; file: Pick<CaseFile, 'id' | 'number'> },
    { service, outcome, reasons = [], text }: SaidDto,
    takenBy: string | null,
  ): Promise<Date> {
    const flaw = flawOfAnswer({ service, outcome, reasons }, this.known);
    if (flaw) throw answerIs(flaw);
    const answeredAt = this.clock.now();
    const sealed = text ? this.vault.seal(text, { column: 'answer.text', row: survey.id }) : null;
    const said = { service, outcome, reasons };
    const row = { surveyId: survey.id, ...said, text: sealed, answeredAt, takenBy };
    tx.set(survey, { state: 'answered' });
    tx.add(Object.assign(new Answer(), row));
    const { channel, byAgency } = survey;
    const data = { ...said, channel, ...(byAgency !== null && { byAgency }) };
    this.timeline.write(tx, { caseId: file.id, kind: 'survey.answered', data });
    await this.events.tell(tx, 'survey.answered', { ...tellable(survey, file.number), ...said });
    return answeredAt;
  }

  private get known(): SurveyReason[] {
    return this.city.protocol?.satisfaction?.reasons ?? [];
  }
}
