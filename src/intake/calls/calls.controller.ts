import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { ContactRecordedDto } from '../contact.dto.js';
import {
  CallColleaguesDto,
  CallsDto,
  CallsFilter,
  HandOverCallDto,
  PhoneExtensionDto,
  SettleCallDto,
  WaitingCallsDto,
} from './calls.dto.js';
import { CallsQuery } from './calls.query.js';
import { ExtensionsService } from './extensions.service.js';
import { CallHandOverService } from './hand-over.service.js';
import { SettleService } from './settle.service.js';
import { WrapUpService } from './wrap-up.service.js';

/** Calls, for the people who take them. Who calls is read through the desk. */
@ApiTags('calls')
@Controller('api/calls')
export class CallsController {
  constructor(
    private readonly query: CallsQuery,
    private readonly extensions: ExtensionsService,
    private readonly settling: SettleService,
    private readonly handing: CallHandOverService,
    private readonly wrapping: WrapUpService,
  ) {}

  /** Over, and nothing recorded of them. */
  @Get()
  @Allow('call.read')
  @ApiOkResponse({ type: CallsDto })
  toRecord(@Query() filter: CallsFilter, @Who() me: Asker): Promise<CallsDto> {
    return this.query.toRecord(filter, me);
  }

  @Get('waiting')
  @Allow('call.read')
  @ApiOkResponse({ type: WaitingCallsDto })
  waiting(): Promise<WaitingCallsDto> {
    return this.query.waiting();
  }

  @Get('colleagues')
  @Allow('call.read')
  @ApiOkResponse({ type: CallColleaguesDto })
  colleagues(@Who() me: Asker): Promise<CallColleaguesDto> {
    return this.query.colleagues(me);
  }

  @Get('my-extension')
  @Allow('call.read')
  @ApiOkResponse({ type: PhoneExtensionDto })
  async myExtension(@Who() me: Asker): Promise<PhoneExtensionDto> {
    return { extension: await this.extensions.ofStaff(me.id) };
  }

  /** Sits down at a telephone, or leaves it. Whoever sat there before does so no longer. */
  @Put('my-extension')
  @Allow('call.read')
  @ApiOkResponse({ type: PhoneExtensionDto })
  async sitDown(@Body() { extension }: PhoneExtensionDto, @Who() me: Asker): Promise<PhoneExtensionDto> {
    return { extension: await this.extensions.sitDown(extension ?? null, me) };
  }

  /** There is nothing to record, and why. */
  @Post(':id/actions/settle')
  @Allow('call.settle')
  @ApiCreatedResponse({ type: ContactRecordedDto })
  settle(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: SettleCallDto,
    @Who() me: Asker,
  ): Promise<ContactRecordedDto> {
    return this.settling.settle(id, dto, me);
  }

  /** The wrap-up is over: this person is ready for the next call. */
  @Post(':id/actions/wrap-up')
  @HttpCode(204)
  @Allow('call.wrap-up')
  @ApiNoContentResponse()
  wrapUp(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<void> {
    return this.wrapping.end(id, me);
  }

  /** A colleague goes on with it. */
  @Post(':id/actions/hand-over')
  @HttpCode(204)
  @Allow('call.hand-over')
  @ApiNoContentResponse()
  handOver(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: HandOverCallDto,
    @Who() me: Asker,
  ): Promise<void> {
    return this.handing.handOver(id, dto, me);
  }
}
