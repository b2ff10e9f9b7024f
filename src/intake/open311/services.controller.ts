import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../../access/allow.decorator.js';
import { KeyInForm } from '../../access/keys/key-in-form.decorator.js';
import { CityService } from '../../city/city.service.js';
import { Config } from '../../platform/config/config.js';
import { BASES, withoutFormat } from './address.rules.js';
import { answer, originOf } from './asked.js';
import { Callers } from './callers.service.js';
import { discoveryOf } from './discovery.rules.js';
import { Jurisdiction } from './jurisdiction.js';
import { notKnown } from './open311.problems.js';
import { definitionOf, languageOf, serviceOf } from './service.rules.js';

/** What can be reported here, and how (GeoReport v2). */
@ApiExcludeController()
@Controller(BASES)
export class ServicesController {
  constructor(
    private readonly callers: Callers,
    private readonly jurisdiction: Jurisdiction,
    private readonly city: CityService,
    private readonly config: Config,
  ) {}

  @Get(['discovery.json', 'discovery.xml'])
  @Allow('public')
  @KeyInForm(true)
  async discovery(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.callers.asked(request);
    return answer(request, reply, 'discovery', discoveryOf(this.city.city, originOf(request, this.config)));
  }

  @Get(['services.json', 'services.xml'])
  @Allow('public')
  @KeyInForm(true)
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { sent } = await this.callers.asked(request);
    const language = languageOf(sent.text('locale'));
    const services = this.jurisdiction.services.map(category => serviceOf(category, language));
    return answer(request, reply, 'services', services);
  }

  @Get('services/:name')
  @Allow('public')
  @KeyInForm(true)
  async definition(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { sent } = await this.callers.asked(request);
    const code = withoutFormat(name);
    if (code === null) throw notKnown('service_code');
    const category = this.jurisdiction.service(code);
    const definition = definitionOf(category, languageOf(sent.text('locale')));
    return answer(request, reply, 'service_definition', definition);
  }
}
