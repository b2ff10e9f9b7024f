import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { CaseActed, NoteDto, ReasonDto, RecategoriseDto } from './case-action.dto.js';
import { IssuePasswordService } from './issue-password.service.js';
import { OpenPetitionDto, PasswordIssuedDto, PetitionOpenedDto } from './links/links.dto.js';
import { OpenPetitionService } from './links/open-petition.service.js';
import { NoteService } from './note.service.js';
import { RecategoriseService } from './recategorise.service.js';
import { WithdrawService } from './withdraw.service.js';

@ApiTags('cases')
@Controller('api/cases/:number/actions')
export class CasesController {
  constructor(
    private readonly recategorising: RecategoriseService,
    private readonly withdrawing: WithdrawService,
    private readonly noting: NoteService,
    private readonly petitioning: OpenPetitionService,
    private readonly issuing: IssuePasswordService,
  ) {}

  @Post('recategorise')
  @HttpCode(200)
  @Allow('case.recategorise')
  @ApiOkResponse({ type: CaseActed })
  recategorise(
    @Param('number') number: string,
    @Body() dto: RecategoriseDto,
    @Who() me: Asker,
  ): Promise<CaseActed> {
    return this.recategorising.recategorise(number, dto, me);
  }

  @Post('withdraw')
  @HttpCode(200)
  @Allow('case.withdraw')
  @ApiOkResponse({ type: CaseActed })
  withdraw(@Param('number') number: string, @Body() dto: ReasonDto, @Who() me: Asker): Promise<CaseActed> {
    return this.withdrawing.withdraw(number, dto, me);
  }

  @Post('open-petition')
  @HttpCode(200)
  @Allow('case.open-petition')
  @ApiOkResponse({ type: PetitionOpenedDto })
  openPetition(
    @Param('number') number: string,
    @Body() dto: OpenPetitionDto,
    @Who() me: Asker,
  ): Promise<PetitionOpenedDto> {
    return this.petitioning.open(number, dto, me);
  }

  @Post('issue-password')
  @HttpCode(200)
  @Allow('case.issue-password')
  @ApiOkResponse({ type: PasswordIssuedDto })
  issuePassword(@Param('number') number: string, @Who() me: Asker): Promise<PasswordIssuedDto> {
    return this.issuing.issue(number, me);
  }

  @Post('note')
  @HttpCode(200)
  @Allow('case.note')
  @ApiOkResponse({ type: CaseActed })
  note(@Param('number') number: string, @Body() dto: NoteDto, @Who() me: Asker): Promise<CaseActed> {
    return this.noting.note(number, dto, me);
  }
}
