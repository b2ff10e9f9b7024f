import { Injectable } from '@nestjs/common';
import { Names } from '../city/names.service.js';
import { Database } from '../platform/database/database.js';
import type { LegDto } from './case-page.dto.js';
import type { InHand } from './case-urging.query.js';
import { read, type Texts } from './shared-texts.rules.js';

export type LegRow = Omit<LegDto, 'agency' | 'utility' | 'coActions' | keyof InHand> & {
  agency: string;
  utility: string | null;
  sharedLegalBasis: string | null;
  sharedReport: string | null;
  sharedQuestion: string | null;
};

/** The legs of a case: of who has it and had it (lead), and of who is asked (會辦). */
@Injectable()
export class CaseLegsQuery {
  constructor(
    private readonly database: Database,
    private readonly names: Names,
  ) {}

  of(caseId: string): Promise<LegRow[]> {
    return this.database.query<LegRow>(
      `select id, version, role, agency, state, dispatched_at as "dispatchedAt", delivered_at as "deliveredAt",
              acknowledged_at as "acknowledgedAt", arrived_at as "arrivedAt", reported_at as "reportedAt",
              closed_at as "closedAt", outcome,
              report_text as "reportText", shared_report as "sharedReport", utility,
              legal_basis as "legalBasis", shared_legal_basis as "sharedLegalBasis",
              question, shared_question as "sharedQuestion",
              (select k.due_at from clock k where k.work_order_id = work_order.id and k.kind = 'answer') as "answerDueAt"
         from work_order where case_id = $1 order by dispatched_at, id`,
      [caseId],
    );
  }

  shown(
    { sharedReport, sharedLegalBasis, sharedQuestion, ...row }: LegRow,
    texts: Texts,
  ): Omit<LegDto, 'coActions' | keyof InHand> {
    return {
      ...row,
      reportText: read(texts, row.reportText, sharedReport).text,
      legalBasis: read(texts, row.legalBasis, sharedLegalBasis).text,
      question: read(texts, row.question, sharedQuestion).text,
      utility: row.utility === null ? null : this.names.agency(row.utility),
      agency: this.names.agency(row.agency),
    };
  }
}
