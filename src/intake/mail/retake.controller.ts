import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { RetakeService } from './retake.service.js';

const BECAME = ['letter', 'case', 'bounce'] as const;

class RetakenDto {
  @ApiProperty({ enum: BECAME, description: 'What it was taken for' }) became: (typeof BECAME)[number];
}

@ApiTags('quarantine')
@Controller('api/quarantine')
export class RetakeController {
  constructor(private readonly mails: RetakeService) {}

  /** Of a mail: it is read once more, after the cause was mended. */
  @Post(':id/actions/retake')
  @HttpCode(200)
  @Allow('quarantine.decide')
  @ApiOkResponse({ type: RetakenDto })
  async retake(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<RetakenDto> {
    return { became: await this.mails.retake(id, me) };
  }
}
