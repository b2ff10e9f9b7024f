import { Injectable } from '@nestjs/common';
import { type Asker, permits } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { invalid } from '../../platform/problem/validation.js';
import { periodOfMonth } from '../months.rules.js';
import { classesOf } from './document-classes.rules.js';
import { DocumentFigure } from './document-figure.entity.js';
import { ENTERED_COUNTS, flawsOfFigures } from './document-figure.rules.js';
import type { EnterDocumentsDto } from './document-figures.dto.js';
import { figuresElsewhere } from './time-control.problems.js';

/** 一般公文, 人民申請, 訴願: no case of this system; each agency reports its own, the commission those of all. */
@Injectable()
export class DocumentFigures {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** INVALID 400, or by the code of the only flaw 422. TIME_CONTROL_NOT_YOURS 403. Nothing is overwritten. */
  async enter(dto: EnterDocumentsDto, me: Asker): Promise<void> {
    const { month, documentClass, agency, figures, source } = dto;
    if (!permits(me, 'time-control.enter', { agency, district: null })) throw figuresElsewhere();
    const now = this.clock.now();
    const flaws = flawsOfFigures({
      isMonth: periodOfMonth(month).from <= now,
      documentClass: classesOf(this.city.protocol?.tracked).find(({ code }) => code === documentClass),
      // Also one that is none any more: its last months are reported after it.
      isAgency: this.city.agency(agency) !== null,
      figures,
    });
    if (flaws.length > 0) throw invalid(flaws);
    const counts = Object.fromEntries(ENTERED_COUNTS.map(name => [name, figures?.[name] ?? null]));
    await this.database.transaction(async tx => {
      tx.add(
        Object.assign(new DocumentFigure(), {
          ...{ id: newId(), month: `${month}-01`, documentClass, agency, source, ...counts },
          ...{ enteredBy: me.id, enteredAt: now },
        }),
      );
      const subject = `document-figure:${month}:${documentClass}:${agency}`;
      await this.audit.record(tx, { action: 'document-figure.entered', subject });
    });
  }
}
