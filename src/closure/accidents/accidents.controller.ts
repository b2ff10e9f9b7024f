import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Staff } from '../../access/staff.js';
import { Who } from '../../access/who.decorator.js';
import { OnlyReads } from '../../platform/idempotency/only-reads.decorator.js';
import {
  AccidentDto,
  AccidentRulesDto,
  AccidentsDto,
  AccidentsFilter,
  AccidentTextsDto,
  AttendDto,
  CareDto,
  CloseAccidentDto,
  FollowUpAccidentDto,
  MarkAccidentDto,
} from './accident.dto.js';
import { AccidentQuery } from './accident.query.js';
import { AccidentStepsService } from './accident-steps.service.js';
import { ConfirmAccidentService } from './confirm-accident.service.js';
import { MarkAccidentService } from './mark-accident.service.js';
import { ReadAccidentService } from './read-accident.service.js';

/** 意外事件、緊急事件: marked, told at once, attended, cared for, followed, closed. */
@ApiTags('accidents')
@Controller('api')
export class AccidentsController {
  constructor(
    private readonly marking: MarkAccidentService,
    private readonly confirming: ConfirmAccidentService,
    private readonly steps: AccidentStepsService,
    private readonly reading: ReadAccidentService,
    private readonly accidents: AccidentQuery,
  ) {}

  @Post('cases/:number/accidents')
  @Allow('case.mark-accident')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: AccidentDto })
  mark(
    @Param('number') number: string,
    @Body() dto: MarkAccidentDto,
    @Who() me: Staff,
  ): Promise<AccidentDto> {
    return this.marking.mark(number, dto, me);
  }

  /** Of cases this person may read, and those their agency is told of. */
  @Get('accidents')
  @Allow('accident.read')
  @ApiOkResponse({ type: AccidentsDto })
  list(@Query() filter: AccidentsFilter, @Who() me: Staff): Promise<AccidentsDto> {
    return this.accidents.list(filter, me);
  }

  @Get('accidents/rules')
  @Allow('accident.read')
  @ApiOkResponse({ type: AccidentRulesDto })
  rules(): AccidentRulesDto {
    return this.accidents.rules();
  }

  @Get('accidents/alerts')
  @Allow('accident.confirm')
  @ApiOkResponse({ type: AccidentsDto })
  alerts(@Who() me: Staff): Promise<AccidentsDto> {
    return this.accidents.alerts(me);
  }

  /** What was typed; who read it is recorded. */
  @Post('accidents/:id/texts')
  @HttpCode(200)
  @OnlyReads(true)
  @Header('cache-control', 'no-store')
  @Allow('accident.read-texts')
  @ApiOkResponse({ type: AccidentTextsDto })
  texts(@Param('id', ParseUUIDPipe) id: string, @Who() me: Staff): Promise<AccidentTextsDto> {
    return this.reading.texts(id, me);
  }

  /** By the screen itself, as soon as it is shown. */
  @Post('accidents/:id/actions/show')
  @HttpCode(200)
  @Allow('accident.confirm')
  @ApiOkResponse({ type: AccidentDto })
  show(@Param('id', ParseUUIDPipe) id: string, @Who() me: Staff): Promise<AccidentDto> {
    return this.confirming.show(id, me);
  }

  @Post('accidents/:id/actions/confirm')
  @HttpCode(200)
  @Allow('accident.confirm')
  @ApiOkResponse({ type: AccidentDto })
  confirm(@Param('id', ParseUUIDPipe) id: string, @Who() me: Staff): Promise<AccidentDto> {
    return this.confirming.confirm(id, me);
  }

  @Post('accidents/:id/actions/attend')
  @HttpCode(200)
  @Allow('accident.attend')
  @ApiOkResponse({ type: AccidentDto })
  attend(@Param('id', ParseUUIDPipe) id: string, @Body() dto: AttendDto, @Who() me: Staff) {
    return this.steps.attend(id, dto, me);
  }

  @Post('accidents/:id/actions/care')
  @HttpCode(200)
  @Allow('accident.care')
  @ApiOkResponse({ type: AccidentDto })
  care(@Param('id', ParseUUIDPipe) id: string, @Body() dto: CareDto, @Who() me: Staff) {
    return this.steps.care(id, dto, me);
  }

  @Post('accidents/:id/actions/follow-up')
  @HttpCode(200)
  @Allow('accident.follow-up')
  @ApiOkResponse({ type: AccidentDto })
  followUp(@Param('id', ParseUUIDPipe) id: string, @Body() dto: FollowUpAccidentDto, @Who() me: Staff) {
    return this.steps.followUp(id, dto, me);
  }

  @Post('accidents/:id/actions/close')
  @HttpCode(200)
  @Allow('accident.close')
  @ApiOkResponse({ type: AccidentDto })
  close(@Param('id', ParseUUIDPipe) id: string, @Body() dto: CloseAccidentDto, @Who() me: Staff) {
    return this.steps.close(id, dto, me);
  }
}
