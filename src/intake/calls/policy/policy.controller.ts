import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../access/allow.decorator.js';
import type { Asker } from '../../../access/rights.js';
import { Who } from '../../../access/who.decorator.js';
import { OnlyReads } from '../../../platform/idempotency/only-reads.decorator.js';
import { AppealService } from './appeal.service.js';
import { DecideStepService } from './decide-step.service.js';
import {
  CallerPoliciesDto,
  CallerPolicyDto,
  CallerPolicyFilter,
  DecideAppealDto,
  DecideStepDto,
  NumberPoliciesDto,
  PolicyNumberDto,
  ProposeStepDto,
} from './policy.dto.js';
import { PolicyQuery } from './policy.query.js';
import { ProposeStepService } from './propose-step.service.js';

/** Steps about numbers whose calls abuse the line. None of them keeps anybody from being heard. */
@ApiTags('caller policy')
@Controller('api/caller-policies')
export class PolicyController {
  constructor(
    private readonly query: PolicyQuery,
    private readonly proposing: ProposeStepService,
    private readonly deciding: DecideStepService,
    private readonly appeals: AppealService,
  ) {}

  @Get()
  @Allow('caller-policy.read')
  @ApiOkResponse({ type: CallerPoliciesDto })
  list(@Query() filter: CallerPolicyFilter, @Who() me: Asker): Promise<CallerPoliciesDto> {
    return this.query.list(filter, me);
  }

  /** Somebody says that it is theirs: what was decided about it. */
  @Post('search')
  @HttpCode(200)
  @OnlyReads(true)
  @Allow('caller-policy.read')
  @ApiOkResponse({ type: NumberPoliciesDto })
  ofNumber(@Body() { phone }: PolicyNumberDto, @Who() me: Asker): Promise<NumberPoliciesDto> {
    return this.query.ofNumber(phone, me);
  }

  @Post()
  @Allow('caller-policy.propose')
  @ApiCreatedResponse({ type: CallerPolicyDto })
  propose(@Body() dto: ProposeStepDto, @Who() me: Asker): Promise<CallerPolicyDto> {
    return this.proposing.propose(dto, me);
  }

  @Post(':id/actions/approve')
  @HttpCode(200)
  @Allow('caller-policy.decide')
  @ApiOkResponse({ type: CallerPolicyDto })
  approve(@Param('id', ParseUUIDPipe) id: string, @Body() dto: DecideStepDto, @Who() me: Asker) {
    return this.deciding.approve(id, dto, me);
  }

  @Post(':id/actions/refuse')
  @HttpCode(200)
  @Allow('caller-policy.decide')
  @ApiOkResponse({ type: CallerPolicyDto })
  refuse(@Param('id', ParseUUIDPipe) id: string, @Body() dto: DecideStepDto, @Who() me: Asker) {
    return this.deciding.refuse(id, dto, me);
  }

  @Post(':id/actions/end')
  @HttpCode(200)
  @Allow('caller-policy.decide')
  @ApiOkResponse({ type: CallerPolicyDto })
  end(@Param('id', ParseUUIDPipe) id: string, @Body() dto: DecideStepDto, @Who() me: Asker) {
    return this.deciding.endByHand(id, dto, me);
  }

  @Post(':id/actions/appeal')
  @HttpCode(200)
  @Allow('caller-policy.appeal')
  @ApiOkResponse({ type: CallerPolicyDto })
  appeal(@Param('id', ParseUUIDPipe) id: string, @Body() dto: DecideStepDto, @Who() me: Asker) {
    return this.appeals.appeal(id, dto, me);
  }

  @Post(':id/actions/decide-appeal')
  @HttpCode(200)
  @Allow('caller-policy.decide')
  @ApiOkResponse({ type: CallerPolicyDto })
  decideAppeal(@Param('id', ParseUUIDPipe) id: string, @Body() dto: DecideAppealDto, @Who() me: Asker) {
    return this.appeals.decide(id, dto, me);
  }
}
