import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { caseNotFound } from '../../cases/case.problems.js';
import type { NamedDto } from '../../city/city.dto.js';
import { CityService } from '../../city/city.service.js';
import { Names } from '../../city/names.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Words } from '../../platform/problem/problem.js';
import { isProvisional, type Limited, usedBy } from '../../sla/clock.rules.js';
import type { Change, ClockInFull, Surroundings } from '../../sla/clock-in-full.js';
import { CLOCK_KINDS, isOfInspection } from '../../sla/clock-kinds.rules.js';
import { explain } from '../../sla/explain.rules.js';
import { type Pause, pausesUntil } from '../../sla/pause.rules.js';
import { CaseCardQuery } from '../case-card.query.js';
import { permitReading } from '../case-reading.rules.js';
import { type Texts, textsFor } from '../shared-texts.rules.js';
import { changesOf } from './changes.rules.js';
import { type ClockRow, ClockRowsQuery, type GrantedRow, type Line } from './clock-rows.query.js';
import type { ExplainedClockDto, ExplainedClocksDto } from './clocks.dto.js';
import { grantedOf } from './granted.rules.js';

/** What all clocks of a case have in common. */
interface OfCase {
  receivedAt: Date;
  district: string | null;
  isHeld: boolean;
  pauses: readonly Pause[];
  granted: readonly GrantedRow[];
  log: readonly Line[];
  changes: Map<string, Change[]>;
  around: Surroundings;
  texts: Texts;
}

/** Why every clock of a case is due when it is, for whoever may read its page, in the words they may read. */
@Injectable()
export class ExplainClocksQuery {
  constructor(
    private readonly database: Database,
    private readonly cards: CaseCardQuery,
    private readonly rows: ClockRowsQuery,
    private readonly names: Names,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403. */
  async explain(number: string, me: Asker): Promise<ExplainedClocksDto> {
    const [row] = await this.database.query<{ id: string }>('select id from case_file where number = $1', [
      number,
    ]);
    const file = row && (await this.cards.held([row.id])).get(row.id);
    if (!file) throw caseNotFound();
    permitReading(me, file);
    const [clocks, pauses, granted, together, log] = await Promise.all([
      this.rows.clocks(row.id),
      this.rows.pauses(row.id),
      this.rows.granted(row.id),
      this.rows.movedTogether(row.id),
      this.rows.log(row.id),
    ]);
    const receivedAt = new Date(file.card.receivedAt);
    const closedBy = together
      .concat(log)
      .flatMap(({ data: { closureId } }) => (closureId ? [String(closureId)] : []));
    const ofCase: OfCase = {
      ...{ receivedAt, pauses, granted, log, texts: textsFor(me) },
      district: file.card.district?.code ?? null,
      isHeld: file.card.agency !== null,
      changes: changesOf({ together, log }, code => wordsOf(this.names.agency(code))),
      around: await this.around(receivedAt, closedBy),
    };
    const shown = clocks.filter(({ kind }) => ofCase.texts === 'typed' || !isOfInspection(kind));
    return { clocks: shown.map(clock => this.explained(clock, ofCase)) };
  }

  private async around(since: Date, named: string[]): Promise<Surroundings> {
    const closures = await this.rows.closures(since, named);
    return {
      now: this.clock.now(),
      calendar: this.city.calendar,
      category: code => wordsOf(this.names.category(code)),
      district: code => wordsOf(this.names.district(code)),
      closures,
    };
  }

  private explained(row: ClockRow, ofCase: OfCase): ExplainedClockDto {
    const { kind, startedAt, originalDueAt, dueAt, stoppedAt, outcome, breachedAt, curedAt } = row;
    const { calendar } = ofCase.around;
    const agency = row.workOrderId === null || row.agency === null ? null : this.names.agency(row.agency);
    const limited: Limited = {
      ...{ rule: row.rule, startedAt, extension: row.extension, district: ofCase.district },
      pauses: pausesUntil(ofCase.pauses, stoppedAt),
    };
    const clock: ClockInFull = {
      ...{ limited, originalDueAt, dueAt, stoppedAt, stepsDone: row.stepsDone, spokenForIn: row.spokenForIn },
      startedBy: startedBy(row, ofCase.receivedAt),
      agency: agency && wordsOf(agency),
      isHeld: ofCase.isHeld || row.workOrderId !== null,
      extensions: grantedOf(row, ofCase.granted, ofCase.log, ofCase.texts),
      changes: ofCase.changes.get(row.id) ?? [],
    };
    return {
      ...{ kind, level: row.workOrderId === null ? 'case' : 'leg', agency, startedAt },
      ...{ originalDueAt, dueAt, stoppedAt, outcome, breachedAt, curedAt },
      provisional: stoppedAt === null && isProvisional(limited, dueAt, calendar),
      used: usedBy(limited, clock, stoppedAt ?? this.clock.now(), calendar),
      sentences: explain(clock, ofCase.around),
    };
  }
}

function startedBy({ kind, workOrderId, startedAt }: ClockRow, receivedAt: Date): ClockInFull['startedBy'] {
  if (workOrderId !== null) return 'dispatch';
  if (CLOCK_KINDS[kind].starts === 'report') return 'result';
  if (CLOCK_KINDS[kind].starts === 'arbitration') return 'arbitration';
  return startedAt > receivedAt ? 'reopening' : 'receipt';
}

const wordsOf = ({ name, nameEn }: NamedDto): Words => ({ 'zh-TW': name, en: nameEn });
