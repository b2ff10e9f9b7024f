import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import {
  ChangeFilterDto,
  FilterVersionDto,
  SavedFilterDto,
  SavedFiltersDto,
  SavedQueryDto,
  SaveFilterDto,
} from './saved.dto.js';
import { SavedQuery } from './saved.query.js';
import { SavedFilters } from './saved-filters.service.js';
import { SavedReach } from './saved-reach.service.js';

/** What reports are asked for again and again. A filter gives its reader no more than the report would. */
@ApiTags('reports')
@Controller('api/reports/saved')
export class SavedController {
  constructor(
    private readonly filters: SavedFilters,
    private readonly query: SavedQuery,
    private readonly reach: SavedReach,
  ) {}

  /** One's own, and those one is shown. */
  @Get()
  @Allow('report.read')
  @ApiOkResponse({ type: SavedFiltersDto })
  async list(@Query() { report }: SavedQueryDto, @Who() me: Asker): Promise<SavedFiltersDto> {
    this.reach.check(report, me);
    return { items: await this.query.list(report, me) };
  }

  @Post()
  @Allow('report.read')
  @ApiCreatedResponse({ type: SavedFilterDto })
  save(@Body() dto: SaveFilterDto, @Who() me: Asker): Promise<SavedFilterDto> {
    return this.filters.save(dto, me);
  }

  /** Another name, or shown to others; by whoever saved it. */
  @Post(':id')
  @HttpCode(200)
  @Allow('report.read')
  @ApiOkResponse({ type: SavedFilterDto })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ChangeFilterDto,
    @Who() me: Asker,
  ): Promise<SavedFilterDto> {
    return this.filters.change(id, dto, me);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('report.read')
  @ApiNoContentResponse()
  delete(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() dto: FilterVersionDto,
    @Who() me: Asker,
  ): Promise<void> {
    return this.filters.delete(id, dto, me);
  }
}
