import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../access/allow.decorator.js';
import { OnlyReads } from '../../../platform/idempotency/only-reads.decorator.js';
import { CallerQuestionDto } from './caller-question.dto.js';
import { CallerAdviceDto } from './policy.dto.js';
import { PolicyQuery } from './policy.query.js';

/** What a telephone system asks before it connects a call. */
@ApiTags('calls')
@Controller('api/intake/caller-advice')
export class CallerAdviceController {
  constructor(private readonly query: PolicyQuery) {}

  @Post()
  @HttpCode(200)
  @OnlyReads(true)
  @Allow('call.signal')
  @ApiOkResponse({ type: CallerAdviceDto })
  advise(@Body() { caller }: CallerQuestionDto): Promise<CallerAdviceDto> {
    return this.query.advice(caller);
  }
}
