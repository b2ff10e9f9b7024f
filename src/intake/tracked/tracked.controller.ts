import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { EnterDecisionService } from './enter-decision.service.js';
import { DecisionEnteredDto, EnterDecisionDto, TrackedFilter, TrackedListDto } from './tracked.dto.js';
import { TrackedQuery } from './tracked.query.js';

@ApiTags('tracked')
@Controller('api/tracked')
export class TrackedController {
  constructor(
    private readonly decisions: EnterDecisionService,
    private readonly tracked: TrackedQuery,
  ) {}

  /** Enters what is to be answered by a date (列管); its case is acted on as every other. */
  @Post()
  @Allow('tracked.enter')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: DecisionEnteredDto })
  enter(@Body() dto: EnterDecisionDto, @Who() me: Asker): Promise<DecisionEnteredDto> {
    return this.decisions.enter(dto, me);
  }

  /** An agency reads its own, and those of the agencies below it. */
  @Get()
  @Allow('tracked.read')
  @ApiOkResponse({ type: TrackedListDto })
  list(@Query() filter: TrackedFilter, @Who() me: Asker): Promise<TrackedListDto> {
    return this.tracked.list(filter, me);
  }
}
