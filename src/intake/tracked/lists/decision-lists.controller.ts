import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../../access/allow.decorator.js';
import type { Asker } from '../../../access/rights.js';
import { Who } from '../../../access/who.decorator.js';
import { addToFingerprint } from '../../../platform/idempotency/fingerprint.js';
import { uploadOf } from '../../../platform/request/uploads.js';
import { DecisionListDto, DecisionListFileDto, DecisionListQuery } from './decision-list.dto.js';
import { DecisionListService } from './decision-list.service.js';

/** A session's list is some hundred thousand bytes. */
const MOST_BYTES = 1024 * 1024;

@ApiTags('tracked')
@Controller('api/tracked/lists')
export class DecisionListsController {
  constructor(private readonly lists: DecisionListService) {}

  /** Enters all decisions of a list, or none of them. */
  @Post()
  @HttpCode(200)
  @Allow('tracked.enter')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: DecisionListFileDto })
  @ApiOkResponse({ type: DecisionListDto })
  async enter(
    @Req() request: FastifyRequest,
    @Query() query: DecisionListQuery,
    @Who() me: Asker,
  ): Promise<DecisionListDto> {
    const file = await uploadOf(request, MOST_BYTES);
    addToFingerprint(file);
    return this.lists.enter(file, query, me);
  }
}
