import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { ReasonDto, VersionDto } from '../../cases/case-action.dto.js';
import { OnlyReads } from '../../platform/idempotency/only-reads.decorator.js';
import { ReadReviewService } from './read-review.service.js';
import { ReopeningService } from './reopening.service.js';
import {
  ReviewDto,
  ReviewExplainDto,
  ReviewOpinionDto,
  ReviewsDto,
  ReviewsFilter,
  ReviewTextsDto,
} from './review.dto.js';
import { ReviewQuery } from './review.query.js';
import { SettleReviewService } from './settle-review.service.js';

/** 不滿意檢討: what is made of an unhappy answer. */
@ApiTags('reviews')
@Controller('api/reviews')
export class ReviewsController {
  constructor(
    private readonly reviews: ReviewQuery,
    private readonly reading: ReadReviewService,
    private readonly reopening: ReopeningService,
    private readonly settling: SettleReviewService,
  ) {}

  @Get()
  @Allow('review.read')
  @ApiOkResponse({ type: ReviewsDto })
  list(@Query() filter: ReviewsFilter, @Who() me: Asker): Promise<ReviewsDto> {
    return this.reviews.list(filter, me);
  }

  /** What they wrote. The reading is recorded, so it is asked for on purpose. */
  @Post(':id/texts')
  @HttpCode(200)
  @OnlyReads(true)
  @Allow('review.decide')
  @ApiOkResponse({ type: ReviewTextsDto })
  texts(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<ReviewTextsDto> {
    return this.reading.read(id, me);
  }

  @Post(':id/actions/ask-reopening')
  @HttpCode(200)
  @Allow('review.decide')
  @ApiOkResponse({ type: ReviewDto })
  askReopening(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReviewOpinionDto,
    @Who() me: Asker,
  ): Promise<ReviewDto> {
    return this.reopening.ask(id, dto, me);
  }

  @Post(':id/actions/approve-reopening')
  @HttpCode(200)
  @Allow('review.decide')
  @ApiOkResponse({ type: ReviewDto })
  approveReopening(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: VersionDto,
    @Who() me: Asker,
  ): Promise<ReviewDto> {
    return this.reopening.approve(id, dto, me);
  }

  @Post(':id/actions/refuse-reopening')
  @HttpCode(200)
  @Allow('review.decide')
  @ApiOkResponse({ type: ReviewDto })
  refuseReopening(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReasonDto,
    @Who() me: Asker,
  ): Promise<ReviewDto> {
    return this.reopening.refuse(id, dto, me);
  }

  @Post(':id/actions/explain')
  @HttpCode(200)
  @Allow('review.decide')
  @ApiOkResponse({ type: ReviewDto })
  explain(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReviewExplainDto,
    @Who() me: Asker,
  ): Promise<ReviewDto> {
    return this.settling.explain(id, dto, me);
  }

  /** Nothing more is done, and why. */
  @Post(':id/actions/close')
  @HttpCode(200)
  @Allow('review.decide')
  @ApiOkResponse({ type: ReviewDto })
  close(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReviewOpinionDto,
    @Who() me: Asker,
  ): Promise<ReviewDto> {
    return this.settling.close(id, dto, me);
  }
}
