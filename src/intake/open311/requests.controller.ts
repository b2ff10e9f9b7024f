import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../../access/allow.decorator.js';
import { KeyInForm } from '../../access/keys/key-in-form.decorator.js';
import { grantFor } from '../../access/rights.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { BASES, withoutFormat } from './address.rules.js';
import { answer, originOf } from './asked.js';
import { Callers } from './callers.service.js';
import { notKnown } from './open311.problems.js';
import { Parameters } from './parameters.rules.js';
import { filterFrom } from './request-filter.rules.js';
import { type Reading, RequestsService } from './requests.service.js';
import { languageOf } from './service.rules.js';

/** What was reported, and how far it is (GeoReport v2). */
@ApiExcludeController()
@Controller(BASES)
export class RequestsController {
  constructor(
    private readonly callers: Callers,
    private readonly requests: RequestsService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Get(['requests.json', 'requests.xml'])
  @Allow('public')
  @KeyInForm(true)
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { sent, reading } = await this.asked(request);
    const found = await this.requests.find(filterFrom(sent, this.clock.now()), reading);
    return answer(request, reply, 'service_requests', found);
  }

  /** What else stands in the address changes nothing. */
  @Get('requests/:name')
  @Allow('public')
  @KeyInForm(true)
  async one(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { reading } = await this.asked(request);
    const filter = filterFrom(
      new Parameters({ service_request_id: withoutFormat(name) ?? '-' }),
      this.clock.now(),
    );
    const found = await this.requests.find(filter, reading);
    if (found.length === 0) throw notKnown('service_request_id');
    return answer(request, reply, 'service_requests', found);
  }

  private async asked(request: FastifyRequest): Promise<{ sent: Parameters; reading: Reading }> {
    const { sent, machine } = await this.callers.asked(request);
    const reading = {
      machineId: machine?.id ?? null,
      language: languageOf(sent.text('locale')),
      extended: sent.text('extensions') === 'true',
      passesOn: machine !== null && grantFor(machine, 'survey.pass-on') !== null,
      origin: originOf(request, this.config),
    };
    return { sent, reading };
  }
}
