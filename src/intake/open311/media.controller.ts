import { Controller, Get, Param, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../../access/allow.decorator.js';
import { KeyInForm } from '../../access/keys/key-in-form.decorator.js';
import { FilesService } from '../../files/files.service.js';
import { serve } from '../../files/serve.js';
import { BASES } from './address.rules.js';
import { askedIn } from './asked.js';
import { Callers } from './callers.service.js';
import { MediaService } from './media.service.js';
import { notKnown } from './open311.problems.js';

/** A photo of a report, by the address that its sender was told. */
@ApiExcludeController()
@Controller(BASES)
export class MediaController {
  constructor(
    private readonly callers: Callers,
    private readonly media: MediaService,
    private readonly files: FilesService,
  ) {}

  @Get('media/:name')
  @Allow('public')
  @KeyInForm(true)
  async read(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    await this.callers.of(request, askedIn(request));
    const id = this.media.idIn(name);
    if (!id) throw notKnown('media');
    const size = 'full';
    const file = await this.files.findFor(id, size, ({ kind }) => kind === 'photo');
    return serve(reply, file, { id, size });
  }
}
