import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { OnlyReads } from '../../platform/idempotency/only-reads.decorator.js';
import { Allow } from '../allow.decorator.js';
import type { Staff } from '../staff.js';
import { Who } from '../who.decorator.js';
import { MachinesDto, MadeKeyDto, NewKeyDto, NewMachineDto } from './machines.dto.js';
import { MachinesQuery } from './machines.query.js';
import { MachinesService } from './machines.service.js';

/** Machines send `Authorization: Bearer <key>` instead of a cookie. */
@ApiTags('machines')
@Controller('api/machines')
export class MachinesController {
  constructor(
    private readonly machines: MachinesService,
    private readonly query: MachinesQuery,
  ) {}

  @Get()
  @Allow('api-key.manage')
  @ApiOkResponse({ type: MachinesDto })
  list(): Promise<MachinesDto> {
    return this.query.all();
  }

  /** A machine account with its first key, which is in this answer and nowhere else. INVALID 400. */
  @Post()
  @Allow('api-key.manage')
  // The answer holds the key: none is kept for a repeat.
  @OnlyReads(true)
  @ApiCreatedResponse({ type: MadeKeyDto })
  make(@Body() wish: NewMachineDto, @Who() me: Staff): Promise<MadeKeyDto> {
    return this.machines.make(wish, me);
  }

  /** A further key, to change over to. MACHINE_NOT_FOUND 404, INVALID 400. */
  @Post(':id/keys')
  @Allow('api-key.manage')
  @OnlyReads(true)
  @ApiCreatedResponse({ type: MadeKeyDto })
  makeKey(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() wish: NewKeyDto,
    @Who() me: Staff,
  ): Promise<MadeKeyDto> {
    return this.machines.makeKey(id, wish, me);
  }

  /** Ends a key at once; also one that has ended. KEY_NOT_FOUND 404. */
  @Delete(':id/keys/:keyId')
  @HttpCode(204)
  @Allow('api-key.manage')
  @ApiNoContentResponse()
  revoke(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('keyId', ParseUUIDPipe) keyId: string,
  ): Promise<void> {
    return this.machines.revoke(id, keyId);
  }
}
