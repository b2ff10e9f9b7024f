import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { DocumentFigure } from './document-figure.entity.js';

@Injectable()
export class DocumentFiguresQuery {
  /** Of a month, of each class and agency the latest first. `until`: as they were known then. */
  of(tx: Transaction, month: string, until: Date | null): Promise<DocumentFigure[]> {
    return tx.query<DocumentFigure>(
      `select id, month::text as month, document_class as "documentClass", agency, carried_over as "carriedOver",
              received, closed_in_time as "closedInTime", closed_late as "closedLate", open_in_time as "openInTime",
              open_overdue as "openOverdue", source, entered_by as "enteredBy", entered_at as "enteredAt"
         from document_figure where month = $1::date and ($2::timestamptz is null or entered_at <= $2)
        order by document_class, agency, entered_at desc, id desc`,
      [month, until],
    );
  }
}

/** What counts: the latest of each, where it was not taken back. */
export const inForce = (entered: readonly DocumentFigure[]): DocumentFigure[] =>
  entered
    .filter((one, i) => {
      const before = entered[i - 1];
      return one.documentClass !== before?.documentClass || one.agency !== before.agency;
    })
    .filter(({ received }) => received !== null);
