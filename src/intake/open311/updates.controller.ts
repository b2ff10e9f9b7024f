import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../../access/allow.decorator.js';
import { KeyInForm } from '../../access/keys/key-in-form.decorator.js';
import { Clock } from '../../platform/clock/clock.js';
import { BASES, isTest } from './address.rules.js';
import { answer, askedIn, askedOrSent } from './asked.js';
import { Callers } from './callers.service.js';
import { Jurisdiction } from './jurisdiction.js';
import { ReportBodies } from './report-bodies.service.js';
import { filterFrom, MOST_REQUESTS } from './request-filter.rules.js';
import { languageOf } from './service.rules.js';
import { StepsQuery } from './steps.query.js';
import { STEPS } from './steps.rules.js';
import { timeOf } from './time.rules.js';
import { updateIn } from './update.rules.js';
import { UpdatesService } from './updates.service.js';

/** What has happened to one's reports, and what is added to them: FixMyStreet's extension of GeoReport v2. */
@ApiExcludeController()
@Controller(BASES)
export class UpdatesController {
  constructor(
    private readonly callers: Callers,
    private readonly jurisdiction: Jurisdiction,
    private readonly bodies: ReportBodies,
    private readonly steps: StepsQuery,
    private readonly updates: UpdatesService,
    private readonly clock: Clock,
  ) {}

  @Get(['servicerequestupdates.json', 'servicerequestupdates.xml'])
  @Allow('public')
  @KeyInForm(true)
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const sent = askedIn(request);
    const machine = await this.callers.with('report.submit', request, sent);
    this.jurisdiction.check(sent);
    const now = this.clock.now();
    const { from, until } = filterFrom(sent, now);
    const steps = await this.steps.ofMachine(machine.id, from ?? now, until ?? now, MOST_REQUESTS);
    const language = languageOf(sent.text('locale'));
    const found = steps.map(({ id, number, kind, at }) => ({
      update_id: `${number}-${id}`,
      service_request_id: number,
      status: STEPS[kind]?.status,
      updated_datetime: timeOf(at),
      description: STEPS[kind]?.words[language],
      media_url: null,
    }));
    return answer(request, reply, 'service_request_updates', found);
  }

  @Post(['servicerequestupdates.json', 'servicerequestupdates.xml'])
  @HttpCode(200)
  @Allow('public')
  @KeyInForm(true)
  async add(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { fields, files } = await this.bodies.of(request);
    const sent = askedOrSent(request, fields);
    const machine = await this.callers.with('report.submit', request, sent);
    this.jurisdiction.check(sent);
    const update = updateIn(sent);
    const update_id = isTest(request.url) ? 'TEST' : await this.updates.add(update, files, machine);
    return answer(request, reply, 'service_request_updates', [{ update_id }]);
  }
}
