import { Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../access/allow.decorator.js';
import type { Staff } from '../access/staff.js';
import { Who } from '../access/who.decorator.js';
import { Config } from '../platform/config/config.js';
import { addToFingerprint } from '../platform/idempotency/fingerprint.js';
import { uploadOf } from '../platform/request/uploads.js';
import { FileDto, FileQueryDto, UploadDto } from './file.dto.js';
import { FilesService } from './files.service.js';

@ApiTags('files')
@Controller('api/files')
export class FilesController {
  constructor(
    private readonly files: FilesService,
    private readonly config: Config,
  ) {}

  /** Uploads a picture, to be named by a note or a report within a day. */
  @Post()
  @Allow('file.add')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadDto })
  @ApiCreatedResponse({ type: FileDto })
  async add(@Req() request: FastifyRequest, @Who() me: Staff): Promise<FileDto> {
    const upload = await uploadOf(request, this.config.uploadLimitBytes);
    addToFingerprint(upload);
    return this.files.add(upload, me);
  }

  /** A picture, in full or as a thumbnail. The browser asks again each time, since rights change; 304 if it has it. */
  @Get(':id')
  @Allow('file.read')
  @ApiProduces('image/jpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { size }: FileQueryDto,
    @Who() me: Staff,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const file = await this.files.find(id, size, me);
    // Always a picture that was made here, under a name that was made here.
    const disposition = `inline; filename="${id.toLowerCase()}-${size}.jpg"`;
    reply.headers({
      etag: file.tag,
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      // Opened by itself it is in a world of its own, where nothing runs and nothing is asked for.
      'content-security-policy': "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      'content-disposition': disposition,
    });
    if (hasAlready(request.headers['if-none-match'], file.tag)) {
      reply.code(304);
      return undefined;
    }
    const content = await file.content();
    return new StreamableFile(content, { type: file.mime, length: content.length, disposition });
  }
}

/** RFC 9110 §13.1.2: any of the tags, compared weakly. */
const hasAlready = (tags: string | undefined, tag: string): boolean =>
  (tags ?? '').split(',').some(one => ['*', tag, `W/${tag}`].includes(one.trim()));
