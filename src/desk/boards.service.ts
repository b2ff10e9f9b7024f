import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { type CaseScope, caseScope } from '../access/row-scope.rules.js';
import { Clock } from '../platform/clock/clock.js';
import { cursorOf } from '../platform/database/cursor.rules.js';
import { LogQuery } from '../platform/log/log.query.js';
import type { AsOfDto } from './case-card.dto.js';
import { CaseCardQuery } from './case-card.query.js';
import type { CaseListDto, CaseListFilter } from './case-list.dto.js';
import { CaseListQuery, type Found } from './case-list.query.js';
import { textsFor } from './shared-texts.rules.js';
import type { TextSearchDto } from './text-search.dto.js';
import { TextSearchQuery } from './text-search.query.js';
import type { WorkOrderFilter, WorkOrderListDto } from './work-order-board.dto.js';
import { WorkOrderBoardQuery } from './work-order-board.query.js';

/** A page of a board, and as of which position of the log: what is live after that comes on top. */
@Injectable()
export class BoardsService {
  constructor(
    private readonly caseList: CaseListQuery,
    private readonly texts: TextSearchQuery,
    private readonly cards: CaseCardQuery,
    private readonly board: WorkOrderBoardQuery,
    private readonly log: LogQuery,
    private readonly clock: Clock,
  ) {}

  cases(filter: CaseListFilter, me: Asker): Promise<CaseListDto> {
    return this.page(filter.limit, me, scope => this.caseList.find(filter, scope, this.clock.now()));
  }

  /** Of which somebody typed this, in the form in which this person reads it. */
  withText(asked: TextSearchDto, me: Asker): Promise<CaseListDto> {
    return this.page(asked.limit, me, scope => this.texts.find(asked, scope, textsFor(me)));
  }

  async workOrders(filter: WorkOrderFilter, me: Asker): Promise<WorkOrderListDto> {
    const asOf = await this.asOf();
    const scope = caseScope(me);
    if (scope === null) return { items: [], next: null, total: 0, asOf };
    const { total, items } = await this.board.find(filter, scope, textsFor(me), me);
    const shown = items.slice(0, filter.limit);
    const last = items.length > shown.length ? shown.at(-1) : undefined;
    return {
      items: shown,
      next: last ? cursorOf({ at: last.dispatchedAt, id: last.id }) : null,
      total,
      asOf,
    };
  }

  private async page(
    limit: number,
    me: Asker,
    find: (scope: CaseScope) => Promise<Found>,
  ): Promise<CaseListDto> {
    const asOf = await this.asOf();
    const scope = caseScope(me);
    if (scope === null) return { items: [], next: null, total: 0, asOf };
    const { total, keys } = await find(scope);
    const shown = keys.slice(0, limit);
    const last = keys.length > shown.length ? shown.at(-1) : undefined;
    const items = await this.cards.cards(
      shown.map(({ id }) => id),
      textsFor(me),
    );
    return { items, next: last ? cursorOf(last) : null, total, asOf };
  }

  /** Before the rows are read: they may then be newer than the position, never older. */
  private async asOf(): Promise<AsOfDto> {
    return { position: await this.log.head(), at: this.clock.now().toISOString() };
  }
}
