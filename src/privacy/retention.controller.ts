import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { CityService } from '../city/city.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { csvOf } from '../statistics/export/csv.js';
import { odsOf } from '../statistics/export/ods.js';
import { HoldsService } from './holds.service.js';
import { sheetOfList } from './list.sheet.js';
import { ProposalsService } from './proposals.service.js';
import {
  DecideProposalDto,
  DeletionsDto,
  DeletionsQueryDto,
  HoldDto,
  HoldsDto,
  ItemsQueryDto,
  LiftHoldDto,
  ListQueryDto,
  PlaceHoldDto,
  ProposalDto,
  ProposalItemsDto,
  ProposalsDto,
  ProposeDto,
  RetentionDto,
} from './retention.dto.js';
import { RetentionQuery } from './retention.query.js';

const TYPES = { csv: 'text/csv; charset=utf-8', ods: 'application/vnd.oasis.opendocument.spreadsheet' };

/** What is deleted when: rules, lists, decisions, and what was deleted. */
@ApiTags('retention')
@Controller('api/retention')
export class RetentionController {
  constructor(
    private readonly views: RetentionQuery,
    private readonly proposing: ProposalsService,
    private readonly holding: HoldsService,
    private readonly city: CityService,
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** The rules in force. */
  @Get()
  @Allow('retention.read')
  @ApiOkResponse({ type: RetentionDto })
  rules(): RetentionDto {
    const rules = this.city.retention.map(({ version: _, retired: __, ...rule }) => rule);
    return { rules, statistics: 'for-ever' };
  }

  @Get('proposals')
  @Allow('retention.read')
  @ApiOkResponse({ type: ProposalsDto })
  async proposals(@Who() me: Asker): Promise<ProposalsDto> {
    return { items: await this.views.proposals(me) };
  }

  /** A dry run: what is due on a day, written down as a list for somebody else to decide on. Nothing is deleted. */
  @Post('proposals')
  @Allow('retention.propose')
  @ApiCreatedResponse({ type: ProposalDto })
  async propose(@Body() { asOf }: ProposeDto, @Who() me: Asker): Promise<ProposalDto> {
    return this.views.proposal(await this.proposing.propose(asOf, me), me);
  }

  @Get('proposals/:id')
  @Allow('retention.read')
  @ApiOkResponse({ type: ProposalDto })
  proposal(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<ProposalDto> {
    return this.views.proposal(id, me);
  }

  @Get('proposals/:id/items')
  @Allow('retention.read')
  @ApiOkResponse({ type: ProposalItemsDto })
  items(@Param('id', ParseUUIDPipe) id: string, @Query() query: ItemsQueryDto): Promise<ProposalItemsDto> {
    return this.views.items(id, query);
  }

  /** The whole list as a file; the export is recorded. */
  @Get('proposals/:id/list')
  @Allow('retention.read')
  @ApiProduces(...Object.values(TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async list(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { format, lang }: ListQueryDto,
    @Who() me: Asker,
  ): Promise<StreamableFile> {
    const proposal = await this.views.proposal(id, me);
    const sheets = sheetOfList(proposal, await this.views.allItems(id), lang);
    await this.database.transaction(tx =>
      this.audit.record(tx, { action: 'report.exported', subject: `proposal:${id}` }),
    );
    const disposition = `attachment; filename="retention-${proposal.asOf}.${format}"`;
    return new StreamableFile(format === 'csv' ? csvOf(sheets) : odsOf(sheets), {
      type: TYPES[format],
      disposition,
    });
  }

  /** Approved, it is carried out at once, case by case. Never by whoever proposed it. */
  @Post('proposals/:id/decision')
  @HttpCode(200)
  @Allow('retention.decide')
  @ApiOkResponse({ type: ProposalDto })
  async decide(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DecideProposalDto,
    @Who() me: Asker,
  ): Promise<ProposalDto> {
    await this.proposing.decide(id, dto, me);
    return this.views.proposal(id, me);
  }

  /** What was deleted, of which case, by which rule. */
  @Get('deletions')
  @Allow('retention.read')
  @ApiOkResponse({ type: DeletionsDto })
  deletions(@Query() { proposal, after }: DeletionsQueryDto): Promise<DeletionsDto> {
    return this.views.deletions(proposal ?? null, after ?? null);
  }

  @Get('holds')
  @Allow('retention.read')
  @ApiOkResponse({ type: HoldsDto })
  async holds(): Promise<HoldsDto> {
    return { items: await this.views.holds() };
  }

  /** Nothing of the case, or of its petitioner, is deleted while the hold lasts. */
  @Post('holds')
  @Allow('retention.hold')
  @ApiCreatedResponse({ type: HoldDto })
  async hold(@Body() dto: PlaceHoldDto, @Who() me: Asker): Promise<HoldDto> {
    return this.views.hold(await this.holding.place(dto, me));
  }

  @Post('holds/:id/lift')
  @HttpCode(204)
  @Allow('retention.hold')
  @ApiNoContentResponse()
  async lift(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: LiftHoldDto,
    @Who() me: Asker,
  ): Promise<void> {
    await this.holding.lift(id, reason, me);
  }
}
