import { Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import type { DocumentClass } from '../../city/tracked-rules.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { dayAt } from '../period.rules.js';
import type { Sum } from '../rollup/sums.query.js';
import { agencySum, basisOf, classesOf, classMark, kindOf } from './document-classes.rules.js';
import type { DocumentFigure } from './document-figure.entity.js';
import { ENTERED_COUNTS } from './document-figure.rules.js';
import { DocumentFiguresQuery, inForce } from './document-figures.query.js';
import { TimeControlQuery, type TimeControlScope } from './time-control.query.js';
import { countsByAgency, workingDays } from './time-control.rules.js';

/** As closed months keep it: by class of documents and agency. */
export const TIME_CONTROL = 'time-control';

/** What each agency had to do in a month, as it stood at its end, in sums that can be kept. */
@Injectable()
export class TimeControlSums {
  constructor(
    private readonly limits: TimeControlQuery,
    private readonly entered: DocumentFiguresQuery,
    private readonly city: CityService,
  ) {}

  async of(tx: Transaction, scope: TimeControlScope): Promise<Sum[]> {
    const all = classesOf(this.city.protocol?.tracked);
    // Decisions and what people enter are of agencies as a whole, not of districts.
    const classes = scope.districts ? all.filter(({ held }) => held === 'petition') : all;
    const closed = await this.limits.closed(tx, scope.month);
    const days = closed
      ? workingDays(dayAt(closed.first), dayAt(closed.last), this.city.calendar)
      : { begins: [], through: [] };
    const inDays = classes.filter(({ holidaysCount }) => holidaysCount).map(({ code }) => code);
    const limits = await this.limits.of(tx, scope, days, inDays);
    const entered = inForce(await this.entered.of(tx, scope.month, null));
    return classes.flatMap(one => [
      classMark(kindOf(one)),
      ...(basisOf(one) === 'entered'
        ? entered.filter(({ documentClass }) => documentClass === one.code).map(enteredSum)
        : [...countsByAgency(limits.filter(limit => isOf(one, limit)))].map(([key, figures]) =>
            agencySum(kindOf(one), key, figures),
          )),
    ]);
  }
}

const isOf = ({ code, held }: DocumentClass, { documentClass }: { documentClass: string | null }): boolean =>
  held === 'petition' ? documentClass === null : documentClass === code;

const enteredSum = (row: DocumentFigure): Sum =>
  agencySum(
    row.documentClass,
    row.agency,
    Object.fromEntries(ENTERED_COUNTS.map(name => [name, row[name] ?? 0])),
  );
