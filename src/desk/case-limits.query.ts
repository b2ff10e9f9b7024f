import { Injectable } from '@nestjs/common';
import { type Asker, grantFor, permits } from '../access/rights.js';
import { notYoursToChange } from '../cases/case.problems.js';
import { CityService } from '../city/city.service.js';
import { unitOf } from '../city/counting.rules.js';
import { Names } from '../city/names.service.js';
import type { Category } from '../city/profile.js';
import type { PauseReason } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { dueTimes, type FrozenRule } from '../sla/clock.rules.js';
import type { ExtensionDto } from '../sla/extension.dto.js';
import {
  alreadyAsked,
  askedTooLate,
  neverExtended,
  nothingRuns,
  tooLong,
} from '../sla/extension.problems.js';
import { type ExtendedKind, isInTime, leftOf, verdictOn } from '../sla/extension.rules.js';
import { seenBy } from '../sla/extension-seen.rules.js';
import { EXTENSIONS, type ExtensionRow } from '../sla/extensions.sql.js';
import { restsOf } from '../sla/pause.rules.js';
import type { CasePauseDto, ExtendableDto, SupplementOfCaseDto, SuppliedDto } from './case-limits.dto.js';
import type { CasePageDto } from './case-page.dto.js';
import { read, type Texts } from './shared-texts.rules.js';
import { supplementState } from './supplement.rules.js';

interface PauseRow {
  reason: PauseReason;
  from: Date;
  to: Date | null;
  lead: string | null;
  district: string | null;
  /** Of the case at that time; null: it had none. */
  rule: FrozenRule | null;
  startedAt: Date | null;
}

interface AskedRow {
  by: Date | null;
  asked: string | null;
  sharedAsked: string | null;
  supplied: (Omit<SuppliedDto, 'receivedAt'> & { sharedText: string | null; receivedAt: string }) | null;
}

interface RunningRow {
  kind: ExtendedKind;
  rule: FrozenRule;
  startedAt: Date;
  dueAt: Date;
  extension: number;
  granted: number;
  isAsked: boolean;
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

  async pauses(caseId: string, texts: Texts): Promise<CasePauseDto[]> {
    const rows = await this.database.query<PauseRow & AskedRow>(
      `select p.reason, p.started_at as "from", p.ended_at as "to", l.number as lead, c.district, k.rule, k.started_at as "startedAt",
              p.until as by, e.text as asked, e.shared_text as "sharedAsked",
              (select json_build_object('text', s.text, 'sharedText', s.shared_text, 'by', s.supplied_by,
                                        'channel', s.channel, 'receivedAt', s.received_at, 'recordedBy', w.name)
                 from supplement s join staff w on w.id = s.recorded_by where s.pause_id = p.id) as supplied
         from case_pause p join case_file c on c.id = p.case_id
         left join case_file l on l.id = p.lead_id
         left join lateral (select rule, started_at from clock
                             where case_id = p.case_id and work_order_id is null and kind in ('complete', 'reply')
                               and started_at <= p.started_at
                             order by started_at desc, id desc limit 1) k on true
         left join lateral (select text, shared_text from case_entry
                             where case_id = p.case_id and kind = 'case.paused' and at = p.started_at
                             order by id limit 1) e on true
        where p.case_id = $1 order by p.started_at, p.id`,
      [caseId],
    );
    return rows.map(({ reason, from, to, lead, district, rule, startedAt, ...asking }) => {
      const pause = { reason, from, to, lead };
      const rests = rule && startedAt ? restsOf([pause], rule, startedAt, district, this.city.calendar) : [];
      // Of whoever asked with the case that leads, and of nobody else.
      const supplement = reason === 'citizen' && lead === null ? this.supplement(asking, to, texts) : null;
      return { ...pause, until: rests[0]?.to ?? null, supplement };
    });
  }

  private supplement(
    { by, asked, sharedAsked, supplied }: AskedRow,
    to: Date | null,
    texts: Texts,
  ): SupplementOfCaseDto {
    const came = supplied && {
      ...{ by: supplied.by, channel: supplied.channel, recordedBy: supplied.recordedBy },
      text: read(texts, supplied.text, supplied.sharedText).text,
      receivedAt: new Date(supplied.receivedAt),
    };
    return {
      ...{ asked: read(texts, asked, sharedAsked).text, by, supplied: came },
      state: supplementState({ by, to, suppliedAt: came?.receivedAt ?? null }, this.clock.now()),
    };
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

  /** More time, for who may ask for it at all: how much, or why none now. */
  async extending(
    held: Held & { category: string },
    pauses: readonly CasePauseDto[],
    me: Asker,
  ): Promise<Pick<CasePageDto, 'extendable' | 'notExtendable'>> {
    if (grantFor(me, 'extension.ask') === null) return { extendable: null, notExtendable: null };
    const found = permits(me, 'extension.ask', held)
      ? await this.extendable(held, pauses)
      : notYoursToChange();
    return found instanceof Problem
      ? { extendable: null, notExtendable: found.detail }
      : { extendable: found, notExtendable: null };
  }

  /** A problem as the door has it. */
  private async extendable(
    { id, district, category }: Held & { category: string },
    pauses: readonly CasePauseDto[],
  ): Promise<ExtendableDto | Problem> {
    const [running] = await this.database.query<RunningRow>(
      `select k.kind, k.rule, k.started_at as "startedAt", k.due_at as "dueAt", k.extension,
              (select count(*)::int from extension_request r where r.clock_id = k.id and r.state = 'approved') as granted,
              exists (select 1 from extension_request r where r.clock_id = k.id and r.state = 'asked') as "isAsked"
         from clock k
        where k.case_id = $1 and k.work_order_id is null and k.kind in ('complete', 'reply')
          and k.stopped_at is null and not k.history`,
      [id],
    );
    if (!running) return nothingRuns();
    const { kind: clock, dueAt: until, granted: used, isAsked, ...limit } = running;
    if (!limit.rule.extension) return neverExtended(this.city.category(category) as Category);
    if (!isInTime(this.clock.now(), until)) return askedTooLate(until);
    if (isAsked) return alreadyAsked();
    const { most, longest, approval: levels } = limit.rule.extension;
    const limited = { ...limit, district, pauses };
    const unit = unitOf(limit.rule);
    const asked = { ...limited, granted: used };
    const { bound } = verdictOn(asked, 1, this.city.calendar);
    if (bound) return tooLong(bound, unit);
    const left = leftOf(asked, this.city.calendar);
    const extension = limit.extension + left;
    const latest = dueTimes({ ...limited, extension }, this.city.calendar).dueAt;
    return { clock, unit, most, used, longest, left, latest, until, levels };
  }
}
