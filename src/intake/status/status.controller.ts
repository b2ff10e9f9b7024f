import { Body, Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../access/allow.decorator.js';
import { OnlyReads } from '../../platform/idempotency/only-reads.decorator.js';
import { StatusAskedDto, StatusDto } from './status.dto.js';
import { StatusService } from './status.service.js';

/** 案件進度查詢: for whoever has number and password. */
@ApiTags('case-status')
@Controller('api/case-status')
export class StatusController {
  constructor(private readonly statuses: StatusService) {}

  @Post()
  @HttpCode(200)
  @Allow('public')
  @OnlyReads(true)
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: StatusDto })
  read(@Body() asked: StatusAskedDto, @Req() { ip }: FastifyRequest): Promise<StatusDto> {
    return this.statuses.read(asked, ip);
  }
}
