import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { OnlyReads } from '../platform/idempotency/only-reads.decorator.js';
import { BoardsService } from './boards.service.js';
import { PetitionerDto, PetitionerRequestDto } from './caller.dto.js';
import { CallerQuery } from './caller.query.js';
import { CaseListDto, CaseListFilter } from './case-list.dto.js';
import { CasePageDto } from './case-page.dto.js';
import { CasePageQuery } from './case-page.query.js';
import { TextSearchDto } from './text-search.dto.js';
import { TextSearchService } from './text-search.service.js';

@ApiTags('cases')
@Controller('api/cases')
export class CaseReadingController {
  constructor(
    private readonly boards: BoardsService,
    private readonly texts: TextSearchService,
    private readonly pages: CasePageQuery,
    private readonly callers: CallerQuery,
  ) {}

  /** What this person may see, newest first; with `clock`, what is due first. */
  @Get()
  @Allow('case.read')
  @ApiOkResponse({ type: CaseListDto })
  list(@Query() filter: CaseListFilter, @Who() me: Asker): Promise<CaseListDto> {
    return this.boards.cases(filter, me);
  }

  /** By what people typed about them, newest first. The search is recorded; agencies search what they may read. */
  @Post('search')
  @HttpCode(200)
  @OnlyReads(true)
  @Allow('case.read')
  @ApiOkResponse({ type: CaseListDto })
  search(@Body() asked: TextSearchDto, @Who() me: Asker): Promise<CaseListDto> {
    return this.texts.search(asked, me);
  }

  @Get(':number')
  @Allow('case.read')
  @ApiOkResponse({ type: CasePageDto })
  page(@Param('number') number: string, @Who() me: Asker): Promise<CasePageDto> {
    return this.pages.page(number, me);
  }

  /** Who asked. The reading is recorded. */
  @Post(':number/petitioner')
  @HttpCode(200)
  @OnlyReads(true)
  @Allow('citizen.read')
  @ApiOkResponse({ type: PetitionerDto })
  petitioner(
    @Param('number') number: string,
    @Body() dto: PetitionerRequestDto,
    @Who() me: Asker,
  ): Promise<PetitionerDto> {
    return this.callers.petitioner(number, dto.reason, me);
  }
}
