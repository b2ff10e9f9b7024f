import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

export interface ToldAnswer {
  caseId: string;
  code: string;
  name: string;
  answer: string;
  /** Something in it looks like a person's. */
  isCovered: boolean;
}

@Injectable()
export class ToldAnswersQuery {
  constructor(private readonly database: Database) {}

  /** As they were given: but for a few of them, for who has sent them. */
  of(caseIds: readonly string[]): Promise<ToldAnswer[]> {
    return this.database.query<ToldAnswer>(
      `select case_id as "caseId", code, question ->> 'name' as name, answer, shared_answer is not null as "isCovered"
         from report_answer where case_id = any($1::uuid[]) order by case_id, rank`,
      [caseIds],
    );
  }
}
