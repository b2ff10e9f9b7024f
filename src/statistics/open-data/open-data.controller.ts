import { createHash } from 'node:crypto';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../../access/allow.decorator.js';
import { csvTable } from '../export/csv.js';
import { OPEN_1999, OpenCountsDto, OpenDataDto, OpenDataQueryDto } from './open-data.dto.js';
import { caseTable, countTable, OpenDataService } from './open-data.service.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const CSV_TYPE = 'text/csv; charset=utf-8';
/** Of the console. */
const PAGE = '/opendata';
const HOUR_SECONDS = 3600;
const MINUTE_SECONDS = 60;
const keptFor = (seconds: number): string => `public, max-age=${seconds}`;

/** 開放資料, for everybody and every cache on the way. */
@ApiTags('open-data')
@Controller('open-data')
export class OpenDataController {
  constructor(private readonly open: OpenDataService) {}

  /** What there is, under which licence, and how places are protected; a browser is led to the page that tells people. */
  @Get()
  @Allow('public')
  @ApiOkResponse({ type: OpenDataDto })
  async about(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    reply.header('vary', 'Accept');
    if (request.headers.accept?.includes('text/html')) return void (await reply.redirect(PAGE, 303));
    reply.header('cache-control', keptFor(HOUR_SECONDS));
    await this.send(request, reply, JSON_TYPE, JSON.stringify(await this.open.about()));
  }

  /** Dispatch cases in the names of the city's open1999, without free text; times to the hour, or to the day. */
  @Get('dispatch-cases')
  @Allow('public')
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse({ schema: { type: 'array', items: OPEN_1999 } })
  async cases(
    @Query() query: OpenDataQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { cases, until } = await this.open.dispatchCases(query);
    this.head(reply, 'dispatch-cases', query, until);
    if (query.format === 'csv') await this.send(request, reply, CSV_TYPE, csvTable(caseTable(cases)));
    else await this.send(request, reply, JSON_TYPE, JSON.stringify(cases));
  }

  /** How many of them, by day, item and district. */
  @Get('dispatch-counts')
  @Allow('public')
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse({ type: OpenCountsDto })
  async counts(
    @Query() query: OpenDataQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const counts = await this.open.dispatchCounts(query);
    this.head(reply, 'dispatch-counts', query, counts.until);
    if (query.format === 'csv') await this.send(request, reply, CSV_TYPE, csvTable(countTable(counts)));
    else await this.send(request, reply, JSON_TYPE, JSON.stringify(counts));
  }

  /** Up to which day all is told, also where the body has no room for it; what has days after it is kept for less long. */
  private head(
    reply: FastifyReply,
    name: string,
    { from, to, format }: OpenDataQueryDto,
    until: string | null,
  ): void {
    const isWhole = until !== null && to <= until;
    reply.header('cache-control', keptFor(isWhole ? HOUR_SECONDS : MINUTE_SECONDS));
    reply.header('open-data-until', until ?? '');
    if (format === 'csv')
      reply.header('content-disposition', `attachment; filename="${name}-${from}-${to}.csv"`);
  }

  /** Whoever has it already is told so, and sent nothing. */
  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    type: string,
    body: string | Buffer,
  ): Promise<void> {
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    const { url } = this.open.licence();
    reply.header('etag', tag).header('link', `<${url}>; rel="license"`);
    const known = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
    if (known.some(one => one === '*' || one === tag || one === `W/${tag}`)) await reply.code(304).send();
    else await reply.type(type).send(body);
  }
}
