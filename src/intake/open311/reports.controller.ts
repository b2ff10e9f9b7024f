import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../../access/allow.decorator.js';
import { KeyInForm } from '../../access/keys/key-in-form.decorator.js';
import { BASES, isTest, withoutFormat } from './address.rules.js';
import { answer, askedOrSent } from './asked.js';
import { Callers } from './callers.service.js';
import { Jurisdiction } from './jurisdiction.js';
import { notKnown } from './open311.problems.js';
import { ReportBodies } from './report-bodies.service.js';
import { ReportReader } from './report-reader.service.js';
import { SubmitService } from './submit.service.js';
import { accepted, taken } from './submitted.rules.js';
import { TokensQuery } from './tokens.query.js';

/** What an app sends, and the number of what it has sent (GeoReport v2). */
@ApiExcludeController()
@Controller(BASES)
export class ReportsController {
  constructor(
    private readonly callers: Callers,
    private readonly jurisdiction: Jurisdiction,
    private readonly bodies: ReportBodies,
    private readonly reader: ReportReader,
    private readonly reports: SubmitService,
    private readonly tokens: TokensQuery,
  ) {}

  @Post(['requests.json', 'requests.xml'])
  @HttpCode(200)
  @Allow('public')
  @KeyInForm(true)
  async submit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { fields, files } = await this.bodies.of(request);
    const sent = askedOrSent(request, fields);
    const machine = await this.callers.with('report.submit', request, sent);
    this.jurisdiction.check(sent);
    const report = this.reader.read(sent, files);
    const answered = isTest(request.url)
      ? taken(report.category)
      : accepted(report.category, await this.reports.submit(report, machine), report.language);
    return answer(request, reply, 'service_requests', [answered]);
  }

  @Get('tokens/:name')
  @Allow('public')
  @KeyInForm(true)
  async token(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.callers.asked(request);
    const token = withoutFormat(name);
    const found = token === null ? null : await this.tokens.find(token);
    if (!found) throw notKnown('token');
    const service_request_id = found.isLookedAt ? found.number : undefined;
    return answer(request, reply, 'service_requests', [{ service_request_id, token }]);
  }
}
