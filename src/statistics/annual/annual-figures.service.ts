import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { invalid } from '../../platform/problem/validation.js';
import type { EnterFigureDto } from './annual.dto.js';
import { AnnualFigure } from './annual-figure.entity.js';
import { type AnnualSpan, spanOf } from './annual-period.rules.js';
import { flawsOfEntry } from './entered-figure.rules.js';

/** Figures that people enter: seats, staff and what else no case makes. */
@Injectable()
export class AnnualFigures {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** INVALID 400, or by the code of the only flaw 422. Nothing is overwritten: it is the latest from now on. */
  async enter({ year, months, key, value, source }: EnterFigureDto, me: Asker): Promise<void> {
    const span = spanOf(`${year}`, months);
    const flaws = flawsOfEntry({ span, key, value });
    if (!span || flaws.length > 0) throw invalid(flaws);
    await this.database.transaction(tx => this.write(tx, span, { key, value, source, enteredBy: me.id }));
  }

  /** With the record of it, in the transaction of whoever brings several. */
  async write(
    tx: Transaction,
    span: AnnualSpan,
    figure: Pick<AnnualFigure, 'key' | 'value' | 'source' | 'enteredBy'>,
  ): Promise<void> {
    tx.add(
      Object.assign(new AnnualFigure(), { id: newId(), ...span, ...figure, enteredAt: this.clock.now() }),
    );
    const subject = `annual-figure:${span.year}:${span.firstMonth}-${span.lastMonth}:${figure.key}`;
    await this.audit.record(tx, { action: 'annual-figure.entered', subject });
  }

  /** Of this very time, the latest of each key first. */
  entered(tx: Transaction, { year, firstMonth, lastMonth }: AnnualSpan): Promise<AnnualFigure[]> {
    return tx.query<AnnualFigure>(
      `select id, year, first_month as "firstMonth", last_month as "lastMonth", key, value::float8 as value,
              source, entered_by as "enteredBy", entered_at as "enteredAt"
         from annual_figure where year = $1 and first_month = $2 and last_month = $3
        order by key, entered_at desc, id desc`,
      [year, firstMonth, lastMonth],
    );
  }
}
