import {
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
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
import { uploadInPieces, uploadOf } from '../platform/request/uploads.js';
import { DocumentDto, DocumentUploadDto, FileDto, FileQueryDto, UploadDto } from './file.dto.js';
import { FilesService } from './files.service.js';
import { serve } from './serve.js';

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

  /** Uploads a picture or a document, to be named within a day by what it belongs to. Its content says what it is. */
  @Post('documents')
  @Allow('file.add')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: DocumentUploadDto })
  @ApiCreatedResponse({ type: DocumentDto })
  async addDocument(@Req() request: FastifyRequest, @Who() me: Staff): Promise<DocumentDto> {
    const { name, content } = await uploadInPieces(request, this.config.documentLimitBytes);
    return this.files.addDocument(content, { name }, me);
  }

  /**
   * A picture in full or as a thumbnail, a page of a scan as a picture, or a document to be downloaded. The browser asks again each time, since rights change; 304 if it has it.
   */
  @Get(':id')
  @Allow('file.read')
  @ApiProduces('image/jpeg', 'application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { size, page }: FileQueryDto,
    @Who() me: Staff,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const wanted = page === undefined ? size : (`page-${page}` as const);
    const file = await this.files.find(id, wanted, me);
    reply.headers({ etag: file.tag, 'cache-control': 'private, no-cache' });
    if (hasAlready(request.headers['if-none-match'], file.tag)) {
      reply.code(304);
      return undefined;
    }
    return serve(reply, file, { id, size: wanted });
  }
}

/** RFC 9110 §13.1.2: any of the tags, compared weakly. */
const hasAlready = (tags: string | undefined, tag: string): boolean =>
  (tags ?? '').split(',').some(one => ['*', tag, `W/${tag}`].includes(one.trim()));
