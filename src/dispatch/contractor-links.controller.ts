import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { ContractorLinkMadeDto, ContractorLinksDto, ContractorLinkWishDto } from './contractor.dto.js';
import { ContractorLinksService } from './contractor-links.service.js';

/** Who else may act on a work order, and until when. */
@ApiTags('work orders')
@Controller('api/work-orders/:id/contractor-links')
export class ContractorLinksController {
  constructor(private readonly links: ContractorLinksService) {}

  /** The link is shown in this answer and never again. */
  @Post()
  @Allow('workorder.delegate')
  @ApiCreatedResponse({ type: ContractorLinkMadeDto })
  make(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() wish: ContractorLinkWishDto,
    @Who() me: Asker,
  ): Promise<ContractorLinkMadeDto> {
    return this.links.make(id, wish, me);
  }

  /** The latest first. */
  @Get()
  @Allow('workorder.delegate')
  @ApiOkResponse({ type: ContractorLinksDto })
  list(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<ContractorLinksDto> {
    return this.links.list(id, me);
  }

  @Post(':linkId/end')
  @HttpCode(200)
  @Allow('workorder.delegate')
  @ApiOkResponse({ type: ContractorLinksDto })
  end(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('linkId', ParseUUIDPipe) linkId: string,
    @Who() me: Asker,
  ): Promise<ContractorLinksDto> {
    return this.links.end(id, linkId, me);
  }
}
