import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { CaseActed, ReasonDto } from '../cases/case-action.dto.js';
import { ReassignDto, RouteDto } from './case-dispatch.dto.js';
import { ReassignService } from './reassign.service.js';
import { RoutingService } from './routing.service.js';

/** What the centre does with a case's leg. */
@ApiTags('cases')
@Controller('api/cases/:number/actions')
export class CaseDispatchController {
  constructor(
    private readonly routing: RoutingService,
    private readonly reassigning: ReassignService,
  ) {}

  @Post('route')
  @HttpCode(200)
  @Allow('case.route')
  @ApiOkResponse({ type: CaseActed })
  route(@Param('number') number: string, @Body() dto: RouteDto, @Who() me: Asker): Promise<CaseActed> {
    return this.routing.sendTo(number, dto, me);
  }

  @Post('reassign')
  @HttpCode(200)
  @Allow('case.reassign')
  @ApiOkResponse({ type: CaseActed })
  reassign(@Param('number') number: string, @Body() dto: ReassignDto, @Who() me: Asker): Promise<CaseActed> {
    return this.reassigning.reassign(number, dto, me);
  }

  @Post('recall')
  @HttpCode(200)
  @Allow('case.recall')
  @ApiOkResponse({ type: CaseActed })
  recall(@Param('number') number: string, @Body() dto: ReasonDto, @Who() me: Asker): Promise<CaseActed> {
    return this.reassigning.recall(number, dto, me);
  }
}
