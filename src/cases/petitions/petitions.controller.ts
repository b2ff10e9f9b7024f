import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { CaseActed } from '../case-action.dto.js';
import { CorrectOralDto, OralRecordActed, ReadBackDto, RecordOralDto } from './oral-record.dto.js';
import { OralRecordsService } from './oral-records.service.js';
import { LinkRepeatDto } from './repeats.dto.js';
import { RepeatsService } from './repeats.service.js';

/** What belongs to a petition by law: what was said, and what was petitioned before. */
@ApiTags('petitions')
@Controller('api')
export class PetitionsController {
  constructor(
    private readonly oral: OralRecordsService,
    private readonly repeats: RepeatsService,
  ) {}

  @Post('cases/:number/actions/link-repeat')
  @HttpCode(200)
  @Allow('case.link-repeat')
  @ApiOkResponse({ type: CaseActed })
  linkRepeat(
    @Param('number') number: string,
    @Body() dto: LinkRepeatDto,
    @Who() me: Asker,
  ): Promise<CaseActed> {
    return this.repeats.linkByHand(number, dto, me);
  }

  @Post('cases/:number/actions/record-oral')
  @HttpCode(200)
  @Allow('case.record-oral')
  @ApiOkResponse({ type: OralRecordActed })
  recordOral(
    @Param('number') number: string,
    @Body() dto: RecordOralDto,
    @Who() me: Asker,
  ): Promise<OralRecordActed> {
    return this.oral.write(number, dto, me);
  }

  @Post('oral-records/:id/actions/read-back')
  @HttpCode(200)
  @Allow('oral-record.read-back')
  @ApiOkResponse({ type: OralRecordActed })
  readBack(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReadBackDto,
    @Who() me: Asker,
  ): Promise<OralRecordActed> {
    return this.oral.readBack(id, dto, me);
  }

  @Post('oral-records/:id/actions/correct')
  @HttpCode(200)
  @Allow('oral-record.correct')
  @ApiOkResponse({ type: OralRecordActed })
  correct(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: CorrectOralDto,
    @Who() me: Asker,
  ): Promise<OralRecordActed> {
    return this.oral.correct(id, dto, me);
  }
}
