import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { StaffService } from '../access/staff.service.js';
import type { CoLegActionDto } from './case-page.dto.js';
import { type CoLeg, coActionsOf, type OfCase } from './co-leg-actions.rules.js';
import type { CoUrging } from './urging.rules.js';

/** What somebody may do with the legs of who is asked (會辦). */
@Injectable()
export class CoLegActionsQuery {
  constructor(private readonly staff: StaffService) {}

  async of(
    legs: readonly (CoLeg & { id: string })[],
    on: OfCase,
    urgingOf: (id: string) => CoUrging,
    me: Asker,
  ): Promise<Map<string, CoLegActionDto[]>> {
    const open = legs.filter(({ role, state }) => role === 'co_handling' && state !== 'closed');
    const actions = open.map(async leg => {
      // Nobody but the centre does anything for another agency.
      const hasAccounts = me.agency !== null || (await this.staff.hasActiveAccounts(leg.agency));
      return [leg.id, coActionsOf(me, on, leg, { urging: urgingOf(leg.id), hasAccounts })] as const;
    });
    return new Map(await Promise.all(actions));
  }
}
