import { Injectable } from '@nestjs/common';
import type { CaseScope } from '../access/row-scope.rules.js';
import { narrowTo } from '../access/row-scope.sql.js';
import { ENDS } from '../cases/case-actions.rules.js';
import { Conditions } from '../platform/database/conditions.js';
import { type Key, keyOf } from '../platform/database/cursor.rules.js';
import { Database } from '../platform/database/database.js';
import type { CaseListFilter } from './case-list.dto.js';
import { LIVING } from './living.sql.js';
import { openClocks } from './open-clocks.sql.js';

export interface Found {
  /** Without narrowing: everything. */
  total: number;
  keys: Key[];
}

export const ENDS_LIST = ENDS.map(state => `'${state}'`).join(', ');

/** Which cases a list shows, newest first, or by due time where a list is about that. */
@Injectable()
export class CaseListQuery {
  constructor(private readonly database: Database) {}

  /** `scope`: only cases these agencies have, in these districts. One key more than the limit tells that there is a next page. */
  async find(filter: CaseListFilter, scope: CaseScope, now: Date): Promise<Found> {
    const asked = new Conditions();
    narrowTo(asked, scope);
    const byDue = filter.q === undefined && filter.clock !== undefined;
    const from = byDue
      ? `case_file c join (${openClocks(`${asked.place(now)}::timestamptz`)}) due on due.case_id = c.id`
      : 'case_file c';
    if (filter.q === undefined) narrow(asked, filter);
    else asked.add(`replace(c.number, '-', '') like ${asked.place(`%${spelled(filter.q)}%`)}`);

    const count = `select count(*) as total from ${from} ${asked.where}`;
    const values = [...asked.values];
    const [at, order, beyond] = byDue ? ['due.due_at', 'asc', '>'] : ['c.received_at', 'desc', '<'];
    if (filter.after !== undefined) {
      const key = keyOf(filter.after);
      asked.add(`(${at}, c.id) ${beyond} (${asked.place(key.at)}, ${asked.place(key.id)})`);
    }
    const page = `select c.id, ${at} as at from ${from} ${asked.where}
      order by ${at} ${order}, c.id ${order} limit ${asked.place(filter.limit + 1)}`;
    const [[counted], keys] = await Promise.all([
      this.database.query<{ total: number }>(count, values),
      this.database.query<Key>(page, asked.values),
    ]);
    return { total: counted?.total ?? 0, keys };
  }
}

function narrow(asked: Conditions, filter: CaseListFilter): void {
  asked.equals('c.kind', filter.kind);
  asked.equals('c.agency', filter.agency);
  asked.equals('c.district', filter.district);
  asked.equals('c.category', filter.category);
  if (filter.state === 'open') asked.add(`c.state not in (${ENDS_LIST})`);
  else asked.equals('c.state', filter.state);
  if (filter.history === 'true') asked.add(`c.origin = 'replay'`);
  if (filter.history === 'false' || filter.tray || filter.clock) asked.add(LIVING);
  if (filter.clock) asked.add(`due.level = ${asked.place(filter.clock)}`);
  if (filter.tray === 'unrouted') asked.add(`c.state = 'recorded'`);
  if (filter.tray === 'undelivered') {
    // No leg of a case that has ended is dispatched; said, it lets the index of living open cases be used.
    asked.add(`c.state not in (${ENDS_LIST})`);
    asked.add(`c.id in (select case_id from work_order where state = 'dispatched' and delivered_at is null)`);
  }
}

/** However it was typed: with or without dashes, in small or full-width letters. */
const spelled = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/[%_\\]/g, '\\$&');
