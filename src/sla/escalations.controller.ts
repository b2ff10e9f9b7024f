import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { EscalationDto, EscalationsDto, EscalationsFilter } from './escalation.dto.js';
import { EscalationQuery } from './escalation.query.js';
import { SeeEscalationService } from './see-escalation.service.js';

/** Reminders (催辦) and chases (稽催) that were told to whoever asks. */
@ApiTags('escalations')
@Controller('api/escalations')
export class EscalationsController {
  constructor(
    private readonly escalations: EscalationQuery,
    private readonly seeing: SeeEscalationService,
  ) {}

  /** The latest told first. */
  @Get()
  @Allow('escalation.read')
  @ApiOkResponse({ type: EscalationsDto })
  list(@Query() filter: EscalationsFilter, @Who() me: Asker): Promise<EscalationsDto> {
    return this.escalations.list(filter, me);
  }

  /** For myself only. */
  @Post(':id/actions/see')
  @HttpCode(200)
  @Allow('escalation.see')
  @ApiOkResponse({ type: EscalationDto })
  see(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<EscalationDto> {
    return this.seeing.see(id, me);
  }
}
