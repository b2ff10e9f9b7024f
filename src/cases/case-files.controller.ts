import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { CaseActed } from './case-action.dto.js';
import { ShareFileService } from './share-file.service.js';

@ApiTags('cases')
@Controller('api/cases/:number/files')
export class CaseFilesController {
  constructor(private readonly sharing: ShareFileService) {}

  /** Lets whoever has the case read what stayed at the centre so far. */
  @Post(':id/share')
  @HttpCode(200)
  @Allow('file.share')
  @ApiOkResponse({ type: CaseActed })
  share(
    @Param('number') number: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Who() me: Asker,
  ): Promise<CaseActed> {
    return this.sharing.share(number, id, me);
  }
}
