import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Asker } from '../../../access/rights.js';
import { CityService } from '../../../city/city.service.js';
import { Database } from '../../../platform/database/database.js';
import type { FieldProblem } from '../../../platform/problem/problem.js';
import { fieldProblems } from '../../../platform/problem/validation.js';
import { EnterDecisionService } from '../enter-decision.service.js';
import { EnterDecisionDto } from '../tracked.dto.js';
import type { DecisionListDto, DecisionListQuery } from './decision-list.dto.js';
import { flawsOfLine, readList, type Written } from './decision-list.rules.js';
import { listFaulty } from './list.problems.js';
import { COLUMNS, columnOfField, type ListFault } from './list-columns.rules.js';
import { alreadyTracked, TrackedBeforeQuery } from './tracked-before.query.js';

/** A session's list from a spreadsheet: every line becomes a decision, or none does. */
@Injectable()
export class DecisionListService {
  constructor(
    private readonly database: Database,
    private readonly decisions: EnterDecisionService,
    private readonly before: TrackedBeforeQuery,
    private readonly city: CityService,
  ) {}

  /** LIST_FAULTY 422: every fault by its line. TRACKED_NOT_YOURS 403, NOTHING_TRACKED 422. */
  async enter(bytes: Uint8Array, query: DecisionListQuery, me: Asker): Promise<DecisionListDto> {
    const rules = this.decisions.rulesFor(me);
    const { apply, term, meetingKind: kind, nth, ...common } = query;
    const meeting =
      term !== undefined && kind !== undefined && nth !== undefined ? { term, kind, nth } : undefined;
    const { lines, faults } = readList(bytes, {
      ...{ rules, agencies: this.city.agencies },
      common: { ...common, ...(meeting && { meeting }) },
    });
    if (faults.length > 0) throw listFaulty(faults);
    const found = lines.flatMap(({ line, wish }) => {
      const flaws = flawsOfLine(wish);
      return (flaws.length > 0 ? flaws : this.flaws(asSent(wish))).map(flaw => ofLine(line, flaw));
    });
    if (found.length > 0) throw listFaulty(found);
    const wishes = lines.map(({ line, wish }) => ({ line, wish: asSent(wish) }));
    return this.database.transaction(async tx => {
      if (apply === 'true') await this.before.oneAtATime(tx);
      const again = await this.before.among(tx, wishes);
      if (again.length > 0) throw listFaulty(again.map(alreadyTracked));
      if (apply === 'false') return { decisions: wishes.length, numbers: [] };
      const numbers: string[] = [];
      for (const { wish } of wishes) numbers.push((await this.decisions.write(tx, wish, me)).number);
      return { decisions: numbers.length, numbers };
    });
  }

  /** As if each had been sent by itself. */
  private flaws(wish: EnterDecisionDto): FieldProblem[] {
    const broken = validateSync(wish, { stopAtFirstError: true }).flatMap(error => fieldProblems(error));
    return broken.length > 0 ? broken : this.decisions.flaws(wish);
  }
}

const asSent = (wish: Written): EnterDecisionDto => plainToInstance(EnterDecisionDto, wish);

function ofLine(line: number, { field, code = 'INVALID', message }: FieldProblem): ListFault {
  const column = columnOfField(field);
  const [zh, en] = column ? COLUMNS[column] : [field, field];
  return {
    ...{ line, code },
    message: {
      'zh-TW': `第 ${line} 行「${zh}」：${message['zh-TW']}。`,
      en: `Line ${line}, ${en}: ${message.en}.`,
    },
  };
}
