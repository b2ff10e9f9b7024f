import { Injectable } from '@nestjs/common';
import { type Asker, permits } from '../access/rights.js';
import { CityService } from '../city/city.service.js';
import { unitOf } from '../city/counting.rules.js';
import { Names } from '../city/names.service.js';
import type { PauseReason } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { dueTimes, type FrozenRule } from '../sla/clock.rules.js';
import type { ExtensionDto } from '../sla/extension.dto.js';
import { type ExtendedKind, isInTime, leftOf } from '../sla/extension.rules.js';
import { seenBy } from '../sla/extension-seen.rules.js';
import { EXTENSIONS, type ExtensionRow } from '../sla/extensions.sql.js';
import { restsOf } from '../sla/pause.rules.js';
import type { CasePauseDto, ExtendableDto } from './case-limits.dto.js';

interface PauseRow {
  reason: PauseReason;
  from: Date;
  to: Date | null;
  district: string | null;
  /** Of the case at that time; null: it had none. */
  rule: FrozenRule | null;
  startedAt: Date | null;
}

interface RunningRow {
  kind: ExtendedKind;
  rule: FrozenRule;
  startedAt: Date;
  dueAt: Date;
  extension: number;
  granted: number;
}

/** The case as far as it matters who has it. */
interface Held {
  id: string;
  agency: string | null;
  district: string | null;
}

/** What makes the limit of a case longer. */
@Injectable()
export class CaseLimitsQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  async pauses(caseId: string): Promise<CasePauseDto[]> {
    const rows = await this.database.query<PauseRow>(
      `select p.reason, p.started_at as "from", p.ended_at as "to", c.district, k.rule, k.started_at as "startedAt"
         from case_pause p join case_file c on c.id = p.case_id
         left join lateral (select rule, started_at from clock
                             where case_id = p.case_id and work_order_id is null and kind in ('complete', 'reply')
                               and started_at <= p.started_at
                             order by started_at desc, id desc limit 1) k on true
        where p.case_id = $1 order by p.started_at, p.id`,
      [caseId],
    );
    return rows.map(({ district, rule, startedAt, ...pause }) => {
      const rests = rule && startedAt ? restsOf([pause], rule, startedAt, district, this.city.calendar) : [];
      return { ...pause, until: rests[0]?.to ?? null };
    });
  }

  /** What may be waited for now: what the limit that runs rests for. */
  async mayWaitFor(caseId: string): Promise<PauseReason[]> {
    const rows = await this.database.query<{ reason: PauseReason }>(
      `select distinct jsonb_object_keys(rule -> 'pauses') as reason from clock
        where case_id = $1 and work_order_id is null and kind in ('complete', 'reply')
          and stopped_at is null and not history order by reason`,
      [caseId],
    );
    return rows.map(({ reason }) => reason);
  }

  /** From the first to the last. */
  async extensions(caseId: string, me: Asker): Promise<ExtensionDto[]> {
    const rows = await this.database.query<ExtensionRow>(
      `${EXTENSIONS} where r.case_id = $1 order by r.asked_at, r.id`,
      [caseId],
    );
    return rows.map(row => seenBy(me, row, this.names.agency(row.agency)));
  }

  /** Null where this person asks for no more time: it is not theirs to ask, or nothing is left. */
  async extendable(
    { id, agency, district }: Held,
    pauses: readonly CasePauseDto[],
    me: Asker,
  ): Promise<ExtendableDto | null> {
    if (!permits(me, 'extension.ask', { agency, district })) return null;
    const [running] = await this.database.query<RunningRow>(
      `select k.kind, k.rule, k.started_at as "startedAt", k.due_at as "dueAt", k.extension,
              (select count(*)::int from extension_request r where r.clock_id = k.id and r.state = 'approved') as granted
         from clock k
        where k.case_id = $1 and k.work_order_id is null and k.kind in ('complete', 'reply')
          and k.stopped_at is null and not k.history
          and not exists (select 1 from extension_request r where r.clock_id = k.id and r.state = 'asked')`,
      [id],
    );
    if (!running?.rule.extension || !isInTime(this.clock.now(), running.dueAt)) return null;
    const { kind: clock, dueAt: until, granted: used, ...limit } = running;
    const { most, longest, approval: levels } = running.rule.extension;
    const limited = { ...limit, district, pauses };
    const left = leftOf({ ...limited, granted: used }, this.city.calendar);
    if (left === 0) return null;
    const extension = limit.extension + left;
    const latest = dueTimes({ ...limited, extension }, this.city.calendar).dueAt;
    return { clock, unit: unitOf(limit.rule), most, used, longest, left, latest, until, levels };
  }
}
