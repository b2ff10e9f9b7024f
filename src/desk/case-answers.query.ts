import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { ReportAnswerDto } from './case-answers.dto.js';
import { read, type Texts } from './shared-texts.rules.js';

@Injectable()
export class CaseAnswersQuery {
  constructor(private readonly database: Database) {}

  async of(caseId: string, texts: Texts): Promise<ReportAnswerDto[]> {
    return (await this.ofCases([caseId], texts)).get(caseId) ?? [];
  }

  async ofCases(caseIds: readonly string[], texts: Texts): Promise<Map<string, ReportAnswerDto[]>> {
    const rows = await this.database.query<ReportAnswerDto & { caseId: string }>(
      `select case_id as "caseId", id, code, question ->> 'name' as name, question ->> 'nameEn' as "nameEn", answer,
              shared_answer as "sharedAnswer"
         from report_answer where case_id = any($1::uuid[]) order by case_id, rank`,
      [caseIds],
    );
    const found = new Map<string, ReportAnswerDto[]>();
    for (const { caseId, answer, sharedAnswer, ...row } of rows) {
      const { text, shared } = read(texts, answer, sharedAnswer);
      found.set(caseId, [...(found.get(caseId) ?? []), { ...row, answer: text, sharedAnswer: shared }]);
    }
    return found;
  }
}
