import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { ReportAnswerDto } from './case-answers.dto.js';
import { read, type Texts } from './shared-texts.rules.js';

@Injectable()
export class CaseAnswersQuery {
  constructor(private readonly database: Database) {}

  async of(caseId: string, texts: Texts): Promise<ReportAnswerDto[]> {
    const rows = await this.database.query<ReportAnswerDto>(
      `select id, code, question ->> 'name' as name, question ->> 'nameEn' as "nameEn", answer,
              shared_answer as "sharedAnswer"
         from report_answer where case_id = $1 order by rank`,
      [caseId],
    );
    return rows.map(({ answer, sharedAnswer, ...row }) => {
      const { text, shared } = read(texts, answer, sharedAnswer);
      return { ...row, answer: text, sharedAnswer: shared };
    });
  }
}
