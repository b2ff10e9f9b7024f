import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Period } from '../period.rules.js';
import type { DecisionsCounted } from './council.rules.js';

@Injectable()
export class CouncilQuery {
  /** What the council decided and the city received in a period, by meeting and field (類). What was withdrawn is not counted. */
  of(tx: Transaction, { from, to }: Period): Promise<DecisionsCounted[]> {
    return tx.query<DecisionsCounted>(
      `select term, meeting as kind, nth, field, count(*)::int as decisions,
              (count(*) filter (where state in ('answered', 'released')))::int as answered,
              min(received_at) as "receivedAt"
         from fact_decision
        where term is not null and state <> 'withdrawn' and received_at >= $1 and received_at < $2
        group by 1, 2, 3, 4 order by min(received_at), 1, 2, 3, 4`,
      [from, to],
    );
  }
}
