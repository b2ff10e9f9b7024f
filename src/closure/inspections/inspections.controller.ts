import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { ReasonDto } from '../../cases/case-action.dto.js';
import { DecideInspectionService } from './decide-inspection.service.js';
import {
  DecideInspectionDto,
  InspectionDto,
  InspectionProposalsDto,
  InspectionsDto,
  InspectionsFilter,
  RecordInspectionDto,
} from './inspection.dto.js';
import { InspectionsQuery } from './inspections.query.js';
import { RecordInspectionService } from './record-inspection.service.js';
import { ReportedQuery } from './reported.query.js';

/** 不預先通知查核: proposed, decided, held. */
@ApiTags('inspections')
@Controller('api/inspections')
export class InspectionsController {
  constructor(
    private readonly reported: ReportedQuery,
    private readonly query: InspectionsQuery,
    private readonly deciding: DecideInspectionService,
    private readonly recording: RecordInspectionService,
  ) {}

  @Get('proposals')
  @Allow('inspection.read')
  @ApiOkResponse({ type: InspectionProposalsDto })
  proposals(@Who() me: Asker): Promise<InspectionProposalsDto> {
    return this.reported.proposals(me);
  }

  @Get()
  @Allow('inspection.read')
  @ApiOkResponse({ type: InspectionsDto })
  list(@Query() filter: InspectionsFilter, @Who() me: Asker): Promise<InspectionsDto> {
    return this.query.list(filter, me);
  }

  @Post()
  @Allow('inspection.decide')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: InspectionDto })
  decide(@Body() dto: DecideInspectionDto, @Who() me: Asker): Promise<InspectionDto> {
    return this.deciding.decide(dto, me);
  }

  @Post(':id/actions/record')
  @HttpCode(200)
  @Allow('inspection.decide')
  @ApiOkResponse({ type: InspectionDto })
  record(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RecordInspectionDto,
    @Who() me: Asker,
  ): Promise<InspectionDto> {
    return this.recording.record(id, dto, me);
  }

  @Post(':id/actions/drop')
  @HttpCode(200)
  @Allow('inspection.decide')
  @ApiOkResponse({ type: InspectionDto })
  drop(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReasonDto,
    @Who() me: Asker,
  ): Promise<InspectionDto> {
    return this.recording.drop(id, dto, me);
  }
}
