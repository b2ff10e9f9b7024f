import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

export interface ToldAnswer {
  caseId: string;
  code: string;
  name: string;
  answer: string;
}

@Injectable()
export class ToldAnswersQuery {
  constructor(private readonly database: Database) {}

  /** As they were given: for who has sent them. */
  of(caseIds: readonly string[]): Promise<ToldAnswer[]> {
    return this.database.query<ToldAnswer>(
      `select case_id as "caseId", code, question ->> 'name' as name, answer
         from report_answer where case_id = any($1::uuid[]) order by case_id, rank`,
      [caseIds],
    );
  }
}
