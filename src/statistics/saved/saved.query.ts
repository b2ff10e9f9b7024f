import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { SavedFilterDto } from './saved.dto.js';
import type { SavedReport } from './saved.rules.js';

// `$1`: who asks, `$2`: of which agency; null: of the centre.
const SEEN = `
  select f.id, f.version, f.report, f.name, f.asked, f.period, f.share, f.owner = $1 as mine, s.name as "ownerName",
         case when f.owner = $1 and f.mail_every is not null then jsonb_build_object('every', f.mail_every, 'format',
           f.mail_format, 'language', f.mail_language, 'nextAt', f.mail_next_at,
           'failed', f.mail_failed) end as mail
    from saved_filter f join staff s on s.id = f.owner
   where (f.owner = $1 or s.active and (f.share = 'readers' or f.share = 'unit' and s.agency is not distinct from $2))`;

/** Filters as somebody sees them. What they ask for is answered with the rights of who asks. */
@Injectable()
export class SavedQuery {
  constructor(private readonly database: Database) {}

  list(report: SavedReport, { id, agency }: Asker): Promise<SavedFilterDto[]> {
    return this.database.query(`${SEEN} and f.report = $3 order by mine desc, lower(f.name), f.id`, [
      id,
      agency,
      report,
    ]);
  }

  /** Pass the transaction one is in. Null: there is none that this person sees. */
  async one(tx: Transaction, filter: string, { id, agency }: Asker): Promise<SavedFilterDto | null> {
    const [row] = await tx.query<SavedFilterDto>(`${SEEN} and f.id = $3`, [id, agency, filter]);
    return row ?? null;
  }
}
