import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { ExplainedClocksDto } from './clocks.dto.js';
import { ExplainClocksQuery } from './explain-clocks.query.js';

@ApiTags('cases')
@Controller('api/cases')
export class ClocksController {
  constructor(private readonly explaining: ExplainClocksQuery) {}

  /** How each due time came about, in words, for whoever may read the case. */
  @Get(':number/clocks/explain')
  @Allow('case.read')
  @ApiOkResponse({ type: ExplainedClocksDto })
  explain(@Param('number') number: string, @Who() me: Asker): Promise<ExplainedClocksDto> {
    return this.explaining.explain(number, me);
  }
}
