import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { CaseActed } from '../../cases/case-action.dto.js';
import { SupplementDto } from './supplement.dto.js';
import { SupplementService } from './supplement.service.js';

@ApiTags('petitions')
@Controller('api/cases/:number/actions')
export class SupplementsController {
  constructor(private readonly supplementing: SupplementService) {}

  @Post('supplement')
  @HttpCode(200)
  @Allow('case.supplement')
  @ApiOkResponse({ type: CaseActed })
  supplement(
    @Param('number') number: string,
    @Body() dto: SupplementDto,
    @Who() me: Asker,
  ): Promise<CaseActed> {
    return this.supplementing.supplement(number, dto, me);
  }
}
