import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
  type StreamableFile,
  UseGuards,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../access/allow.decorator.js';
import { FileDto, FileQueryDto, UploadDto } from '../files/file.dto.js';
import { serve } from '../files/serve.js';
import { Config } from '../platform/config/config.js';
import { addToFingerprint } from '../platform/idempotency/fingerprint.js';
import { uploadOf } from '../platform/request/uploads.js';
import { ContractorOrderDto, ContractorReportDto } from './contractor.dto.js';
import { ContractorGuard, Entered, type Visit } from './contractor.guard.js';
import { ContractorWorkService } from './contractor-work.service.js';

/** For whoever has a link: `Authorization: Bearer cl_…`. The link says which work order it is; nothing else does. */
@ApiTags('contractors')
@ApiBearerAuth()
@UseGuards(ContractorGuard)
@Controller('api/contractor')
export class ContractorController {
  constructor(
    private readonly work: ContractorWorkService,
    private readonly config: Config,
  ) {}

  @Get('order')
  @Allow('public')
  @ApiOkResponse({ type: ContractorOrderDto })
  order(@Entered() visit: Visit): Promise<ContractorOrderDto> {
    return this.work.order(visit);
  }

  @Post('arrive')
  @HttpCode(200)
  @Allow('public')
  @ApiOkResponse({ type: ContractorOrderDto })
  arrive(@Entered() visit: Visit): Promise<ContractorOrderDto> {
    return this.work.arrive(visit);
  }

  @Post('report')
  @HttpCode(200)
  @Allow('public')
  @ApiOkResponse({ type: ContractorOrderDto })
  report(@Body() dto: ContractorReportDto, @Entered() visit: Visit): Promise<ContractorOrderDto> {
    return this.work.report(visit, dto);
  }

  @Post('photos')
  @Allow('public')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadDto })
  @ApiCreatedResponse({ type: FileDto })
  async addPhoto(@Req() request: FastifyRequest, @Entered() visit: Visit): Promise<FileDto> {
    const upload = await uploadOf(request, this.config.uploadLimitBytes);
    addToFingerprint(upload);
    return this.work.addPhoto(visit, upload);
  }

  @Get('photos/:id')
  @Allow('public')
  @ApiProduces('image/jpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async photo(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { size }: FileQueryDto,
    @Entered() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.work.photo(visit, id, size);
    reply.header('cache-control', 'private, no-store');
    return serve(reply, file, { id, size });
  }
}
