import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { CaseActed, ReasonDto } from '../cases/case-action.dto.js';
import { ReleaseDto, ReleaseMemberDto } from './closure.dto.js';
import { ReleaseService } from './release.service.js';
import { ReleaseMemberService } from './release-member.service.js';
import { ReopenService } from './reopen.service.js';

/** Is it really done? */
@ApiTags('cases')
@Controller('api/cases/:number/actions')
export class ClosureController {
  constructor(
    private readonly releasing: ReleaseService,
    private readonly releasingMembers: ReleaseMemberService,
    private readonly reopening: ReopenService,
  ) {}

  @Post('release')
  @HttpCode(200)
  @Allow('case.release')
  @ApiOkResponse({ type: CaseActed })
  release(@Param('number') number: string, @Body() dto: ReleaseDto, @Who() me: Asker): Promise<CaseActed> {
    return this.releasing.release(number, dto, me);
  }

  @Post('release-member')
  @HttpCode(200)
  @Allow('case.release-member')
  @ApiOkResponse({ type: CaseActed })
  releaseMember(
    @Param('number') number: string,
    @Body() dto: ReleaseMemberDto,
    @Who() me: Asker,
  ): Promise<CaseActed> {
    return this.releasingMembers.release(number, dto, me);
  }

  @Post('take-back-release')
  @HttpCode(200)
  @Allow('case.take-back-release')
  @ApiOkResponse({ type: CaseActed })
  takeBack(@Param('number') number: string, @Body() dto: ReasonDto, @Who() me: Asker): Promise<CaseActed> {
    return this.releasing.takeBack(number, dto, me);
  }

  @Post('send-back')
  @HttpCode(200)
  @Allow('case.send-back')
  @ApiOkResponse({ type: CaseActed })
  sendBack(@Param('number') number: string, @Body() dto: ReasonDto, @Who() me: Asker): Promise<CaseActed> {
    return this.reopening.sendBack(number, dto, me);
  }

  @Post('reopen')
  @HttpCode(200)
  @Allow('case.reopen')
  @ApiOkResponse({ type: CaseActed })
  reopen(@Param('number') number: string, @Body() dto: ReasonDto, @Who() me: Asker): Promise<CaseActed> {
    return this.reopening.reopen(number, dto, me);
  }
}
