import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { notPossible } from '../cases/case.problems.js';
import { acted, type CaseActed } from '../cases/case-action.dto.js';
import { CaseLockService } from '../cases/case-lock.service.js';
import { leadNotReleased } from '../cases/incidents/incident.problems.js';
import { MembershipService } from '../cases/incidents/membership.service.js';
import { Database } from '../platform/database/database.js';
import type { ReleaseMemberDto } from './closure.dto.js';
import { ReleaseMembersService } from './release-members.service.js';

/** Whoever joined after the release of the case that leads is released when they have been told. */
@Injectable()
export class ReleaseMemberService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly membership: MembershipService,
    private readonly members: ReleaseMembersService,
  ) {}

  /** LEAD_NOT_RELEASED 409: until then it is released with that one. */
  release(number: string, { version, how, note }: ReleaseMemberDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      // With the one that leads: its release may be taken back in this very moment.
      const file = await this.lock.withLead(tx, number);
      this.lock.permit(me, 'case.release-member', file, version);
      const found = await this.membership.of(tx, file.id);
      if (file.state !== 'merged' || !found) throw notPossible(file, 'release-member');
      const { lead } = found;
      if (lead.state !== 'released') throw leadNotReleased(lead.number);
      await this.members.release(tx, file, { how, text: note ?? null, lead: lead.number });
      return acted(file);
    });
  }
}
