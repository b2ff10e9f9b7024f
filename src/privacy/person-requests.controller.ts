import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { OnlyReads } from '../platform/idempotency/only-reads.decorator.js';
import { csvOf } from '../statistics/export/csv.js';
import { odsOf } from '../statistics/export/ods.js';
import { PersonDataService } from './person-data.service.js';
import { PersonDecisionService } from './person-decision.service.js';
import { sheetsOfPerson } from './person-export.sheets.js';
import {
  CorrectPersonDto,
  DecideRequestDto,
  ExportPersonDto,
  ExtendRequestDto,
  FinishRequestDto,
  OwnPersonsDto,
  PersonRequestDto,
  PersonRequestsDto,
  RegisterRequestDto,
  RequestsQueryDto,
  RequestVersionDto,
} from './person-request.dto.js';
import { PersonRequestQuery } from './person-request.query.js';
import { PersonRequestsService } from './person-requests.service.js';

const TYPES = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

/** What people ask about their own data (個資法 §3). Names and numbers travel in bodies, never in addresses. */
@ApiTags('person-requests')
@Controller('api/person-requests')
export class PersonRequestsController {
  constructor(
    private readonly views: PersonRequestQuery,
    private readonly requests: PersonRequestsService,
    private readonly decisions: PersonDecisionService,
    private readonly data: PersonDataService,
  ) {}

  @Get()
  @Allow('person-request.read')
  @ApiOkResponse({ type: PersonRequestsDto })
  async list(@Query() { open }: RequestsQueryDto, @Who() me: Asker): Promise<PersonRequestsDto> {
    return { items: await (open === 'true' ? this.views.open(me) : this.views.lastFinished(me)) };
  }

  /** Finds whom it is about, and shows nobody. */
  @Post()
  @Allow('person-request.handle')
  @ApiCreatedResponse({ type: PersonRequestDto })
  async register(@Body() dto: RegisterRequestDto, @Who() me: Asker): Promise<PersonRequestDto> {
    return this.views.one(await this.requests.register(dto, me), me);
  }

  @Get(':id')
  @Allow('person-request.read')
  @ApiOkResponse({ type: PersonRequestDto })
  one(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<PersonRequestDto> {
    return this.views.one(id, me);
  }

  @Post(':id/take')
  @HttpCode(200)
  @Allow('person-request.handle')
  @ApiOkResponse({ type: PersonRequestDto })
  async take(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: RequestVersionDto,
    @Who() me: Asker,
  ): Promise<PersonRequestDto> {
    await this.requests.take(id, version, me);
    return this.views.one(id, me);
  }

  @Post(':id/extend')
  @HttpCode(200)
  @Allow('person-request.handle')
  @ApiOkResponse({ type: PersonRequestDto })
  async extend(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, reason }: ExtendRequestDto,
    @Who() me: Asker,
  ): Promise<PersonRequestDto> {
    await this.requests.extend(id, version, reason);
    return this.views.one(id, me);
  }

  @Post(':id/decide')
  @HttpCode(200)
  @Allow('person-request.handle')
  @ApiOkResponse({ type: PersonRequestDto })
  async decide(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DecideRequestDto,
    @Who() me: Asker,
  ): Promise<PersonRequestDto> {
    await this.decisions.decide(id, dto, me);
    return this.views.one(id, me);
  }

  /** Who it is, for whoever handles the request. The reading is recorded. */
  @Post(':id/person')
  @HttpCode(200)
  @OnlyReads(true)
  @Allow('person-request.handle')
  @ApiOkResponse({ type: OwnPersonsDto })
  async persons(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<OwnPersonsDto> {
    return { items: await this.data.persons(id, me) };
  }

  /** Everything that is kept about the person, and who looked at it. Recorded. */
  @Post(':id/export')
  @HttpCode(200)
  @OnlyReads(true)
  @Allow('person-request.handle')
  @ApiProduces(...Object.values(TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { format, lang }: ExportPersonDto,
    @Who() me: Asker,
  ): Promise<StreamableFile> {
    const all = await this.data.export(id, me);
    const disposition = `attachment; filename="person-${id}.${format}"`;
    const content =
      format === 'json'
        ? Buffer.from(JSON.stringify(all, null, 2), 'utf8')
        : (format === 'csv' ? csvOf : odsOf)(sheetsOfPerson(all, lang));
    return new StreamableFile(content, { type: TYPES[format], disposition });
  }

  @Post(':id/correct')
  @HttpCode(200)
  @Allow('person-request.handle')
  @ApiOkResponse({ type: PersonRequestDto })
  async correct(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: CorrectPersonDto,
    @Who() me: Asker,
  ): Promise<PersonRequestDto> {
    await this.data.correct(id, dto, me);
    return this.views.one(id, me);
  }

  @Post(':id/finish')
  @HttpCode(200)
  @Allow('person-request.handle')
  @ApiOkResponse({ type: PersonRequestDto })
  async finish(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, result }: FinishRequestDto,
    @Who() me: Asker,
  ): Promise<PersonRequestDto> {
    await this.requests.finish(id, version, result);
    return this.views.one(id, me);
  }
}
