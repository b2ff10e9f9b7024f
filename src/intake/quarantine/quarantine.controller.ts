import {
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { QuarantinedPageDto, QuarantinedTextDto, QuarantineFilter } from './quarantine.dto.js';
import { QuarantineQuery } from './quarantine.query.js';
import { QuarantineService } from './quarantine.service.js';

const MOST_SHOWN = 20_000;

/** What came through a door and could not be understood. */
@ApiTags('quarantine')
@Controller('api/quarantine')
export class QuarantineController {
  constructor(
    private readonly quarantine: QuarantineService,
    private readonly query: QuarantineQuery,
  ) {}

  @Get()
  @Allow('quarantine.read')
  @ApiOkResponse({ type: QuarantinedPageDto })
  list(@Query() filter: QuarantineFilter): Promise<QuarantinedPageDto> {
    return this.query.list(filter);
  }

  /** Its beginning as text. The reading is recorded. NOT_IN_QUARANTINE 404, RAW_IS_GONE 410. */
  @Get(':id/text')
  @Allow('quarantine.read')
  @ApiOkResponse({ type: QuarantinedTextDto })
  async text(@Param('id', ParseUUIDPipe) id: string): Promise<QuarantinedTextDto> {
    const { raw } = await this.quarantine.read(id);
    const text = raw.subarray(0, MOST_SHOWN).toString('utf8');
    return { text, isCut: raw.length > MOST_SHOWN };
  }

  /** As it came, never shown by the browser itself. The reading is recorded. NOT_IN_QUARANTINE 404, RAW_IS_GONE 410. */
  @Get(':id/raw')
  @Allow('quarantine.read')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('content-security-policy', "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
  async raw(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const { one, raw } = await this.quarantine.read(id);
    return new StreamableFile(raw, {
      type: 'application/octet-stream',
      length: raw.length,
      disposition: `attachment; filename="${one.id}.bin"`,
    });
  }

  /** Somebody has recorded by hand what it says. NOT_IN_QUARANTINE 404, ALREADY_DECIDED 409. */
  @Post(':id/actions/take')
  @HttpCode(204)
  @Allow('quarantine.decide')
  @ApiNoContentResponse()
  take(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<void> {
    return this.quarantine.decide(id, 'taken', me);
  }

  /** Nothing is to be done about it. NOT_IN_QUARANTINE 404, ALREADY_DECIDED 409. */
  @Post(':id/actions/discard')
  @HttpCode(204)
  @Allow('quarantine.decide')
  @ApiNoContentResponse()
  discard(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<void> {
    return this.quarantine.decide(id, 'discarded', me);
  }
}
