import { Injectable } from '@nestjs/common';
import { SharedTexts } from '../../cases/shared-texts.service.js';
import { REDACTED } from '../../city/retention.words.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import type { Fact } from '../../platform/log/fact.js';
import type { Answer } from './answers.rules.js';
import { ReportAnswer } from './report-answer.entity.js';

/** The answers that stand with a case. */
@Injectable()
export class ReportAnswers {
  constructor(private readonly texts: SharedTexts) {}

  /** Of a case that was opened in this transaction. */
  keep(tx: Transaction, caseId: string, answers: readonly Answer[]): void {
    answers.forEach(({ code, question, answer }, index) => {
      const sharedAnswer = this.texts.sharedForm(tx, caseId, answer);
      tx.add(
        Object.assign(new ReportAnswer(), {
          ...{ id: newId(), caseId, rank: index + 1, code, question, answer, sharedAnswer },
        }),
      );
    });
  }

  /** Hears privacy.texts-due. */
  async redact(tx: Transaction, { payload }: Fact<'privacy.texts-due'>): Promise<void> {
    await tx.query('update report_answer set answer = $2, shared_answer = null where case_id = $1', [
      payload.caseId,
      REDACTED,
    ]);
  }
}
