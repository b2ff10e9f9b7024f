import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { OnlyReads } from '../../platform/idempotency/only-reads.decorator.js';
import { Allow } from '../allow.decorator.js';
import { permits } from '../rights.js';
import type { Staff } from '../staff.js';
import { Who } from '../who.decorator.js';
import {
  ChangeStaffDto,
  HandOverDto,
  NewStaffDto,
  StaffDto,
  StaffListDto,
  StaffPageDto,
  StaffVersionDto,
  StaffWithLinkDto,
} from './staff.dto.js';
import { staffNotFound, staffNotYours } from './staff.problems.js';
import { StaffQuery, staffDto } from './staff.query.js';
import { StaffAdministrationService } from './staff-administration.service.js';

/** The accounts of people: all of them for administrators, those of the own agency and below for chiefs. */
@ApiTags('staff')
@Controller('api/staff')
export class StaffController {
  constructor(
    private readonly query: StaffQuery,
    private readonly administration: StaffAdministrationService,
  ) {}

  @Get()
  @Allow('staff.read')
  @ApiOkResponse({ type: StaffPageDto })
  list(@Query() filters: StaffListDto, @Who() me: Staff): Promise<StaffPageDto> {
    return this.query.list(filters, me);
  }

  @Get(':id')
  @Allow('staff.read')
  @ApiOkResponse({ type: StaffDto })
  async one(@Param('id', ParseUUIDPipe) id: string, @Who() me: Staff): Promise<StaffDto> {
    const account = await this.query.byId(id);
    if (!account) throw staffNotFound();
    if (!permits(me, 'staff.read', { agency: account.agency })) throw staffNotYours();
    return staffDto(account, me);
  }

  /** The answer holds the link: none is kept for a repeat. */
  @Post()
  @Allow('staff.manage')
  @OnlyReads(true)
  @Header('cache-control', 'no-store')
  @ApiCreatedResponse({ type: StaffWithLinkDto })
  create(@Body() dto: NewStaffDto, @Who() me: Staff): Promise<StaffWithLinkDto> {
    return this.administration.create(dto, me);
  }

  @Post(':id/actions/change')
  @HttpCode(200)
  @Allow('staff.manage')
  @ApiOkResponse({ type: StaffDto })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ChangeStaffDto,
    @Who() me: Staff,
  ): Promise<StaffDto> {
    return this.administration.change(id, dto, me);
  }

  @Post(':id/actions/suspend')
  @HttpCode(200)
  @Allow('staff.manage')
  @ApiOkResponse({ type: StaffDto })
  suspend(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: StaffVersionDto,
    @Who() me: Staff,
  ): Promise<StaffDto> {
    return this.administration.suspend(id, dto, me);
  }

  @Post(':id/actions/resume')
  @HttpCode(200)
  @Allow('staff.manage')
  @ApiOkResponse({ type: StaffDto })
  resume(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: StaffVersionDto,
    @Who() me: Staff,
  ): Promise<StaffDto> {
    return this.administration.resume(id, dto, me);
  }

  @Post(':id/actions/reset')
  @HttpCode(200)
  @Allow('staff.manage')
  @OnlyReads(true)
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: StaffWithLinkDto })
  reset(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: StaffVersionDto,
    @Who() me: Staff,
  ): Promise<StaffWithLinkDto> {
    return this.administration.reset(id, dto, me);
  }

  @Post(':id/actions/hand-over')
  @HttpCode(200)
  @Allow('staff.manage')
  @ApiOkResponse({ type: StaffDto })
  handOver(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: HandOverDto,
    @Who() me: Staff,
  ): Promise<StaffDto> {
    return this.administration.handOver(id, dto, me);
  }
}
