import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../allow.decorator.js';
import type { Asker } from '../rights.js';
import { Who } from '../who.decorator.js';
import {
  ColleaguesDto,
  EndSubstituteDto,
  SetSubstituteDto,
  SubstituteDto,
  SubstitutesDto,
  SubstitutesFilter,
} from './substitute.dto.js';
import { SubstitutesQuery } from './substitutes.query.js';
import { SubstitutesService } from './substitutes.service.js';

/** 代理人: who is away in one's own agency, or one below it, and who stands in. */
@ApiTags('substitutes')
@Controller('api/substitutes')
export class SubstitutesController {
  constructor(
    private readonly substitutes: SubstitutesService,
    private readonly query: SubstitutesQuery,
  ) {}

  @Get()
  @Allow('substitute.read')
  @ApiOkResponse({ type: SubstitutesDto })
  async list(@Query() { agency }: SubstitutesFilter, @Who() me: Asker): Promise<SubstitutesDto> {
    return { items: await this.query.list(me, agency) };
  }

  @Get('colleagues')
  @Allow('substitute.read')
  @ApiOkResponse({ type: ColleaguesDto })
  async colleagues(@Query() { agency }: SubstitutesFilter, @Who() me: Asker): Promise<ColleaguesDto> {
    return { items: await this.query.colleagues(me, agency) };
  }

  @Post()
  @Allow('substitute.set')
  @ApiCreatedResponse({ type: SubstituteDto })
  set(@Body() dto: SetSubstituteDto, @Who() me: Asker): Promise<SubstituteDto> {
    return this.substitutes.set(dto, me);
  }

  @Post(':id/actions/end')
  @HttpCode(200)
  @Allow('substitute.set')
  @ApiOkResponse({ type: SubstituteDto })
  end(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: EndSubstituteDto,
    @Who() me: Asker,
  ): Promise<SubstituteDto> {
    return this.substitutes.end(id, dto, me);
  }
}
