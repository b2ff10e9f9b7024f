import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../../access/confidential.rules.js';
import { type Asker, narrowing } from '../../access/rights.js';
import { Names } from '../../city/names.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { readTime } from '../../platform/clock/read-time.js';
import { Conditions } from '../../platform/database/conditions.js';
import { Database } from '../../platform/database/database.js';
import { type Keyset, pageOf } from '../../platform/database/page.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { FollowUpOfCaseDto, FollowUpsDto, FollowUpsFilter } from './follow-up.dto.js';
import type { SiteVisitDto, SiteVisitsDto, VisitsFilter } from './visit.dto.js';
import { caseSeen, followUpSeen, visitSeen } from './visit-seen.rules.js';
import {
  FOLLOW_UPS,
  type FollowUpRow,
  SEES_FOLLOW_UP,
  SEES_VISIT,
  VISITS,
  type VisitRow,
} from './visits.sql.js';

const FIRST_DUE = { key: 'due_on', order: 'asc' } as const;
const LATEST_DONE = { key: 'done_at', order: 'desc' } as const;

type On = Pick<Transaction, 'query'>;

/** Visits and what came of them: the centre sees all, an agency those it takes part in and those of its cases. */
@Injectable()
export class VisitQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly names: Names,
  ) {}

  async list(filter: VisitsFilter, me: Asker): Promise<SiteVisitsDto> {
    const { state, mine, from, to, ...page } = filter;
    const scope = narrowing(me, 'site-visit.read');
    if (!scope) return { items: [], next: null };
    const asked = new Conditions(scope.agencies ?? null);
    asked.add(SEES_VISIT);
    asked.oneOf('c.district', scope.districts);
    if (!readsConfidential(me)) asked.add('not c.confidential');
    if (state !== 'all') asked.equals('v.state', state);
    asked.equals('c.number', filter.case);
    if (mine === 'true' && me.agency === null) asked.equals('v.planned_by', me.id);
    if (mine === 'true' && me.agency !== null) {
      const own = `array[${asked.place(me.agency)}]`;
      asked.add(
        `(v.invited && ${own} or coalesce(v.agency, case when c.state <> 'recorded' then c.agency end) = any(${own}))`,
      );
    }
    if (from !== undefined) asked.add(`v.meets_at >= ${asked.place(readTime(from))}`);
    if (to !== undefined) asked.add(`v.meets_at < ${asked.place(readTime(to))}`);
    const order = state === 'planned' ? 'asc' : 'desc';
    const by: Keyset = { table: 'site_visit', as: 'v', key: 'meets_at', order };
    const { rows, next } = await pageOf<VisitRow>(this.database, VISITS, asked, by, page);
    return { items: await this.seen(this.database, rows, me), next };
  }

  async one(on: On, id: string, me: Asker): Promise<SiteVisitDto> {
    const rows = await on.query<VisitRow>(`${VISITS} where v.id = $2`, [agenciesOf(me), id]);
    const [visit] = await this.seen(on, rows, me);
    if (!visit) throw new Error(`There is no visit ${id}.`);
    return visit;
  }

  async followUps({ open, ...page }: FollowUpsFilter, me: Asker): Promise<FollowUpsDto> {
    const scope = narrowing(me, 'follow-up.read');
    if (!scope) return { items: [], next: null };
    const asked = new Conditions(scope.agencies ?? null);
    asked.add(SEES_FOLLOW_UP);
    asked.oneOf('c.district', scope.districts);
    if (!readsConfidential(me)) asked.add('not c.confidential');
    const isOpen = open === 'true';
    asked.add(isOpen ? 'f.done_at is null' : 'f.done_at is not null');
    const by: Keyset = { table: 'follow_up', as: 'f', ...(isOpen ? FIRST_DUE : LATEST_DONE) };
    const { rows, next } = await pageOf<FollowUpRow>(this.database, FOLLOW_UPS, asked, by, page);
    return { items: rows.map(row => this.shown(row, me)), next };
  }

  async oneFollowUp(on: On, id: string, me: Asker): Promise<FollowUpOfCaseDto> {
    const [row] = await on.query<FollowUpRow>(`${FOLLOW_UPS} where f.id = $2`, [agenciesOf(me), id]);
    if (!row) throw new Error(`There is no follow-up ${id}.`);
    return this.shown(row, me);
  }

  private async seen(on: On, rows: readonly VisitRow[], me: Asker): Promise<SiteVisitDto[]> {
    if (rows.length === 0) return [];
    const all = await on.query<FollowUpRow>(
      `${FOLLOW_UPS} where f.visit_id = any($2) order by f.due_on, f.id`,
      [agenciesOf(me), rows.map(({ id }) => id)],
    );
    const now = this.clock.now();
    return rows.map(row => {
      const own = all.filter(({ visitId }) => visitId === row.id);
      return visitSeen(me, row, own, this.names, now);
    });
  }

  private shown(row: FollowUpRow, me: Asker): FollowUpOfCaseDto {
    const { visitId: id, visitKind: kind, meetsAt: at } = row;
    return {
      ...followUpSeen(me, row, this.names, this.clock.now()),
      visit: { id, kind, at },
      case: caseSeen(row, this.names),
    };
  }
}

/** Null: this person reads for all of them. */
const agenciesOf = (me: Asker): readonly string[] | null =>
  narrowing(me, 'site-visit.read')?.agencies ?? null;
