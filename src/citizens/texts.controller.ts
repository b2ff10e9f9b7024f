import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import { OnlyReads } from '../platform/idempotency/only-reads.decorator.js';
import { redacted, scan } from './personal-data.rules.js';
import { ScannedTextDto, TextToScanDto } from './texts.dto.js';

/** Tells who types what agencies will not see. Nothing is kept, and nothing is looked up. */
@ApiTags('texts')
@Controller('api/texts')
export class TextsController {
  @Post('scan')
  @HttpCode(200)
  @OnlyReads(true)
  @Allow('text.scan')
  @ApiOkResponse({ type: ScannedTextDto })
  scan(@Body() { text }: TextToScanDto): ScannedTextDto {
    const found = scan(text);
    return { found, shared: redacted(text, found) };
  }
}
