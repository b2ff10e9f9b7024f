import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Staff } from '../access/staff.js';
import { Who } from '../access/who.decorator.js';
import { PhoneAttemptService } from './phone-attempt.service.js';
import { PhoneAttemptDto, PhoneTaskDto, PhoneTasksDto, PhoneTasksQueryDto } from './phone-task.dto.js';
import { PhoneTaskQuery } from './phone-task.query.js';

@ApiTags('phone-tasks')
@Controller('api/phone-tasks')
export class PhoneTasksController {
  constructor(
    private readonly tasks: PhoneTaskQuery,
    private readonly attempts: PhoneAttemptService,
  ) {}

  /** The agencies the centre must call, the longest waiting first. */
  @Get()
  @Allow('phone-task.read')
  @ApiOkResponse({ type: PhoneTasksDto })
  async list(@Query() { open }: PhoneTasksQueryDto, @Who() me: Staff): Promise<PhoneTasksDto> {
    return { items: await (open === 'true' ? this.tasks.open(me) : this.tasks.lastClosed(me)) };
  }

  /** A call to the duty desk. */
  @Post(':id/attempts')
  @Allow('phone-task.attempt')
  @ApiCreatedResponse({ type: PhoneTaskDto })
  attempt(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: PhoneAttemptDto,
    @Who() me: Staff,
  ): Promise<PhoneTaskDto> {
    return this.attempts.attempt(id, dto, me);
  }
}
