import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { CallGraveDto, NameProjectDto, WorksCaseDto } from './works-case.dto.js';
import { WorksCaseService } from './works-case.service.js';

/** 全民督工: what stands beside the case. */
@ApiTags('inspections')
@Controller('api/cases/:number/works')
export class WorksCasesController {
  constructor(private readonly works: WorksCaseService) {}

  @Get()
  @Allow('works.read')
  @ApiOkResponse({ type: WorksCaseDto })
  read(@Param('number') number: string, @Who() me: Asker): Promise<WorksCaseDto> {
    return this.works.read(number, me);
  }

  @Post('project')
  @HttpCode(200)
  @Allow('works.name-project')
  @ApiOkResponse({ type: WorksCaseDto })
  nameProject(
    @Param('number') number: string,
    @Body() dto: NameProjectDto,
    @Who() me: Asker,
  ): Promise<WorksCaseDto> {
    return this.works.nameProject(number, dto, me);
  }

  @Post('grave')
  @HttpCode(200)
  @Allow('works.call-grave')
  @ApiOkResponse({ type: WorksCaseDto })
  callGrave(
    @Param('number') number: string,
    @Body() dto: CallGraveDto,
    @Who() me: Asker,
  ): Promise<WorksCaseDto> {
    return this.works.callGrave(number, dto, me);
  }
}
