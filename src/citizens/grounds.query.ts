import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { isAtOrBelow } from '../city/agency-order.rules.js';
import { CityService } from '../city/city.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { type Ground, groundFor, type Matter } from './grounds.rules.js';
import type { GrantedGround } from './identity-grant.entity.js';

type Reads = Pick<Transaction | Database, 'query'>;

interface MatterRow {
  confidential: boolean;
  reportedAgency: string | null;
  contactConsent: boolean;
  category: string;
  leads: boolean | null;
}

/** Of a case `c`: what they say of the last improvement is written down (satisfaction/reviews/works-answer). */
const ASKED = `exists (select 1 from survey s where s.case_id = c.id and s.by_agency is not null
                 and s.released_at >= (select max(e.at) from case_entry e where e.case_id = c.id
                       and e.kind in ('workorder.reported', 'case.replied', 'case.lead-reported')))`;

/** What stands in the database and in the city's profile about somebody's wish to know who asked. */
@Injectable()
export class GroundsQuery {
  constructor(
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** `caseId` null: outside of any case. A case that is not this citizen's gives no ground at all. */
  async ground(on: Reads, citizenId: string, caseId: string | null, me: Asker): Promise<Ground | null> {
    const matter = caseId === null ? null : await this.matter(on, citizenId, caseId, me);
    if (matter === undefined) return null;
    return groundFor({ role: me.role, held: await this.held(on, citizenId, caseId, me), matter });
  }

  private async held(
    on: Reads,
    citizenId: string,
    caseId: string | null,
    me: Asker,
  ): Promise<GrantedGround[]> {
    const rows = await on.query<{ ground: GrantedGround }>(
      `select ground from identity_grant
        where staff_id = $1 and citizen_id = $2 and (case_id is null or case_id = $3)
          and ended_at is null and from_at <= $4 and (until_at is null or until_at > $4)`,
      [me.id, citizenId, caseId, this.clock.now()],
    );
    return rows.map(({ ground }) => ground);
  }

  private async matter(on: Reads, citizenId: string, caseId: string, me: Asker): Promise<Matter | undefined> {
    const [row] = await on.query<MatterRow>(
      `select c.confidential, c.reported_agency as "reportedAgency", c.contact_consent as "contactConsent",
              c.category, c.agency = $3 and (c.state = 'released' and not ${ASKED}
                or exists (select 1 from work_order w where w.case_id = c.id and w.role = 'lead'
                                                        and w.state <> 'closed' and w.agency = $3)) as leads
         from case_file c where c.id = $1 and c.citizen_id = $2`,
      [caseId, citizenId, me.agency],
    );
    return (
      row && {
        confidential: row.confidential,
        isReported: row.reportedAgency !== null && isAtOrBelow(me.agency, row.reportedAgency, this.city),
        consented: row.contactConsent && this.city.category(row.category)?.contactByAgency === true,
        leads: row.leads === true,
      }
    );
  }
}
