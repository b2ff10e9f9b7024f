import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { absences } from '../access/substitutes/absences.sql.js';
import { CityService } from '../city/city.service.js';
import { limitsOfWork } from '../dispatch/urging/limits-of-work.sql.js';
import { Clock } from '../platform/clock/clock.js';
import { formatInTaipei } from '../platform/clock/taipei.js';
import { Database } from '../platform/database/database.js';
import type { LegDto } from './case-page.dto.js';
import type { CoUrging, Urging } from './urging.rules.js';

export type InHand = Pick<LegDto, 'holder' | 'standIn' | 'chasedAt'>;

interface LegRow extends Pick<LegDto, 'holder' | 'chasedAt'> {
  id: string;
  agency: string;
  inHandOf: string | null;
  standIn: string | null;
  standInId: string | null;
  isAway: boolean;
  isOverdue: boolean;
}

interface Counts {
  reminders: number;
  chases: number;
  today: number;
  isSampled: boolean;
  isReviewed: boolean;
}

/** Who has each order of a case in hand, who stands in for them, and how they were urged. */
@Injectable()
export class CaseUrgingQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  async of(
    caseId: string,
    legId: string | null,
    me: Asker,
  ): Promise<{
    inHand(legId: string): InHand;
    onCoLeg(legId: string): CoUrging;
    counts: Pick<Counts, 'reminders' | 'chases'>;
    urging: Urging;
  }> {
    const now = this.clock.now();
    const midnight = `${formatInTaipei(now, 'yyyy-MM-dd')}T00:00:00+08:00`;
    const [legs, [counts]] = await Promise.all([
      this.database.query<LegRow>(
        `select w.id, w.agency, w.acknowledged_by as "inHandOf", w.chased_at as "chasedAt", h.name as holder,
                b.id is not null as "isAway", s.name as "standIn", s.id as "standInId",
                exists (select 1 from clock k where ${limitsOfWork('$1', 'w.id')} and k.due_at < $2) as "isOverdue"
           from work_order w left join staff h on h.id = w.acknowledged_by
                left join (${absences('$2')}) b on b.staff_id = h.id and b.agency = w.agency
                left join staff s on s.id = b.substitute_id
          where w.case_id = $1`,
        [caseId, now],
      ),
      this.database.query<Counts>(
        `select count(*) filter (where kind = 'case.reminded')::int as reminders,
                count(*) filter (where kind in ('workorder.chased', 'co-leg.chased'))::int as chases,
                count(*) filter (where kind = 'case.reminded' and at >= $2)::int as today,
                exists (select 1 from sample where case_id = $1 and state = 'drawn') as "isSampled",
                exists (select 1 from review where case_id = $1 and state in ('open', 'asked')) as "isReviewed"
           from case_entry where case_id = $1`,
        [caseId, midnight],
      ),
    ]);
    const { reminders = 0, chases = 0, today = 0, isSampled = false, isReviewed = false } = counts ?? {};
    const leg = legs.find(({ id }) => id === legId);
    const most = this.city.protocol?.reminders?.mostADay;
    return {
      inHand: id =>
        shown(
          legs.find(row => row.id === id),
          me,
        ),
      onCoLeg: id => urgingOf(legs.find(row => row.id === id)),
      counts: { reminders, chases },
      urging: {
        ...{ ...urgingOf(leg), isSampled, isReviewed },
        reminders: most === undefined ? null : { today, most },
      },
    };
  }
}

const urgingOf = (row: LegRow | undefined): CoUrging => ({
  inHandOf: row?.inHandOf ?? null,
  isOverdue: row?.isOverdue ?? false,
  isChased: Boolean(row?.chasedAt),
});

function shown(row: LegRow | undefined, me: Asker): InHand {
  if (!row) return { holder: null, standIn: null, chasedAt: null };
  const { holder, isAway, standIn: name, standInId, inHandOf, agency, chasedAt } = row;
  const isChief = me.role === 'agency_chief' && me.agency === agency && inHandOf !== me.id;
  const isMe = standInId === null ? isChief : standInId === me.id;
  return { holder, chasedAt, standIn: isAway ? { name, isMe } : null };
}
