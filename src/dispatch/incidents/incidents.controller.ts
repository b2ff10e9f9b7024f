import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { CaseActed } from '../../cases/case-action.dto.js';
import { MergeDto, MergedDto, SplitDto, SplitOffDto, UnmergeDto } from './incident.dto.js';
import { MergeService } from './merge.service.js';
import { SplitService } from './split.service.js';
import { UnmergeService } from './unmerge.service.js';

/** 併案: one incident, many contacts, one work order. */
@ApiTags('cases')
@Controller('api/cases/:number/actions')
export class IncidentsController {
  constructor(
    private readonly merging: MergeService,
    private readonly unmerging: UnmergeService,
    private readonly splitting: SplitService,
  ) {}

  @Post('merge')
  @HttpCode(200)
  @Allow('case.merge')
  @ApiOkResponse({ type: MergedDto })
  merge(@Param('number') number: string, @Body() dto: MergeDto, @Who() me: Asker): Promise<MergedDto> {
    return this.merging.merge(number, dto, me);
  }

  @Post('unmerge')
  @HttpCode(200)
  @Allow('case.unmerge')
  @ApiOkResponse({ type: CaseActed })
  unmerge(@Param('number') number: string, @Body() dto: UnmergeDto, @Who() me: Asker): Promise<CaseActed> {
    return this.unmerging.unmerge(number, dto, me);
  }

  @Post('split')
  @HttpCode(200)
  @Allow('case.split')
  @ApiOkResponse({ type: SplitOffDto })
  split(@Param('number') number: string, @Body() dto: SplitDto, @Who() me: Asker): Promise<SplitOffDto> {
    return this.splitting.split(number, dto, me);
  }
}
