import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../../access/confidential.rules.js';
import { type Asker, narrowing } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { Names } from '../../city/names.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Conditions } from '../../platform/database/conditions.js';
import { Database } from '../../platform/database/database.js';
import { type Keyset, pageOf } from '../../platform/database/page.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { AccidentDto, AccidentRulesDto, AccidentsDto, AccidentsFilter } from './accident.dto.js';
import { tellOf } from './accident.rules.js';
import { accidentSeen } from './accident-seen.rules.js';
import {
  ACCIDENTS,
  type AccidentRow,
  NOTICES,
  type NoticeRow,
  SEES_ACCIDENT,
  STEPS,
  type StepRow,
  TO_CONFIRM,
} from './accidents.sql.js';

const MOST_ALERTS = 20;

type On = Pick<Transaction, 'query'>;

/** Accidents: the centre sees all, an agency those of its cases and those it was told of. */
@Injectable()
export class AccidentQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  /** Empty where the city has none. */
  rules(): AccidentRulesDto {
    const { accidents } = this.city.protocol ?? {};
    const { grades = [], ways = [], suggestedAt = [], onSiteWithinHours = 0 } = accidents ?? {};
    return {
      ...{ grades, ways, suggestedAt, onSiteWithinHours },
      tell: (accidents ? tellOf(accidents) : []).map(({ code, name, nameEn }) => ({ code, name, nameEn })),
    };
  }

  async list({ open, case: number, ...page }: AccidentsFilter, me: Asker): Promise<AccidentsDto> {
    const asked = this.asked(me);
    if (!asked) return { items: [], next: null };
    const isOpen = open === 'true' && number === undefined;
    if (number !== undefined) this.ofCase(asked, number);
    else asked.add(isOpen ? 'a.closed_at is null' : 'a.closed_at is not null');
    const by: Keyset = { table: 'accident', as: 'a', key: 'marked_at', order: isOpen ? 'asc' : 'desc' };
    const { rows, next } = await pageOf<AccidentRow>(this.database, ACCIDENTS, asked, by, page);
    return { items: await this.seen(this.database, rows, me), next };
  }

  /** What this person, or one like them, has still to confirm: the last first. */
  async alerts(me: Asker): Promise<AccidentsDto> {
    const asked = this.asked(me, me.agency, me.role);
    if (!asked) return { items: [], next: null };
    asked.add('a.closed_at is null');
    asked.add(TO_CONFIRM);
    const rows = await this.database.query<AccidentRow>(
      `${ACCIDENTS} ${asked.where} order by a.marked_at desc, a.id desc limit ${MOST_ALERTS}`,
      asked.values,
    );
    return { items: await this.seen(this.database, rows, me), next: null };
  }

  async one(on: On, id: string, me: Asker): Promise<AccidentDto> {
    const agencies = narrowing(me, 'accident.read')?.agencies ?? null;
    const rows = await on.query<AccidentRow>(`${ACCIDENTS} where a.id = $2`, [agencies, id]);
    const [accident] = await this.seen(on, rows, me);
    if (!accident) throw new Error(`There is no accident ${id}.`);
    return accident;
  }

  /** Its own, and those of what was merged into it. */
  private ofCase(asked: Conditions, number: string): void {
    const its = asked.place(number);
    asked.add(`(c.number = ${its} or exists (
      select 1 from incident_member m join case_file l on l.id = m.lead_id
       where m.case_id = c.id and m.left_at is null and l.number = ${its}))`);
  }

  /** Null: no row at all. */
  private asked(me: Asker, ...more: unknown[]): Conditions | null {
    const scope = narrowing(me, 'accident.read');
    if (!scope) return null;
    const asked = new Conditions(scope.agencies ?? null, ...more);
    asked.add(SEES_ACCIDENT);
    asked.oneOf('c.district', scope.districts);
    if (!readsConfidential(me)) asked.add('not c.confidential');
    return asked;
  }

  private async seen(on: On, rows: readonly AccidentRow[], me: Asker): Promise<AccidentDto[]> {
    if (rows.length === 0) return [];
    const ids = [rows.map(({ id }) => id)];
    const steps = await on.query<StepRow>(STEPS, ids);
    const notices = await on.query<NoticeRow>(NOTICES, ids);
    const rules = this.rules();
    const now = this.clock.now();
    return rows.map(row =>
      accidentSeen(
        me,
        {
          row,
          steps: steps.filter(({ accidentId }) => accidentId === row.id),
          notices: notices.filter(({ accidentId }) => accidentId === row.id),
        },
        this.names,
        rules,
        now,
      ),
    );
  }
}
